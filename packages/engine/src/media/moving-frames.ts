/**
 * Owns the decoded frames that a display list shows, of all its moving pictures: the same for the page and for workers.
 * Knows no painter.
 */
import { type AssetHash, asContentHQError, ContentHQError, type Size } from '@contenthq/model'
import type { DisplayList, Layer } from '../display-list.ts'
import type { DecodedFrame, FrameSource } from './decoded-frame.ts'
import type { MovingPicture } from './moving-picture.ts'
import type { FrameForm } from './video-frames.ts'

/** A moving picture, and the size in which the film needs it. Plain data: crosses to workers. */
export type MovingInput = {
  readonly picture: MovingPicture
  readonly needed: Size
  /** Whose picture it is, for errors. */
  readonly label?: string
}

/** Decoded frames by hash and number: `hash#7`. */
export type Frames = ReadonlyMap<string, DecodedFrame>

export type MovingFrames = {
  /** What the list shows; good until the next call. Throws 'media-unsupported', and what `inputOf` throws. */
  load(list: DisplayList): Promise<Frames>
  dispose(): void
}

type Shown = { readonly hash: AssetHash; readonly frame: number }

function* shownFrames(layers: readonly Layer[]): Generator<Shown> {
  for (const { source } of layers) {
    if (source.kind === 'video') yield source
    if (source.kind === 'group') yield* shownFrames(source.layers)
  }
}

const nothing: Frames = new Map()

async function frameOf(source: Labelled, frame: number): Promise<DecodedFrame> {
  try {
    return await source.frame(frame)
  } catch (thrown) {
    const { code, detail } = asContentHQError(thrown, 'media-unsupported')
    throw new ContentHQError(code, [source.label, detail].filter(Boolean).join(': '), { cause: thrown })
  }
}

type Labelled = FrameSource & { readonly label: string | undefined }

const createSource = async (input: MovingInput, form: FrameForm): Promise<Labelled> => ({
  ...(await decoderOf(input, form)),
  label: input.label,
})

async function decoderOf({ picture, needed }: MovingInput, form: FrameForm): Promise<FrameSource> {
  if (picture.kind === 'animation') return (await import('./read-animation.ts')).createAnimationFrames(picture, needed)
  return (await import('./video-frames.ts')).createVideoFrames(picture, needed, form)
}

export function createMovingFrames(inputOf: (hash: AssetHash) => Promise<MovingInput>, form: FrameForm): MovingFrames {
  const sources = new Map<AssetHash, Promise<Labelled>>()
  let disposed = false
  let queue: Promise<unknown> = Promise.resolve()

  function sourceOf(hash: AssetHash): Promise<Labelled> {
    const known = sources.get(hash)
    if (known) return known
    const source = inputOf(hash).then(input => createSource(input, form))
    sources.set(hash, source)
    source.then(made => disposed && made.dispose()).catch(() => sources.delete(hash))
    return source
  }

  async function loadNow(shown: readonly Shown[]): Promise<Frames> {
    const frames = new Map<string, DecodedFrame>()
    const used = new Map<AssetHash, Set<number>>()
    for (const { hash, frame } of shown) {
      const source = await sourceOf(hash)
      frames.set(`${hash}#${frame}`, await frameOf(source, frame))
      used.set(hash, (used.get(hash) ?? new Set<number>()).add(frame))
    }
    for (const [hash, source] of sources) {
      const keep = used.get(hash)?.size ?? 0
      if (keep > 0) (await source).trim(keep)
      else {
        // its scene is over: a decoder that waits holds memory, and browsers take it away
        sources.delete(hash)
        source.then(gone => gone.dispose()).catch(() => undefined)
      }
    }
    return frames
  }

  return {
    load(list) {
      const shown = [...shownFrames(list.layers)]
      if (shown.length === 0 && sources.size === 0) return Promise.resolve(nothing)
      // decoders go one way: one list after the other
      const turn = queue.then(() => loadNow(shown))
      queue = turn.catch(() => undefined)
      return turn
    },
    dispose() {
      disposed = true
      for (const source of sources.values()) source.then(gone => gone.dispose()).catch(() => undefined)
      sources.clear()
    },
  }
}
