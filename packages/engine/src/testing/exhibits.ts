/**
 * Every motion, transition, caption style and overlay as a small film of its own, for golden frames, contact sheets and
 * benchmarks. The way from a moment to a frame is the real one.
 */
import {
  type Asset,
  type CaptionClip,
  frameToSample,
  type NarrationTimings,
  type Overlay,
  type PictureClip,
  type Size,
} from '@contenthq/model'
import { captionStyleOf, captionStyles } from '../compose/captions/captions.ts'
import { createComposer } from '../compose/compose.ts'
import { motions, movesLayers } from '../compose/motions/motions.ts'
import { lowerThirdOf, lowerThirds } from '../compose/overlays/lower-thirds/lower-thirds.ts'
import { transitions } from '../compose/transitions/transitions.ts'
import type { Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import { layoutFilm } from '../text/layout-film.ts'
import { EXHIBIT_LOGO, EXHIBIT_PICTURES } from './exhibit-pictures.ts'

export type Exhibit = {
  readonly kind: 'motion' | 'transition' | 'caption' | 'overlay' | 'ground'
  readonly id: string
  readonly label: string
  /** Progress 0..1 of what is shown → its frame. Fonts must be loaded. */
  film(size: Size): (progress: number) => DisplayList
}

const RATE = { num: 30, den: 1 }
const SCENE = 120
const OVERLAP = 31
const WORDS = 'Tea travelled slowly from China to the whole wide world.'
const provenance = { provider: 'test', licence: 'CC0-1.0' }
const picture = (hash: string): Asset => ({
  hash,
  kind: 'image',
  mimeType: 'image/png',
  bytes: 1,
  width: 1460,
  height: 822,
  provenance,
})

/** Words of a third of a second, from the clip's first frame. */
export function spokenWords(text: string, language = 'en'): NarrationTimings {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }, order) => ({
    start: index,
    end: index + word.length,
    from: 0.1 + order / 3,
    to: 0.4 + order / 3,
  }))
  return { text, language, origin: 'phones', words }
}

type Parts = Partial<Composition['timeline']> & { readonly timings?: NarrationTimings }

