/** Owns the gallery's quick form: the story of a film, told and scored without making the film. */
import type { StoryRequest } from '@contenthq/model'
import { offlineStory } from '../../packages/offline/src/story/offline-story.ts'
import type { SheetFilm } from './contact-sheet.ts'
import type { GalleryFilm } from './plan.ts'
import { documentOf } from './read-input.ts'
import { scoreStory } from './story-scores.ts'

const call = { signal: new AbortController().signal }
const provider = offlineStory()

/** Throws what reading or telling throws: 'nothing-to-say' for a page without a story. */
export async function tellStory(film: GalleryFilm): Promise<SheetFilm> {
  const document = await documentOf(film)
  const { language } = document
  const request: StoryRequest = { document, targetSeconds: film.seconds, language, mood: film.mood, seed: 1 }
  const story = await provider.writeStory(request, call)
  const scenes = await provider.planScenes({ ...request, story }, call)
  const { dangling, unfinished, invented, sameTitles } = scoreStory(scenes, language, document.text)
  const list = (name: string, titles: readonly string[]) => (titles.length > 0 ? [`${name}: ${titles.join('; ')}`] : [])
  return {
    name: film.name,
    title: story.title,
    source: `${film.kind}, ${language}`,
    target: film.seconds,
    scenes: scenes.map(({ title, narration }) => ({ title, narration })),
    problems: [
      ...list('opens without its noun', dangling),
      ...list('does not end', unfinished),
      ...list('not in the source', invented),
      ...list('same title', sameTitles),
    ],
  }
}
