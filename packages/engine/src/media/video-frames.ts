/**
 * Owns the decoding of a video, frame by frame, through mediabunny and WebCodecs: in order where frames are asked for in
 * order, from the key frame before where they are not. Never holds more than a few frames. Knows no film.
 */
import { ContentHQError, type Size, sourceFrameAt } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, Input, type VideoSample, VideoSampleSink } from 'mediabunny'
import type { DecodedFrame, FrameSource } from './decoded-frame.ts'
import { drawScaled } from './draw-scaled.ts'
import { copyPlanes, isContractFrame } from './frame-planes.ts'
import type { MovingPicture } from './moving-picture.ts'

/** 'planes' where the frame has them already, for a painter that takes them. */
export type FrameForm = 'image' | 'planes'

/** Two scenes may show the same video in one transition, each at its own place. */
const MOST_CURSORS = 2
/** Timestamps come back rounded to microseconds. */
const ROUNDING = 1e-4
/** Larger than needed by more than this it is drawn smaller first: sampling every other pixel would flicker. */
const MOST_SHRINK = 1.5

/** A decoder on its way through the file. */
type Cursor = { readonly samples: AsyncGenerator<VideoSample, void>; next: number }

export function createVideoFrames(moving: MovingPicture, needed: Size, form: FrameForm): FrameSource {
  const { times, offset, keyFrames, size } = moving
  const recent = new Map<number, DecodedFrame>()
  const cursors: Cursor[] = []
  let opened: { readonly input: Input; readonly sink: Promise<VideoSampleSink> } | undefined
  let disposed = false

  function open(): Promise<VideoSampleSink> {
    if (!opened) {
      const input = new Input({ source: new BlobSource(moving.file), formats: ALL_FORMATS })
      const sink = input.getPrimaryVideoTrack().then(track => {
        if (!track) throw new ContentHQError('media-unsupported', 'The video track is gone.')
        return new VideoSampleSink(track)
      })
      opened = { input, sink }
    }
    return opened.sink
  }

  const indexOf = (sample: VideoSample): number => sourceFrameAt(times, sample.timestamp - offset + ROUNDING)
  const keyBefore = (index: number): number => keyFrames.findLast(key => key <= index) ?? 0

  /** One that comes to the frame without decoding more than a new one would. */
  async function cursorFor(index: number): Promise<Cursor> {
    const near = cursors
      .filter(({ next }) => next <= index && next >= keyBefore(index))
      .sort((a, b) => b.next - a.next)[0]
    if (near) {
      cursors.splice(cursors.indexOf(near), 1)
      cursors.push(near)
      return near
    }
    const sink = await open()
    const cursor: Cursor = { samples: sink.samples(offset + times.starts[index]! + ROUNDING), next: index }
    cursors.push(cursor)
    if (cursors.length > MOST_CURSORS) await drop(cursors[0]!)
    return cursor
  }

  async function drop(cursor: Cursor): Promise<void> {
    const at = cursors.indexOf(cursor)
    if (at >= 0) cursors.splice(at, 1)
    await cursor.samples.return(undefined).catch(() => undefined)
  }

  /** The sample of the frame; where a damaged file lacks it, the nearest after it, or the last there is. */
  async function decode(index: number): Promise<VideoSample> {
    const cursor = await cursorFor(index)
    let last: VideoSample | undefined
    try {
      for (;;) {
        const { value, done } = await cursor.samples.next()
        if (done || !value) break
        last?.close()
        last = value
        cursor.next = indexOf(value) + 1
        if (cursor.next > index) return value
      }
    } catch (thrown) {
      last?.close()
      await drop(cursor)
      throw thrown
    }
    await drop(cursor)
    if (!last) throw new Error('no frame came out of the decoder')
    return last
  }

  async function decodeAgain(index: number): Promise<VideoSample> {
    try {
      return await decode(index)
    } catch {
      // a decoder that was idle may have been taken away: a new one starts at the key frame before
      for (const cursor of [...cursors]) await drop(cursor)
      try {
        return await decode(index)
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new ContentHQError('media-unsupported', `Frame ${index} of the video cannot be decoded: ${reason}`, {
          cause,
        })
      }
    }
  }

  async function convert(sample: VideoSample): Promise<DecodedFrame> {
    const upright = sample.rotation === 0 && !sample.flip
    const fits = size.width <= needed.width * MOST_SHRINK && size.height <= needed.height * MOST_SHRINK
    if (upright && fits) {
      const frame = sample.toVideoFrame()
      if (form === 'image')
        return { kind: 'image', image: frame, width: frame.displayWidth, height: frame.displayHeight }
      try {
        if (isContractFrame(frame)) return await copyPlanes(frame)
      } finally {
        frame.close()
      }
    }
    const image = drawScaled(fits ? size : needed, (context, width, height) =>
      sample.draw(context, 0, 0, width, height),
    )
    return { kind: 'image', image, width: image.width, height: image.height }
  }

  const close = (frame: DecodedFrame) => {
    if (frame.kind === 'image') frame.image.close()
  }

  return {
    async frame(index) {
      let frame = recent.get(index)
      if (!frame) {
        const sample = await decodeAgain(index)
        try {
          frame = await convert(sample)
        } finally {
          sample.close()
        }
      }
      recent.delete(index)
      if (disposed) close(frame)
      else recent.set(index, frame)
      return frame
    },
    trim(keep) {
      for (const [index, frame] of recent) {
        if (recent.size <= keep) break
        recent.delete(index)
        close(frame)
      }
    },
    dispose() {
      disposed = true
      for (const frame of recent.values()) close(frame)
      recent.clear()
      for (const cursor of [...cursors]) void drop(cursor)
      opened?.input.dispose()
    },
  }
}
