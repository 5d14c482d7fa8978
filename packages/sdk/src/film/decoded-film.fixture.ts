/** Reads a finished MP4 back as a viewer's player would: packets, decoded frames in small, decoded sound. */
import { ALL_FORMATS, BlobSource, CanvasSink, EncodedPacketSink, Input, VideoSampleSink } from 'mediabunny'

export const THUMB = { width: 160, height: 90 }

export type FilmFacts = {
  readonly videoCodec: string | null
  readonly audioCodec: string | null
  readonly width: number
  readonly height: number
  readonly seconds: number
  /** Seconds at which each packet is shown. */
  readonly times: readonly number[]
  readonly audioStart: number
  readonly headerFirst: boolean
}

async function withInput<T>(film: Blob, use: (input: Input) => Promise<T>): Promise<T> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  try {
    return await use(input)
  } finally {
    input.dispose()
  }
}

export const filmFacts = (film: Blob): Promise<FilmFacts> =>
  withInput(film, async input => {
    const video = await input.getPrimaryVideoTrack()
    const audio = await input.getPrimaryAudioTrack()
    if (!video || !audio) throw new Error('a track is missing')
    const times: number[] = []
    for await (const packet of new EncodedPacketSink(video).packets()) times.push(packet.timestamp)
    const head = new TextDecoder('latin1').decode(await film.slice(0, 256 * 1024).arrayBuffer())
    return {
      videoCodec: await video.getCodec(),
      audioCodec: await audio.getCodec(),
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      seconds: await input.computeDuration(),
      times,
      audioStart: await audio.getFirstTimestamp(),
      headerFirst: head.indexOf('moov') > 0 && head.indexOf('moov') < head.indexOf('mdat'),
    }
  })

/** Every frame as RGBA in THUMB size, in order. The array is reused: copy what is kept. */
export const eachFrame = (film: Blob, use: (frame: number, pixels: Uint8ClampedArray) => void): Promise<void> =>
  withInput(film, async input => {
    const video = await input.getPrimaryVideoTrack()
    if (!video) throw new Error('no picture')
    const canvas = new OffscreenCanvas(THUMB.width, THUMB.height)
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    let frame = 0
    for await (const { canvas: decoded } of new CanvasSink(video, { ...THUMB, fit: 'fill', poolSize: 2 }).canvases()) {
      context.drawImage(decoded, 0, 0)
      use(frame++, context.getImageData(0, 0, THUMB.width, THUMB.height).data)
    }
  })

/** Left channel at 48 kHz as a browser decodes it. */
export async function decodedSound(film: Blob): Promise<Float32Array> {
  const context = new OfflineAudioContext(2, 48_000, 48_000)
  return (await context.decodeAudioData(await film.arrayBuffer())).getChannelData(0)
}

/** Luma of every eighth pixel of every frame, in order. The array is reused: copy what is kept. */
export const eachLuma = (film: Blob, use: (frame: number, luma: Uint8Array) => void): Promise<void> =>
  withInput(film, async input => {
    const video = await input.getPrimaryVideoTrack()
    if (!video) throw new Error('no picture')
    let plane = new Uint8Array(0)
    let luma = new Uint8Array(0)
    let frame = 0
    for await (const sample of new VideoSampleSink(video).samples()) {
      const size = sample.allocationSize()
      if (plane.length !== size) plane = new Uint8Array(size)
      const [layout] = await sample.copyTo(plane)
      const { codedWidth: width, codedHeight: height } = sample
      if (luma.length === 0) luma = new Uint8Array(Math.ceil(width / 8) * Math.ceil(height / 8))
      sample.close()
      let at = 0
      for (let y = 0; y < height; y += 8)
        for (let x = 0; x < width; x += 8) luma[at++] = plane[layout!.offset + y * layout!.stride + x]!
      use(frame++, luma)
    }
  })
