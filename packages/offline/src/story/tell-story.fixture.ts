/** Owns how tests tell stories, and what must hold for every one of them. */
import { type ContentDocument, countWords, type SceneDraft, type StoryRequest } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { expect } from 'vitest'
import { offlineStory } from './offline-story.ts'

export const provider = offlineStory()
export const call = { signal: new AbortController().signal }
export const read = (text: string, name = 'a.md'): Promise<ContentDocument> =>
  extract({ bytes: new TextEncoder().encode(text), name })

export const ask = (document: ContentDocument, targetSeconds: number, seed = 1): StoryRequest => ({
  document,
  targetSeconds,
  language: document.language,
  mood: 'warm',
  seed,
})

export async function tell(document: ContentDocument, seconds: number, seed = 1) {
  const request = ask(document, seconds, seed)
  const story = await provider.writeStory(request, call)
  return { story, scenes: await provider.planScenes({ ...request, story }, call) }
}

export const wordsIn = (scenes: readonly SceneDraft[], language: string): number =>
  scenes.reduce((sum, scene) => sum + countWords(scene.narration, language), 0)

const motions = new Set(['zoom-in', 'zoom-out', 'pan-left', 'pan-right', 'pan-up', 'pan-down', 'static', 'parallax'])
const seconds: Readonly<Record<string, number>> = { cut: 0, crossfade: 0.5, 'push-left': 0.5, 'dip-black': 0.8 }
const standsOut = (scene: SceneDraft | undefined) => ['push-left', 'dip-black'].includes(scene?.transition?.style ?? '')

/** What holds for every story of every text. */
export function expectSound(document: ContentDocument, scenes: readonly SceneDraft[]): void {
  const seen = new Set<string>()
  scenes.forEach((scene, index) => {
    expect(scene.kind).toBe(index === 0 ? 'title' : 'picture')
    const { motion, transition } = scene
    expect(motions).toContain(motion?.style)
    if (index > 0) expect(motion?.style).not.toBe(scenes[index - 1]?.motion?.style)
    expect(transition?.seconds).toBe(seconds[transition?.style ?? ''])
    // what stands out never does twice in a row
    if (standsOut(scene)) expect(index > 0 && standsOut(scenes[index - 1])).toBe(false)
    expect(scene.title.trim()).not.toBe('')
    expect(scene.imagePrompt.trim()).not.toBe('')
    expect(scene.visualDescription.trim()).not.toBe('')
    let end = 0
    for (const { sentence, source } of scene.sources) {
      expect(sentence.start).toBeGreaterThanOrEqual(end)
      end = sentence.end
      const spoken = scene.narration.slice(sentence.start, sentence.end)
      const written = document.text.slice(source.start, source.end).replace(/\s+/g, ' ')
      // A dropped 'However, ' leaves the next letter to be raised; nothing else may differ.
      expect(spoken.slice(1)).toBe(written.slice(1))
      expect(spoken.charAt(0).toLowerCase()).toBe(written.charAt(0).toLowerCase())
      expect(seen).not.toContain(`${source.start}`)
      seen.add(`${source.start}`)
    }
    if (scene.sources.length > 0) expect(end).toBe(scene.narration.length)
  })
}