export function exhibitComposition(size: Size, parts: Parts): Composition {
  const { timings, ...timeline } = parts
  return {
    timeline: {
      frameRate: RATE,
      lengthFrames: SCENE,
      pictures: [],
      transitions: [],
      captions: [],
      narration: [],
      music: [],
      ...timeline,
    },
    size,
    background: [14, 16, 26, 1],
    assets: {
      ...Object.fromEntries([...EXHIBIT_PICTURES, EXHIBIT_LOGO].map(hash => [hash, picture(hash)])),
      layered: picture('layered'),
      tall: { ...picture('tall'), width: 900, height: 1100 },
    },
    timings: timings ? { words: timings } : {},
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
}

export const exhibitScene = (asset: string, startFrame: number, more: Partial<PictureClip> = {}): PictureClip => ({
  sceneId: asset,
  kind: 'picture',
  title: '',
  asset,
  startFrame,
  lengthFrames: SCENE,
  motion: { style: 'static' },
  ...more,
})

/** The frames from `first` on, `count` of them, by progress. */
function frames(composition: Composition, first: number, count: number): (progress: number) => DisplayList {
  const layout = layoutFilm(composition, captionStyleOf, lowerThirdOf)
  const pictureLayers = { layered: ['back', 'middle', 'front', 'finish'] } as const
  const compose = createComposer(composition, { ...layout, pictureLayers })
  return progress => compose(Math.round(first + progress * (count - 1)))
}

const captionClip = (style: string, lengthFrames: number): CaptionClip => ({
  sceneId: 'day',
  timings: 'words',
  style,
  originSample: frameToSample(0, RATE),
  startFrame: 0,
  lengthFrames,
})

/** A film of one scene and one caption in this style; a word begins every 10 frames, the first at frame 3. */
export function captionFilm(style: string, size: Size, text = WORDS, language = 'en'): Composition {
  const timings = spokenWords(text, language)
  const length = Math.max(SCENE, Math.ceil((timings.words.at(-1)?.to ?? 0) * 30) + 20)
  return exhibitComposition(size, {
    lengthFrames: length,
    pictures: [exhibitScene('day', 0, { lengthFrames: length })],
    captions: [captionClip(style, length)],
    timings,
  })
}

/** Grounds alone under a title, and a picture of another shape than the frame's on them. */
function groundExhibits(): readonly Exhibit[] {
  const shown = (id: string, label: string, scene: Partial<PictureClip>): Exhibit => ({
    kind: 'ground',
    id,
    label,
    film: size => frames(exhibitComposition(size, { pictures: [{ ...exhibitScene('tall', 0), ...scene }] }), 0, SCENE),
  })
  const { asset: _, ...alone } = exhibitScene('tall', 0)
  const title = { ...alone, kind: 'title', title: 'The long way of tea', fit: 'hidden' } as const
  const gradient = { kind: 'gradient', from: '#0f2f5f', to: '#d9577a', angle: 135 } as const
  const bare = (id: string, label: string, scene: Partial<PictureClip>): Exhibit => ({
    kind: 'ground',
    id,
    label,
    film: size => frames(exhibitComposition(size, { pictures: [{ ...title, ...scene }] }), 0, SCENE),
  })
  return [
    bare('colour', 'Colour', { ground: { kind: 'colour', colour: '#125660' } }),
    bare('gradient', 'Gradient', { ground: gradient }),
    shown('contain', 'Whole, on a gradient', { ground: gradient, fit: 'contain', motion: { style: 'zoom-in' } }),
    shown('blurred', 'Whole, over itself out of focus', { fit: 'blurred', motion: { style: 'zoom-in' } }),
  ]
}

/** A logo in a corner, a large watermark, and each design of a lower third, all coming and going within the film. */
function overlayExhibits(): readonly Exhibit[] {
  const overlaid = (id: string, label: string, overlay: Overlay): Exhibit => ({
    kind: 'overlay',
    id,
    label,
    film: size => {
      const clip = { overlay, startFrame: 0, lengthFrames: SCENE, edges: 'both' } as const
      return frames(exhibitComposition(size, { pictures: [exhibitScene('day', 0)], overlays: [clip] }), 0, SCENE)
    },
  })
  const logo = { id: 'logo', kind: 'logo', asset: EXHIBIT_LOGO, size: 0.2, opacity: 1 } as const
  const text = {
    id: 'text',
    kind: 'lower-third',
    name: 'Dr. Ada Lindqvist',
    line: 'Historian of tea, Uppsala',
  } as const
  return [
    overlaid('logo', 'Logo', { ...logo, place: 'top-right' }),
    overlaid('watermark', 'Watermark', { ...logo, place: { x: 0.5, y: 0.5 }, size: 0.5, opacity: 0.4 }),
    ...lowerThirds.map(({ id, label }) => overlaid(`lower-third-${id}`, label, { ...text, style: id })),
  ]
}

export const exhibits: readonly Exhibit[] = [
  ...motions.map(
    ({ id, label }): Exhibit => ({
      kind: 'motion',
      id,
      label,
      film: size =>
        frames(
          exhibitComposition(size, {
            pictures: [exhibitScene(movesLayers(id) ? 'layered' : 'day', 0, { motion: { style: id } })],
          }),
          0,
          SCENE,
        ),
    }),
  ),
  ...transitions.map(
    ({ id, label }): Exhibit => ({
      kind: 'transition',
      id,
      label,
      film: size => {
        const startFrame = SCENE - OVERLAP
        const composition = exhibitComposition(size, {
          lengthFrames: 2 * SCENE - OVERLAP,
          pictures: [exhibitScene('day', 0), exhibitScene('night', startFrame)],
          transitions: [{ from: 'day', to: 'night', style: id, startFrame, lengthFrames: OVERLAP }],
        })
        return frames(composition, startFrame, OVERLAP)
      },
    }),
  ),
  ...captionStyles.map(
    ({ id, label }): Exhibit => ({
      kind: 'caption',
      id,
      label,
      film: size => frames(captionFilm(id, size), 4, 92),
    }),
  ),
  ...overlayExhibits(),
  ...groundExhibits(),
  {
    kind: 'overlay',
    id: 'title-card',
    label: 'Title card',
    film: size =>
      frames(
        exhibitComposition(size, {
          pictures: [exhibitScene('night', 0, { kind: 'title', title: 'The long way of tea' })],
        }),
        0,
        45,
      ),
  },
]
