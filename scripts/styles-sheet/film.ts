/** Owns the short film of all exhibits in the page: each moves for a moment under its name, as one WebM. */
import { createCanvasPainter, type Exhibit, exhibitBitmaps } from '@contenthq/engine/testing'
import { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny'

export type FilmCall = {
  readonly size: { readonly width: number; readonly height: number }
  readonly framesPerSecond: number
  /** Of each exhibit. */
  readonly seconds: number
  /** bit/s */
  readonly bitrate: number
}

const BAND = 22

export async function filmOf(
  shown: readonly Exhibit[],
  { size, framesPerSecond, seconds, bitrate }: FilmCall,
): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(size.width, size.height + BAND)
  const context = canvas.getContext('2d', { alpha: false })!
  const frame = new OffscreenCanvas(size.width, size.height)
  const painter = createCanvasPainter(frame.getContext('2d', { alpha: false })!)
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate, keyFrameInterval: 8 })
  output.addVideoTrack(source, { frameRate: framesPerSecond })
  await output.start()
  const count = Math.round(seconds * framesPerSecond)
  let at = 0
  for (const { kind, label, film } of shown) {
    const listAt = film(size)
    const lists = Array.from({ length: count }, (_, index) => listAt(index / (count - 1)))
    const bitmaps = await exhibitBitmaps(lists, size)
    for (const list of lists) {
      painter.paint(list, bitmaps)
      context.fillStyle = '#14161c'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(frame, 0, 0)
      context.fillStyle = '#e8eaf0'
      context.font = '600 12px system-ui, sans-serif'
      context.fillText(`${label}  (${kind})`, 8, size.height + 15)
      await source.add(at++ / framesPerSecond, 1 / framesPerSecond)
    }
    for (const bitmap of [...bitmaps.pictures.values(), ...bitmaps.sprites.values()]) bitmap.close()
  }
  await output.finalize()
  return new Uint8Array(target.buffer!)
}
