/** Owns the text layout of a whole composition: every cue and every title card. */
import type { Composition } from '../composition.ts'
import { chosenLook, type LookOf } from './caption-look.ts'
import { cutCues } from './cues.ts'
import type { TextLayout } from './layout.ts'
import { layoutCue } from './layout-captions.ts'
import { layoutTitle } from './layout-title.ts'

/** Fonts must be loaded. */
export function layoutFilm({ timeline, timings, size }: Composition, lookOf: LookOf): TextLayout {
  const rate = timeline.frameRate.num / timeline.frameRate.den
  const cues = timeline.captions.flatMap(clip => {
    const words = timings[clip.timings]
    if (!words) return []
    const style = lookOf(clip.style)
    const look = chosenLook(style.look, clip.choice ?? {})
    const facts = { style: style.id, size, rate, language: words.language }
    return cutCues(clip, words, timeline.frameRate, look.characters).map(cue => layoutCue(cue, look, facts))
  })
  const titles = Object.fromEntries(
    timeline.pictures
      .filter(clip => clip.kind === 'title' && clip.title.trim() !== '')
      .map(clip => [clip.sceneId, layoutTitle(clip.title, size)]),
  )
  return { cues, titles }
}
