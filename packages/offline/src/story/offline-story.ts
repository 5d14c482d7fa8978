/**
 * Owns the keyless story: sentences of the source, chosen and divided into scenes. Invents nothing: every narrated
 * sentence stands in the source. Knows no network and no model.
 */
import {
  ContentHQError,
  type SceneDraft,
  type SentenceSource,
  type SourceKind,
  type StoryDraft,
  type StoryProvider,
  type StoryRequest,
  throwIfAborted,
} from '@contenthq/model'
import { choose } from './choose.ts'
import { filmTitle } from './film-title.ts'
import { readProse, type Sentence } from './prose.ts'
import { rank } from './rank.ts'
import { planScenes, repairPrompt } from './scenes.ts'
import { subjectOf } from './subject.ts'
import { sceneTitle, tidyHeading } from './titles.ts'
import { contentStems, wordsOf } from './words.ts'

export const OFFLINE_STORY = 'offline-story'

/** Sentences joined to a narration, each remembering where it came from. */
function narrate(sentences: readonly Sentence[]): {
  readonly text: string
  readonly sources: readonly SentenceSource[]
} {
  let text = ''
  const sources: SentenceSource[] = []
  for (const sentence of sentences) {
    if (text) text += ' '
    const start = text.length
    text += sentence.text
    sources.push({ sentence: { start, end: text.length }, source: sentence.source })
  }
  return { text, sources }
}

/** Sources that are somebody's whole text, with an ending of its own. */
const wholeKinds: ReadonlySet<SourceKind> = new Set(['sample', 'outline', 'text', 'markdown'])

function writeStory({ document, targetSeconds }: StoryRequest): StoryDraft {
  const sentences = readProse(document)
  if (sentences.length < 2) throw new ContentHQError('nothing-to-say')
  const { language } = document
  const title = filmTitle(document, sentences)
  const subject = subjectOf(title, language)
  const filmStems = new Set(contentStems(wordsOf(title, language), language))
  const ranking = rank(sentences, filmStems)
  const { hook, scenes } = choose(sentences, ranking, {
    seconds: targetSeconds,
    opening: document.kind === 'outline' ? 'first' : 'best',
    ending: wholeKinds.has(document.kind) ? 'last' : 'any',
  })
  const hookText = hook?.text ?? title
  const used = new Set<string>()
  const taken = new Set<string>([title.toLowerCase()])
  const headed = new Set<number>()
  const paragraphs = scenes.map(chosen => {
    const { text, sources } = narrate(chosen)
    const section = chosen[0]?.section ?? 0
    const surroundings = sentences.filter(sentence => sentence.section === section && near(sentence, chosen))
    const heading = headed.has(section) ? undefined : document.sections[section]?.heading
    headed.add(section)
    const name = sceneTitle({
      narration: text,
      surroundings: surroundings.map(sentence => sentence.text).join(' '),
      heading,
      sectionHeading: tidyHeading(document.sections[section]?.heading),
      subject,
      language,
      rarity: ranking.rarity,
      filmStems,
      used,
      taken,
    })
    taken.add(name.toLowerCase())
    for (const stem of contentStems(wordsOf(name, language), language)) used.add(stem)
    return { title: name, text, sources }
  })
  const opening = hook ? narrate([hook]) : { text: hookText, sources: [] }
  const last = scenes.at(-1)?.at(-1)
  const synopsis = [...scenes.flat()]
    .sort((a, b) => (ranking.scores[b.index] ?? 0) - (ranking.scores[a.index] ?? 0))
    .filter(sentence => !sentence.dangling)
    .slice(0, 2)
    .sort((a, b) => a.index - b.index)
  return {
    title,
    hook: hookText,
    synopsis: synopsis.map(sentence => sentence.text).join(' ') || hookText,
    closing: last?.text ?? hookText,
    paragraphs: [{ title, ...opening }, ...paragraphs],
  }
}

const near = (sentence: Sentence, chosen: readonly Sentence[]): boolean =>
  chosen.some(other => Math.abs(other.paragraph - sentence.paragraph) <= 1)

/** The built-in story writer. Errors: 'nothing-to-say' for fewer than two sentences, 'cancelled'. */
export function offlineStory(): StoryProvider {
  return {
    id: OFFLINE_STORY,
    label: 'Built in',
    place: 'offline',
    capability: 'story',
    writeStory: async (request, { signal, onProgress }) => {
      throwIfAborted(signal)
      const story = writeStory(request)
      onProgress?.(1)
      return story
    },
    planScenes: async (request, { signal, onProgress }): Promise<readonly SceneDraft[]> => {
      throwIfAborted(signal)
      const scenes = planScenes(request)
      onProgress?.(1)
      return scenes
    },
    repairPrompt: async ({ prompt, narration }, { signal }) => {
      throwIfAborted(signal)
      return repairPrompt(prompt, narration)
    },
  }
}
