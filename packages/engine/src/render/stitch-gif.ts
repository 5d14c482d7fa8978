/** Owns the writing of a GIF: blocks are copied segment by segment, each with its delay, so that times are exact in sum. */
import { type FrameRate, frameToSeconds, type Size, throwIfAborted } from '@contenthq/model'
import { CONTROL_BYTES, DELAY_AT } from '../ffmpeg/gif.ts'
import type { FilmFile } from './output/film-file.ts'
import type { EncodedSegment } from './protocol.ts'

export type GifParts = {
  readonly segments: number
  readSegment(index: number): Promise<EncodedSegment>
}

const TRAILER = Uint8Array.of(0x3b)
/** NETSCAPE2.0: again and again. */
const FOR_EVER = Uint8Array.of(0x21, 0xff, 11, ...new TextEncoder().encode('NETSCAPE2.0'), 3, 1, 0, 0, 0)

/** Header and screen without a common palette: each image has its own. */
function headOf({ width, height }: Size): Uint8Array<ArrayBuffer> {
  const sides = [width & 255, width >> 8, height & 255, height >> 8]
  return Uint8Array.of(...new TextEncoder().encode('GIF89a'), ...sides, 0x70, 0, 0, ...FOR_EVER)
}

/** The container's clock: hundredths of a second. */
const hundredths = (frame: number, rate: FrameRate): number => Math.round(frameToSeconds(frame, rate) * 100)

/** Writes a finished GIF into `file`, which is neither finished nor abandoned here. */
export async function stitchGif(
  { segments, readSegment }: GifParts,
  { size, frameRate }: { readonly size: Size; readonly frameRate: FrameRate },
  { stream }: Pick<FilmFile, 'stream'>,
  signal: AbortSignal,
): Promise<void> {
  const writer = stream.getWriter()
  let position = 0
  const write = async (data: Uint8Array<ArrayBuffer>) => {
    await writer.write({ type: 'write', data, position })
    position += data.length
  }
  await write(headOf(size))
  let frame = 0
  for (let index = 0; index < segments; index++) {
    throwIfAborted(signal)
    const { packets } = await readSegment(index)
    const bytes = new Uint8Array(packets.reduce((sum, { data }) => sum + data.length, 0))
    let at = 0
    for (const { data } of packets) {
      bytes.set(data, at)
      const delay = hundredths(frame + 1, frameRate) - hundredths(frame, frameRate)
      new DataView(bytes.buffer, at, CONTROL_BYTES).setUint16(DELAY_AT, delay, true)
      at += data.length
      frame++
    }
    await write(bytes)
  }
  await write(TRAILER)
  throwIfAborted(signal)
  await writer.close()
}
