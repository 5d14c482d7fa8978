/**
 * Owns the text layout of a whole composition: every cue and every title card, laid out when a frame first asks for it,
 * so that a film of hours starts like a short one and takes no more memory.
 */
import type { Composition } from '../composition.ts'
import type { LookOf } from './caption-look.ts'
import { type Cue, cutCues } from './cues.ts'
import type { LaidCue, LaidTitle, TextLayout } from './layout.ts'
import { layoutCue } from './layout-captions.ts'
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

/** Fonts must be loaded, and stay so. */
export function layoutFilm({ timeline, timings, size }: Composition, lookOf: LookOf): TextLayout {
  const laidCue = recently(({ cue, style }: { readonly cue: Cue; readonly style: string }) => {
    const { id, look } = lookOf(style)
    return layoutCue(cue, id, look, size)
  })
  const cues = timeline.captions.flatMap(clip => {
    const words = timings[clip.timings]
    if (!words) return []
    return cutCues(clip, words, timeline.frameRate).map((cue): LaidCue => {
      const wish = { cue, style: clip.style }
      return {
        fromFrame: cue.fromFrame,
        toFrame: cue.toFrame,
        style: lookOf(clip.style).id,
        get words() {
          return laidCue(wish).words
        },
        get plates() {
          return laidCue(wish).plates
        },
      }
    })
  })
  const titles: Record<string, LaidTitle> = {}
  const laidTitle = recently((title: string) => layoutTitle(title, size))
  for (const { kind, title, sceneId } of timeline.pictures)
    if (kind === 'title' && title.trim() !== '')
      Object.defineProperty(titles, sceneId, { enumerable: true, get: () => laidTitle(title) })
  return { cues, titles }
}
