/** Owns the opening of video files through mediabunny: which track, how it is turned, when each frame is shown. Decodes nothing. */
import { asContentHQError, ContentHQError } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, type InputVideoTrack } from 'mediabunny'
import type { MovingPicture } from './moving-picture.ts'

type Packet = { readonly start: number; readonly end: number; readonly isKey: boolean }

/**
 * Undefined for a file without pictures. Throws 'media-unsupported' for a container or a codec that this browser does
 * not read, 'media-empty' for a track without frames.
 */
export async function readVideo(file: Blob): Promise<MovingPicture | undefined> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) return undefined
    if (!(await track.canDecode()))
      throw new ContentHQError(
        'media-unsupported',
        `The browser cannot decode ${(await track.getCodec()) ?? 'this codec'}.`,
      )
    const packets = await presentedPackets(track)
    const first = packets[0]
    const last = packets.at(-1)
    if (!first || !last) throw new ContentHQError('media-empty', 'The video has no frames.')
    const starts = Float64Array.from(packets, ({ start }) => start - first.start)
    return {
      kind: 'video',
      file,
      size: { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() },
      times: { starts, seconds: last.end - first.start, repeats: false },
      offset: first.start,
      keyFrames: Uint32Array.from(packets.flatMap(({ isKey }, index) => (isKey ? index : []))),
      sound: await soundOf(input),
      mimeType: (await input.getMimeType()).split(';')[0]!.trim(),
    }
  } catch (thrown) {
    throw asContentHQError(thrown, 'media-unsupported')
  } finally {
    input.dispose()
  }
}

/** A sound track that this browser cannot decode is not heard. */
async function soundOf(input: Input): Promise<MovingPicture['sound']> {
  const track = await input.getPrimaryAudioTrack()
  if (!track) return 'none'
  return (await track.canDecode()) ? 'decodable' : 'unknown'
}

/** In the order of presentation; what an edit list cuts from the start lies before 0 and is never shown. */
async function presentedPackets(track: InputVideoTrack): Promise<readonly Packet[]> {
  const packets: Packet[] = []
  for await (const { timestamp, duration, type } of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  }))
    packets.push({ start: timestamp, end: timestamp + duration, isKey: type === 'key' })
  packets.sort((a, b) => a.start - b.start)
  return packets.filter(({ start, end }, index) => Math.max(end, packets[index + 1]?.start ?? start) > 0 || start >= 0)
}
