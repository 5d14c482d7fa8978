/** What tests ask of a finished film: frame times as the container holds them, and every frame decoded. */
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny'

export type FilmFacts = {
  readonly times: readonly number[]
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
  const times: number[] = []
  const keys: number[] = []
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
    if (packet.type === 'key') keys.push(times.length)
    times.push(packet.timestamp)
    decoder.decode(packet.toEncodedVideoChunk())
  }
  await decoder.flush()
  decoder.close()
  await Promise.all(looks)
  input.dispose()
  if (failure !== undefined) throw failure
  return { times, keys, decoded }
}
