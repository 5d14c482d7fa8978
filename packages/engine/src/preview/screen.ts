/**
 * Owns what the canvas of a preview shows: the frame asked for last, painted by the painter that paints everything. One
 * frame at a time; wishes that were overtaken are dropped. Prepares what comes next. Knows no time.
 */
import { isMoving, type Size } from '@contenthq/model'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import type { DisplayList, SpriteKey } from '../display-list.ts'
import { createPictureCache, type PictureCache } from '../media/picture-cache.ts'
import { createCanvasPainter } from '../painters/canvas/canvas-painter.ts'
import { sourcesOf } from '../render/segment-jobs.ts'
import type { TextLayout } from '../text/layout.ts'
import { spriteSpec } from '../text/sprite-spec.ts'
import { drawSprite } from '../text/sprites.ts'
import { shareOf } from './resolution.ts'
import { scaleList } from './scale-list.ts'

export type Painted = { readonly frame: number; readonly list: DisplayList; readonly size: Size }

export type ScreenInput = {
  readonly canvas: HTMLCanvasElement
  readonly assets: AssetReader
  /** Lays a composition out; loads the fonts first. */
  readonly layout: (composition: Composition) => Promise<TextLayout>
  readonly onPainted: (painted: Painted) => void
}

export type Screen = {
  /** Shows this composition from now on; what is decoded already is kept where it fits. */
  open(composition: Composition): void
  /** Paints a frame at a share of the film's width; resolves when it, or a later wish, is painted. Throws as a picture does. */
  show(frame: number, share?: number): Promise<void>
  /** Decodes and draws what is shown soon after this frame, a little at a time. */
  prepare(frame: number): void
  /** Decodes as many pictures as are kept, those after this frame first, so that seeking finds them. */
  warm(frame: number): Promise<void>
  dispose(): void
}

type Film = {
  readonly composition: Composition
  readonly compose: (frame: number) => DisplayList
  readonly pictures: PictureCache
}

/** Bytes of decoded pictures that are kept; phones tell at most 4 GiB. */
const PICTURE_BYTES = { small: 64e6, usual: 160e6 }
/** A picture is decoded a little larger than the frame, for motion. */
const PIXEL_BYTES = 4 * 1.3
const FEWEST_PICTURES = 4
/** Words and plates drawn: those of about a minute. */
const MOST_SPRITES = 400
/** Frames before a scene begins when its picture is wanted, and before words are. */
const PICTURE_AHEAD = 120
const WORDS_AHEAD = 20
/** Sprites drawn at once while the film plays: one takes about a millisecond. */
const SPRITES_AT_ONCE = 2

function capacityFor({ width, height }: Size): number {
  const { deviceMemory = 8 } = navigator as Navigator & { readonly deviceMemory?: number }
  const bytes = deviceMemory <= 4 ? PICTURE_BYTES.small : PICTURE_BYTES.usual
  return Math.max(FEWEST_PICTURES, Math.floor(bytes / (width * height * PIXEL_BYTES)))
}

/** Equal needs: what was decoded for one composition fits the other. */
const needsOf = ({ size, timeline, assets }: Composition): string =>
  JSON.stringify([size, timeline.pictures.map(({ asset, motion }) => [asset && assets[asset], motion.style])])

