/** What tests ask of a finished film: frame times as the container holds them, and every frame decoded. */
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny'

export type FilmFacts = {
  /** In the order in which frames are shown. */
  readonly times: readonly number[]
  /** Frames that are key frames. */
  readonly keys: readonly number[]
  /** Frames that the browser's decoder gives, in order of their times. */
  readonly decoded: readonly number[]
}

/** Throws what the decoder throws: a broken join is an error here. */
export async function filmFacts(film: Blob, look?: (frame: VideoFrame) => Promise<void>): Promise<FilmFacts> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const config = await video?.getDecoderConfig()
  if (!video || !config) throw new Error('there is no picture')
  const packets: { readonly time: number; readonly key: boolean }[] = []
  const decoded: number[] = []
  const looks: Promise<void>[] = []
  let failure: unknown
  const decoder = new VideoDecoder({
    output(frame) {
      decoded.push(frame.timestamp / 1e6)
      if (look) looks.push(look(frame).finally(() => frame.close()))
      else frame.close()
    },
    error(cause) {
      failure = cause
    },
  })
  decoder.configure(config)
  for await (const packet of new EncodedPacketSink(video).packets()) {
    packets.push({ time: packet.timestamp, key: packet.type === 'key' })
    decoder.decode(packet.toEncodedVideoChunk())
  }
  await decoder.flush()
  decoder.close()
  await Promise.all(looks)
  input.dispose()
  if (failure !== undefined) throw failure
  // x264 decodes frames in another order than it shows them
  const shown = packets.toSorted((a, b) => a.time - b.time)
  const keys = shown.flatMap(({ key }, frame) => (key ? [frame] : []))
  return { times: shown.map(({ time }) => time), keys, decoded }
}
