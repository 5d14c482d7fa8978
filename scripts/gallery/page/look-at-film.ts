/**
 * Owns looking at a film before it is encoded: frames of every scene painted with their text, without letters, and
 * without any text at all. Paints as the poster does; knows no score.
 */
import type { Pixels } from '@contenthq/model'
import { createComposer } from '../../../packages/engine/src/compose/compose.ts'
import { maxZoomOf } from '../../../packages/engine/src/compose/motions/motions.ts'
import type { DisplayList, Layer } from '../../../packages/engine/src/display-list.ts'
import { createPictureCache } from '../../../packages/engine/src/media/picture-cache.ts'
import { createCanvasPainter } from '../../../packages/engine/src/painters/canvas/canvas-painter.ts'
import type { PosterInput } from '../../../packages/engine/src/render/poster.ts'
import { sourcesOf } from '../../../packages/engine/src/render/segment-jobs.ts'
import { safeArea } from '../../../packages/engine/src/text/safe-area.ts'
import { type SpriteSpec, spriteSpec } from '../../../packages/engine/src/text/sprite-spec.ts'
import { drawSprite } from '../../../packages/engine/src/text/sprites.ts'
import { differenceHash } from '../../../packages/offline/src/checks/measure-picture.ts'
import type { SceneLook, TextLook } from './protocol.ts'
import { type Letters, textLook } from './text-look.ts'

/** Where in a scene its texts are looked at; the middle one is also where its picture is hashed. */
const MOMENTS = [0.3, 0.5, 0.7]

const specOf = ({ source }: Layer): SpriteSpec | undefined =>
  source.kind === 'sprite' ? spriteSpec(source.key) : undefined

/** The layers for which `keep` says so, inside groups too. */
const kept = (layers: readonly Layer[], keep: (layer: Layer) => boolean): readonly Layer[] =>
  layers.filter(keep).map(layer => {
    const { source } = layer
    return source.kind === 'group' ? { ...layer, source: { ...source, layers: kept(source.layers, keep) } } : layer
  })

/** Letters by the kind of text they belong to: titles are set in a face of their own. */
function lettersOf(layers: readonly Layer[]): Readonly<Record<TextLook['what'], readonly Letters[]>> {
  const found = { title: [] as Letters[], caption: [] as Letters[] }
  const visit = (list: readonly Layer[]): void => {
    for (const layer of list) {
      if (layer.source.kind === 'group') visit(layer.source.layers)
      const spec = specOf(layer)
      if (spec?.kind !== 'text' || spec.text.trim() === '') continue
      const [red, green, blue] = spec.colour
      found[spec.family].push({ box: layer.target, colour: [red, green, blue] })
    }
  }
  visit(layers)
  return found
}

/** One look a scene, in order. Throws as `poster`. */
export async function lookAtFilm({ composition, layout, assets }: PosterInput): Promise<readonly SceneLook[]> {
  const { timeline, size } = composition
  const compose = createComposer(composition, layout)
  const cache = createPictureCache(composition, assets, hash =>
    maxZoomOf(timeline.pictures.filter(clip => clip.asset === hash)),
  )
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!
  const painter = createCanvasPainter(context)

  async function paint(list: DisplayList): Promise<Pixels> {
    const used = sourcesOf([list])
    const sprites = new Map([...used.sprites].map(key => [key, drawSprite(spriteSpec(key))] as const))
    const frames = await cache.frames(list)
    const pictures = await cache.load(used.pictures)
    painter.paint(list, { pictures, sprites, frames })
    for (const sprite of sprites.values()) sprite.close()
    const { data } = context.getImageData(0, 0, size.width, size.height)
    return { data, width: size.width, height: size.height }
  }
  const without = (list: DisplayList, drop: (spec: SpriteSpec) => boolean): DisplayList => ({
    ...list,
    layers: kept(list.layers, layer => {
      const spec = specOf(layer)
      return !spec || !drop(spec)
    }),
  })

  try {
    const looks: SceneLook[] = []
    for (const clip of timeline.pictures) {
      let hash = 0n
      const texts: TextLook[] = []
      for (const moment of MOMENTS) {
        const list = compose(clip.startFrame + Math.floor(clip.lengthFrames * moment))
        if (moment === 0.5) hash = differenceHash(await paint(without(list, () => true)))
        const letters = lettersOf(list.layers)
        if (letters.title.length + letters.caption.length === 0) continue
        const shown = await paint(list)
        const behind = await paint(without(list, spec => spec.kind === 'text'))
        const frame = { shown, behind, safe: safeArea(size) }
        for (const what of ['title', 'caption'] as const) {
          const look = textLook(what, letters[what], frame)
          if (look) texts.push(look)
        }
      }
      looks.push({ hash: hash.toString(16), texts })
    }
    return looks
  } finally {
    cache.dispose()
  }
}
