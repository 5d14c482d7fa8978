/**
 * Owns the pre-roll in a WebM's header: Opus needs 80 ms before a moment to be right at it (RFC 7845, 4.6), and players
 * that seek ask SeekPreRoll. Mediabunny derives that from the pre-skip, which is 0 here since the sound starts at its
 * first sample; so a track name of the same length is written and replaced.
 */
import type { StreamTargetChunk } from 'mediabunny'

/** Name of the sound track until its bytes are replaced. */
export const PRE_ROLL_NAME = 'roll'

/** Element Name (RFC 9559, 5.1.4.1.18) of four bytes. */
const PLACE = [0x53, 0x6e, 0x84, ...new TextEncoder().encode(PRE_ROLL_NAME)]
/** Element SeekPreRoll (5.1.4.1.27) of four bytes: 80,000,000 ns. */
const SEEK_PRE_ROLL = [0x56, 0xbb, 0x84, 0x04, 0xc4, 0xb4, 0x00]
/** The header's tracks lie within. */
const HEADER_BYTES = 16_384

/** Replaces it in `bytes`, where the header is in them; answers the same bytes. */
export function tellPreRoll<B extends Uint8Array>(bytes: B): B {
  const last = Math.min(bytes.length, HEADER_BYTES) - PLACE.length
  for (let at = 0; at <= last; at++)
    if (PLACE.every((value, index) => bytes[at + index] === value)) {
      bytes.set(SEEK_PRE_ROLL, at)
      break
    }
  return bytes
}

/** A stream that does so on the way to `stream`. */
export function preRolled(stream: WritableStream<StreamTargetChunk>): WritableStream<StreamTargetChunk> {
  const writer = stream.getWriter()
  return new WritableStream({
    write: chunk => writer.write(chunk.position < HEADER_BYTES ? { ...chunk, data: tellPreRoll(chunk.data) } : chunk),
    close: () => writer.close(),
    abort: reason => writer.abort(reason),
  })
}
