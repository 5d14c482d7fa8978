/** Media for tests, made where they run: videos whose frames carry their number, and animated pictures of plain colours. */
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  type VideoCodec,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny'

const containers = { mp4: Mp4OutputFormat, mov: MovOutputFormat, mkv: MkvOutputFormat, webm: WebMOutputFormat }
/** Bars across the frame, one a bit of the frame's number. */
const BITS = 8

export type TestVideo = {
  readonly container?: keyof typeof containers
  readonly codec?: VideoCodec
  readonly width?: number
  readonly height?: number
  /** Seconds at which each frame begins. */
  readonly starts: readonly number[]
  readonly rotation?: 0 | 90 | 180 | 270
  /** One second of silence, or these samples: 48 kHz, one channel, from the file's moment 0 on. */
  readonly sound?: boolean | Float32Array<ArrayBuffer>
  readonly soundCodec?: 'opus' | 'pcm-s16'
  /** Default: the frame's number as bars. */
  readonly draw?: (context: OffscreenCanvasRenderingContext2D, frame: number) => void
  /** As planes under the pixel contract instead of a canvas; grey of this luma. */
  readonly luma?: (frame: number) => number
}

/** White bars for ones on a ground of blue. */
export function drawNumber(context: OffscreenCanvasRenderingContext2D, frame: number): void {
  const { width, height } = context.canvas
  context.fillStyle = 'rgb(20 30 90)'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'white'
  for (let bit = 0; bit < BITS; bit++)
    if ((frame >> bit) & 1) context.fillRect((width * bit) / BITS, 0, width / BITS, height)
}

/** What `drawNumber` drew, from a picture that shows the whole of it. */
export function readNumber({ data, width, height }: ImageData): number {
  let frame = 0
  for (let bit = 0; bit < BITS; bit++) {
    const x = Math.floor((width * (bit + 0.5)) / BITS)
    if (data[(Math.floor(height / 2) * width + x) * 4]! > 128) frame |= 1 << bit
  }
  return frame
}

export async function testVideo({
  container = 'mp4',
  codec = 'avc',
  width = 320,
  height = 180,
  starts,
  rotation = 0,
  sound = false,
  soundCodec = 'opus',
  draw = drawNumber,
  luma,
}: TestVideo): Promise<Blob> {
  const target = new BufferTarget()
  const output = new Output({ format: new containers[container](), target })
  const video = new VideoSampleSource({ codec, bitrate: 2_000_000, keyFrameInterval: 1 })
  output.addVideoTrack(video, { rotation })
  const audio = new AudioSampleSource({ codec: soundCodec, bitrate: 64_000 })
  if (sound) output.addAudioTrack(audio)
  await output.start()
  if (sound) {
    const data = sound === true ? new Float32Array(48_000) : sound
    const heard = new AudioSample({ data, format: 'f32', numberOfChannels: 1, sampleRate: 48_000, timestamp: 0 })
    await audio.add(heard)
    heard.close()
    audio.close()
  }
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  for (const [frame, timestamp] of starts.entries()) {
    const duration = (starts[frame + 1] ?? timestamp + 1 / 30) - timestamp
    let sample: VideoSample
    if (luma) {
      const planes = new Uint8Array(width * height * 1.5).fill(128)
      planes.fill(luma(frame), 0, width * height)
      const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const
      const raw = { format: 'I420', codedWidth: width, codedHeight: height, colorSpace } as const
      sample = new VideoSample(new VideoFrame(planes, { ...raw, timestamp: timestamp * 1e6, duration: duration * 1e6 }))
    } else {
      draw(context, frame)
      sample = new VideoSample(canvas, { timestamp, duration })
    }
    await video.add(sample)
    sample.close()
  }
  await output.finalize()
  return new Blob([target.buffer!])
}

type Rgb = readonly [number, number, number]
export type TestAnimation = {
  readonly colours: readonly Rgb[]
  /** Seconds of each frame. */
  readonly durations: readonly number[]
}

const bytesOf = (text: string): number[] => Array.from(text, letter => letter.charCodeAt(0))
const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => (value >> (8 * i)) & 255)
const big = (value: number, bytes: number): number[] => little(value, bytes).reverse()

