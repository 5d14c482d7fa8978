/**
 * Owns the story that Chromium's built-in models tell: the built-in story's choice and order, each scene put into
 * flowing words by the model, kept only where it is faithful to the source. Nothing leaves the browser.
 */
import {
  type Call,
  ContentHQError,
  isCancelled,
  type SentenceSource,
  type StoryDraft,
  type StoryProvider,
  type StoryRequest,
  throwIfAborted,
} from '@contenthq/model'
import { sentenceSpans } from '../sentences.ts'
import { wordsOf } from '../words.ts'
import {
  type BrowserModels,
  type DownloadMonitor,
  isThere,
  type LanguageModelSession,
  languagesOf,
  summarizerOptions,
} from './browser-api.ts'
import { isFaithful } from './faithful.ts'

type Paragraph = StoryDraft['paragraphs'][number]
/** Who chooses the sentences: the built-in story, in its worker. */
export type StoryBase = Pick<StoryProvider, 'writeStory' | 'planScenes' | 'repairPrompt'>

const SYSTEM =
  'You edit narration for short documentary films. You are given one passage of a finished script. Rewrite it so that ' +
  'it flows when spoken aloud. Use only facts in the passage. Keep every number and every name exactly. Write whole ' +
  'sentences in the language of the passage. Do not begin with a pronoun. No headings, no lists, no markup.'

const ANSWER = {
  type: 'object',
  properties: { narration: { type: 'string' } },
  required: ['narration'],
  additionalProperties: false,
} as const

/** The share of the progress that a model's download takes. */
const DOWNLOAD = 0.5

const narrationIn = (answer: string): string | undefined => {
  try {
    const { narration } = JSON.parse(answer) as { readonly narration?: unknown }
    return typeof narration === 'string' ? narration.replace(/\s+/g, ' ').trim() : undefined
  } catch {
    return undefined
  }
}

/** A rewritten passage comes from all of its source: every sentence of it points at the whole stretch. */
function sourcesOf(text: string, { sources }: Paragraph, language: string): readonly SentenceSource[] {
  const starts = sources.map(({ source }) => source.start)
  const ends = sources.map(({ source }) => source.end)
  const source = { start: Math.min(...starts), end: Math.max(...ends) }
  return sentenceSpans(text, language).map(({ start, end }) => ({ sentence: { start, end }, source }))
}

async function rewrite(
  model: LanguageModelSession,
  paragraph: Paragraph,
  language: string,
  signal: AbortSignal,
): Promise<Paragraph> {
  if (paragraph.sources.length === 0) return paragraph
  const words = wordsOf(paragraph.text, language).length
  // each passage is asked afresh, so that none leaks into the next
  const session = await model.clone({ signal })
  try {
    const wish = `Rewrite this passage in about ${words} words:\n\n${paragraph.text}`
    const text = narrationIn(await session.prompt(wish, { responseConstraint: ANSWER, signal }))
    if (text === undefined || !isFaithful(text, paragraph.text, words, language)) return paragraph
    return { ...paragraph, text, sources: sourcesOf(text, paragraph, language) }
  } catch (thrown) {
    if (signal.aborted || isCancelled(thrown)) throw new ContentHQError('cancelled')
    return paragraph // a model that stumbles over one passage leaves it as it was
  } finally {
    session.destroy()
  }
}

async function summaryOf(
  { Summarizer }: BrowserModels,
  text: string,
  language: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const options = summarizerOptions(language)
  if (!(await isThere(Summarizer?.availability(options)))) return undefined
  const summarizer = await Summarizer?.create({ ...options, signal, monitor: () => undefined })
  try {
    return (await summarizer?.summarize(text, { signal }))?.trim()
  } finally {
    summarizer?.destroy()
  }
}

/**
 * A story provider over `models` and the built-in story, which is told as it is where this browser has no language
 * model for its language or the model fails. `writeStory` throws 'cancelled' on abort and what `base` throws. It may
 * download a model of some gigabytes: create it only with the user's consent.
 */
export function browserStory(models: BrowserModels, base: StoryBase): StoryProvider {
  async function write(request: StoryRequest, call: Call): Promise<StoryDraft> {
    const { signal, onProgress } = call
    const language = request.document.language.toLowerCase().split('-')[0] ?? 'en'
    const languages = languagesOf(language)
    const story = await base.writeStory(request, { signal })
    throwIfAborted(signal)
    const api = (await isThere(models.LanguageModel?.availability(languages))) ? models.LanguageModel : undefined
    const monitor = (download: DownloadMonitor) =>
      download.addEventListener('downloadprogress', ({ loaded }) => onProgress?.(loaded * DOWNLOAD))
    const initialPrompts = [{ role: 'system', content: SYSTEM }] as const
    const model = await api?.create({ ...languages, initialPrompts, signal, monitor }).catch(() => undefined)
    throwIfAborted(signal)
    if (!model) return story
    try {
      const [opening, ...told] = story.paragraphs
      const paragraphs: Paragraph[] = opening ? [opening] : []
      for (const [index, paragraph] of told.entries()) {
        throwIfAborted(signal)
        paragraphs.push(await rewrite(model, paragraph, language, signal))
        onProgress?.(DOWNLOAD + ((1 - DOWNLOAD) * (index + 1)) / (told.length + 1))
      }
      const narration = paragraphs.map(({ text }) => text).join('\n\n')
      const summary = await summaryOf(models, narration, language, signal).catch(() => undefined)
      throwIfAborted(signal)
      onProgress?.(1)
      const last = paragraphs.at(-1)
      const ending = last?.sources.at(-1)?.sentence
      return {
        ...story,
        synopsis: summary ? summary : story.synopsis,
        closing: last && ending ? last.text.slice(ending.start, ending.end) : story.closing,
        paragraphs,
      }
    } finally {
      model.destroy()
    }
  }
  return {
    id: 'browser-story',
    label: 'This browser’s model',
    place: 'offline',
    capability: 'story',
    writeStory: write,
    planScenes: base.planScenes,
    repairPrompt: base.repairPrompt,
  }
}
