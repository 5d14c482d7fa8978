/** Owns story -> scene drafts: the title card, one scene a paragraph, and what each picture should show. */
import {
  defaultLooks,
  type SceneDraft,
  type SentenceSource,
  type StoryDraft,
  type StoryRequest,
} from '@contenthq/model'
import { planCards } from '../art/cards/plan-cards.ts'
import { MAX_SCENE_WORDS } from './budget.ts'
import { phrasesOf } from './phrases.ts'
import { rarityOver } from './rank.ts'
import { leansOnEarlier } from './references.ts'
import { subjectOf } from './subject.ts'
import { keyPhrases } from './titles.ts'
import { contentStems, stemOf, wordsOf } from './words.ts'

type Paragraph = StoryDraft['paragraphs'][number]

/** Paragraphs far too long for a scene are divided between sentences, before none that leans on the one before. */
function divideLong(paragraph: Paragraph, language: string): readonly Paragraph[] {
  const wordCount = wordsOf(paragraph.text, language).length
  if (wordCount <= MAX_SCENE_WORDS * 1.8 || paragraph.sources.length < 2) return [paragraph]
  const pieces: Paragraph[] = []
  let kept: SentenceSource[] = []
  let words = 0
  const flush = (): void => {
    const start = kept[0]?.sentence.start ?? 0
    const end = kept.at(-1)?.sentence.end ?? start
    if (kept.length > 0)
      pieces.push({
        title: paragraph.title,
        text: paragraph.text.slice(start, end),
        sources: kept.map(({ sentence, source }) => ({
          sentence: { start: sentence.start - start, end: sentence.end - start },
          source,
        })),
      })
    kept = []
    words = 0
  }
  for (const part of paragraph.sources) {
    const sentence = paragraph.text.slice(part.sentence.start, part.sentence.end)
    const { length } = wordsOf(sentence, language)
    if (words + length > MAX_SCENE_WORDS && !leansOnEarlier(sentence, language)) flush()
    kept.push(part)
    words += length
  }
  flush()
  return pieces
}

/** Only white space lies between the last sentence of one and the first of the other. */
function carriesOn(before: Paragraph | undefined, after: Paragraph, text: string): boolean {
  const end = before?.sources.at(-1)?.source.end
  const start = after.sources[0]?.source.start
  if (end === undefined || start === undefined || start < end) return false
  const between = text.slice(end, start)
  return between.trim() === '' && !between.includes('\n')
}

/** The narration with the word that joined it to the sentence before ('However, '), which nobody says in a film. */
function withJoiner({ text, sources }: Paragraph, source: string): string {
  const start = sources[0]?.source.start ?? 0
  const dropped = source.slice(Math.max(0, start - 40), start).match(/(?:^|[.!?\n]\s*)([^.!?\n]+)$/)?.[1]
  return `${dropped ?? ''}${text}`
}

const MAX_NOUNS = 5

const says = (text: string, subject: string, language: string): boolean => {
  const stems = new Set(contentStems(wordsOf(text, language), language))
  return contentStems(wordsOf(subject, language), language).every(stem => stems.has(stem))
}

/** Scene drafts of a story in order; scene 0 is the title card that says the hook. */
export function planScenes({
  document,
  story,
  seed,
}: StoryRequest & { readonly story: StoryDraft }): readonly SceneDraft[] {
  const { language } = document
  const [first, ...others] = story.paragraphs
  const titled = first !== undefined && first.text === story.hook
  const opening: Paragraph = titled ? first : { title: story.title, text: story.hook, sources: [] }
  const told = (titled ? others : story.paragraphs).flatMap(paragraph => divideLong(paragraph, language))
  const list = [opening, ...told]
  const rarity = rarityOver(list.map(({ text }) => ({ stems: contentStems(wordsOf(text, language), language) })))
  const subject = subjectOf(story.title, language)
  const looks = defaultLooks(
    list.map((paragraph, index) => ({
      narration: withJoiner(paragraph, document.text),
      carriesOn: index > 1 && carriesOn(list[index - 1], paragraph, document.text),
    })),
    { language, seed },
  )
  const cards = planCards(
    story.title,
    list.map(({ title, text }) => ({ title, narration: text })),
  )
  return list.map((paragraph, index): SceneDraft => {
    const nouns = keyPhrases({
      narration: paragraph.text,
      surroundings: paragraph.text,
      language,
      rarity,
      filmStems: new Set(),
      used: new Set(),
    })
      .slice(0, MAX_NOUNS)
      .map(phrase => phrase.text)
    const shown = nouns.length ? nouns : [subject]
    const about = shown.some(noun => says(noun, subject, language)) ? shown : [...shown, subject]
    return {
      kind: index === 0 ? 'title' : 'picture',
      title: index === 0 ? story.title : paragraph.title,
      narration: paragraph.text,
      sources: paragraph.sources,
      visualDescription: `${paragraph.title}: ${shown.join(', ')}.`,
      imagePrompt: about.join(', '),
      ...looks[index]!,
      // words and figures stand still while the ground behind them moves
      ...(cards.has(index) ? { motion: { style: 'parallax' } } : {}),
    }
  })
}

/** The prompt with the narration's key nouns that it lacks, at most three, put first: they are what was missed. */
export function repairPrompt(prompt: string, narration: string, language = 'en'): string {
  const present = new Set(wordsOf(prompt, language).map(word => stemOf(word.lower, language)))
  const missing = phrasesOf(narration, language)
    .filter(phrase => phrase.stems.some(stem => !present.has(stem)))
    .slice(0, 3)
    .map(phrase => phrase.text)
  if (missing.length > 0) return `${missing.join(', ')}, ${prompt}`
  // Nothing is missing: the subject alone, seen plainly, is the other thing worth trying.
  return /close view/i.test(prompt) ? prompt : `${prompt}, close view, one clear subject`
}