export function createScreen({ canvas, assets, layout, onPainted }: ScreenInput): Screen {
  const painter = createCanvasPainter(canvas.getContext('2d', { alpha: false })!)
  const sprites = new Map<SpriteKey, ImageBitmap>()
  let film: Promise<Film> = Promise.reject(new Error('nothing is open'))
  film.catch(() => undefined)
  let opened: { readonly needs: string; readonly pictures: PictureCache } | undefined
  let wish: { readonly frame: number; readonly share: number } | undefined
  let painting: Promise<void> | undefined
  let preparing = false
  let disposed = false

  /** The sprite, drawn now if it was not before; the ones used last stay. */
  function sprite(key: SpriteKey): ImageBitmap {
    const bitmap = sprites.get(key) ?? drawSprite(spriteSpec(key))
    sprites.delete(key)
    sprites.set(key, bitmap)
    return bitmap
  }

  function trimSprites(): void {
    for (const [key, bitmap] of sprites) {
      if (sprites.size <= MOST_SPRITES) return
      sprites.delete(key)
      bitmap.close()
    }
  }

  async function paint({ frame, share }: { readonly frame: number; readonly share: number }): Promise<void> {
    const { composition, compose, pictures: cache } = await film
    if (wish) return // overtaken while the film was opened
    const list = compose(frame)
    const used = sourcesOf([list])
    const frames = await cache.frames(list)
    const pictures = await cache.load(used.pictures)
    if (disposed) return
    const drawn = new Map([...used.sprites].map(key => [key, sprite(key)] as const))
    const size = shareOf(composition.size, share)
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size)
    painter.paint(scaleList(list, size), { pictures, sprites: drawn, frames })
    trimSprites()
    onPainted({ frame, list, size })
  }

  async function paintWishes(): Promise<void> {
    while (wish && !disposed) {
      const now = wish
      wish = undefined
      try {
        await paint(now)
      } catch (thrown) {
        if (!wish) throw thrown
      }
    }
  }

  /** One picture or a few words a call, so that no frame waits for it. */
  async function prepareNext(frame: number): Promise<void> {
    const { composition, compose, pictures } = await film
    const { timeline } = composition
    const soon = compose(Math.min(timeline.lengthFrames - 1, frame + WORDS_AHEAD))
    for (const key of [...sourcesOf([soon]).sprites].filter(key => !sprites.has(key)).slice(0, SPRITES_AT_ONCE))
      sprite(key)
    const next = timeline.pictures.find(clip => clip.startFrame > frame && clip.startFrame - frame < PICTURE_AHEAD)
    const record = next?.asset === undefined ? undefined : composition.assets[next.asset]
    if (record && !isMoving(record)) await pictures.get({ kind: 'image', hash: record.hash }).catch(() => undefined)
  }

  return {
    open(composition) {
      const needs = needsOf(composition)
      const { pictures: clips } = composition.timeline
      const kept = opened?.needs === needs ? opened.pictures : undefined
      if (!kept) opened?.pictures.dispose()
      const pictures =
        kept ??
        createPictureCache(
          composition,
          assets,
          hash => maxZoomOf(clips.filter(clip => clip.asset === hash)),
          capacityFor(composition.size),
        )
      opened = { needs, pictures }
      film = layout(composition).then(laid => ({ composition, compose: createComposer(composition, laid), pictures }))
      film.catch(() => undefined)
    },
    show(frame, share = 1) {
      wish = { frame, share }
      painting ??= paintWishes().finally(() => {
        painting = undefined
      })
      return painting
    },
    prepare(frame) {
      if (preparing || disposed) return
      preparing = true
      prepareNext(frame)
        .catch(() => undefined)
        .finally(() => {
          preparing = false
        })
    },
    async warm(frame) {
      const mine = film
      const { composition, pictures } = await mine
      const clips = composition.timeline.pictures
      const at = Math.max(
        0,
        clips.findLastIndex(({ startFrame }) => startFrame <= frame),
      )
      const hashes = new Set([...clips.slice(at), ...clips.slice(0, at)].flatMap(({ asset }) => asset ?? []))
      for (const hash of [...hashes].slice(0, capacityFor(composition.size))) {
        if (disposed || film !== mine) return
        const record = composition.assets[hash]
        // an SVG is drawn on the page itself, which would stand still meanwhile
        if (!record || isMoving(record) || record.mimeType.startsWith('image/svg')) continue
        await pictures.get({ kind: 'image', hash }).catch(() => undefined)
      }
    },
    dispose() {
      disposed = true
      opened?.pictures.dispose()
      for (const bitmap of sprites.values()) bitmap.close()
      sprites.clear()
    },
  }
}
