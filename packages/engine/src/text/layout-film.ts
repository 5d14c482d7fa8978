/**
 * Owns the text layout of a whole composition: every cue and every title card, laid out when a frame first asks for it,
 * so that a film of hours starts like a short one and takes no more memory.
 */
import type { OverlayClip, Size } from '@contenthq/model'
import type { Composition } from '../composition.ts'
import { type CaptionLook, chosenLook, type LookOf } from './caption-look.ts'
import { type Cue, cutCues } from './cues.ts'
import type { LaidCue, LaidLowerThird, LaidTitle, TextLayout } from './layout.ts'
import { type CueFacts, layoutCue } from './layout-captions.ts'
import { layoutLowerThird } from './layout-lower-third.ts'
import { layoutTitle } from './layout-title.ts'
import type { LowerThirdLookOf } from './lower-third-look.ts'

/** Cues and titles whose layout is kept: more than any frame shows. Lower thirds may be many. */
const KEPT = 16
const KEPT_LOWER_THIRDS = 400

/** The last results by their key; what was not asked for lately is computed again. */
function recently<K, V>(compute: (key: K) => V, kept = KEPT): (key: K) => V {
  const known = new Map<K, V>()
  return key => {
    const value = known.get(key) ?? compute(key)
    known.delete(key)
    known.set(key, value)
    for (const [oldest] of known) {
      if (known.size <= kept) break
      known.delete(oldest)
    }
    return value
  }
}

type Wish = { readonly cue: Cue; readonly look: CaptionLook; readonly facts: CueFacts }

/** A cue that knows its times, and is laid out for whoever asks for more. */
function lateCue(wish: Wish, laid: (wish: Wish) => LaidCue): LaidCue {
  const { cue, facts } = wish
  return {
    fromFrame: cue.fromFrame,
    toFrame: cue.toFrame,
    style: facts.style,
    rate: facts.rate,
    get words() {
      return laid(wish).words
    },
    get plates() {
      return laid(wish).plates
    },
    get block() {
      return laid(wish).block
    },
    get safe() {
      return laid(wish).safe
    },
    get unit() {
      return laid(wish).unit
    },
    get direction() {
      return laid(wish).direction
    },
  }
}

/** Captions that are looked at before a lower third is placed: those of its first minute or so. */
const MOST_CUES = 24

/** How far down something may stand while captions are read below it. */
function floorOf(cues: readonly LaidCue[], { startFrame, lengthFrames }: OverlayClip, { height }: Size): number {
  const meant = cues
    .filter(({ fromFrame, toFrame }) => fromFrame < startFrame + lengthFrames && toFrame > startFrame)
    .slice(0, MOST_CUES)
  return meant.reduce((floor, { block: [, top, , tall], unit }) => {
    const isBelow = top > height * 0.45 && top + tall > height * 0.6
    return isBelow ? Math.min(floor, top - unit * 0.7) : floor
  }, height)
}

/** Fonts must be loaded, and stay so. Without their looks lower thirds are left out. */
export function layoutFilm(
  { timeline, timings, size }: Composition,
  lookOf: LookOf,
  lowerThirdLookOf?: LowerThirdLookOf,
): TextLayout {
  const rate = timeline.frameRate.num / timeline.frameRate.den
  const laidCue = recently(({ cue, look, facts }: Wish) => layoutCue(cue, look, facts))
  const cues = timeline.captions.flatMap(clip => {
    const words = timings[clip.timings]
    if (!words) return []
    const style = lookOf(clip.style)
    const look = chosenLook(style.look, clip.choice ?? {})
    const facts = { style: style.id, size, rate, language: words.language }
    return cutCues(clip, words, timeline.frameRate, look.characters).map(cue => lateCue({ cue, look, facts }, laidCue))
  })
  const titles: Record<string, LaidTitle> = {}
  const laidTitle = recently((title: string) => layoutTitle(title, size))
  for (const { kind, title, sceneId } of timeline.pictures)
    if (kind === 'title' && title.trim() !== '')
      Object.defineProperty(titles, sceneId, { enumerable: true, get: () => laidTitle(title) })
  const lowerThird = recently((clip: OverlayClip): LaidLowerThird | undefined => {
    if (clip.overlay.kind !== 'lower-third' || !lowerThirdLookOf) return undefined
    const { id, look } = lowerThirdLookOf(clip.overlay.style)
    return layoutLowerThird(clip.overlay, look, { style: id, size, floor: floorOf(cues, clip, size) })
  }, KEPT_LOWER_THIRDS)
  return { cues, titles, ...(timeline.overlays ? { lowerThird } : {}) }
}