/** 16×9. Codes of three bits, the table cleared before it would grow: no compression. */
export function testGif({ colours, durations }: TestAnimation): Blob {
  const palette = Array.from({ length: 4 }, (_, index) => colours[index] ?? [0, 0, 0]).flat()
  const head = [...bytesOf('GIF89a'), ...little(16, 2), ...little(9, 2), 0x81, 0, 0, ...palette]
  const frames = colours.flatMap((_, index) => {
    const codes: number[] = []
    for (let pixel = 0; pixel < 16 * 9; pixel++) codes.push(...(pixel % 2 ? [] : [4]), index)
    codes.push(5)
    const data: number[] = []
    for (const [at, code] of codes.entries())
      for (let bit = 0; bit < 3; bit++) {
        const place = at * 3 + bit
        data[place >> 3] = (data[place >> 3] ?? 0) | (((code >> bit) & 1) << (place & 7))
      }
    const blocks: number[] = []
    for (let at = 0; at < data.length; at += 255) {
      const block = data.slice(at, at + 255)
      blocks.push(block.length, ...block)
    }
    const delay = Math.round(durations[index]! * 100)
    const control = [0x21, 0xf9, 4, 0, ...little(delay, 2), 0, 0]
    return [...control, 0x2c, 0, 0, 0, 0, ...little(16, 2), ...little(9, 2), 0, 2, ...blocks, 0]
  })
  return new Blob([new Uint8Array([...head, ...frames, 0x3b])])
}

async function still([red, green, blue]: Rgb, type: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(16, 9)
  const context = canvas.getContext('2d')!
  context.fillStyle = `rgb(${red} ${green} ${blue})`
  context.fillRect(0, 0, 16, 9)
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer())
}

const riff = (name: string, data: readonly number[]): number[] => [
  ...bytesOf(name),
  ...little(data.length, 4),
  ...data,
  ...(data.length % 2 ? [0] : []),
]

export async function testWebp({ colours, durations }: TestAnimation): Promise<Blob> {
  const size = [...little(15, 3), ...little(8, 3)]
  const frames: number[] = []
  for (const [index, colour] of colours.entries()) {
    const picture = await still(colour, 'image/webp')
    const delay = little(Math.round(durations[index]! * 1000), 3)
    // the colour profile that canvases write stands before it
    const data = picture.subarray(String.fromCharCode(...picture).search(/VP8[ L]/))
    frames.push(...riff('ANMF', [0, 0, 0, 0, 0, 0, ...size, ...delay, 0, ...data]))
  }
  const body = [...riff('VP8X', [2, 0, 0, 0, ...size]), ...riff('ANIM', [0, 0, 0, 0, 0, 0]), ...frames]
  return new Blob([new Uint8Array(riff('RIFF', [...bytesOf('WEBP'), ...body]))])
}

function crc(bytes: readonly number[]): number {
  let sum = -1
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum
}

const chunk = (name: string, data: readonly number[]): number[] => {
  const named = [...bytesOf(name), ...data]
  return [...big(data.length, 4), ...named, ...big(crc(named), 4)]
}

export async function testApng({ colours, durations }: TestAnimation): Promise<Blob> {
  const out: number[] = []
  let sequence = 0
  for (const [index, colour] of colours.entries()) {
    const png = await still(colour, 'image/png')
    const view = new DataView(png.buffer)
    if (index === 0) out.push(...png.subarray(0, 33), ...chunk('acTL', [...big(colours.length, 4), ...big(0, 4)]))
    const delay = [...big(Math.round(durations[index]! * 1000), 2), ...big(1000, 2), 0, 0]
    out.push(
      ...chunk('fcTL', [...big(sequence++, 4), ...big(16, 4), ...big(9, 4), ...big(0, 4), ...big(0, 4), ...delay]),
    )
    for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
      if (String.fromCharCode(...png.subarray(at + 4, at + 8)) !== 'IDAT') continue
      const data = png.subarray(at + 8, at + 8 + view.getUint32(at))
      out.push(...(index === 0 ? chunk('IDAT', [...data]) : chunk('fdAT', [...big(sequence++, 4), ...data])))
    }
  }
  return new Blob([new Uint8Array([...out, ...chunk('IEND', [])])])
}
