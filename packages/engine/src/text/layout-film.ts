/**
 * Owns the text layout of a whole composition: every cue and every title card, laid out when a frame first asks for it,
 * so that a film of hours starts like a short one and takes no more memory.
 */
import type { Composition } from '../composition.ts'
import { type CaptionLook, chosenLook, type LookOf } from './caption-look.ts'
import { type Cue, cutCues } from './cues.ts'
import type { LaidCue, LaidTitle, TextLayout } from './layout.ts'
import { type CueFacts, layoutCue } from './layout-captions.ts'
import { layoutTitle } from './layout-title.ts'

/** Cues and titles whose layout is kept: more than any frame shows. */
const KEPT = 16

/** The last results by their key; what was not asked for lately is computed again. */
function recently<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return key => {
    const value = known.get(key) ?? compute(key)
    known.delete(key)
    known.set(key, value)
    for (const [oldest] of known) {
      if (known.size <= KEPT) break
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

/** Fonts must be loaded, and stay so. */
export function layoutFilm({ timeline, timings, size }: Composition, lookOf: LookOf): TextLayout {
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
  return { cues, titles }
}
