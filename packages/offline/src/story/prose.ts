/** Owns ContentDocument -> the sentences that may be spoken, with what each leans on. Chooses none of them. */
import type { ContentDocument, Span } from '@contenthq/model'
import { condense } from '@contenthq/sources'
import type { LanguageFacts } from './languages/language-facts.ts'
import { factsOf } from './languages/languages.ts'
import { introductions, leansOnEarlier } from './references.ts'
import { leftOpen, sentenceSpans } from './sentences.ts'
import { contentStems, type Word, wordsOf } from './words.ts'

/** A sentence as it would be spoken. */
export type Sentence = {
  /** Place in the list, the order of the source. */
  readonly index: number
  readonly text: string
  /** In `ContentDocument.text`. */
  readonly source: Span
  readonly paragraph: number
  /** Place in its paragraph, 0 first. */
  readonly place: number
  /** Index into `ContentDocument.sections`. */
  readonly section: number
  readonly words: readonly Word[]
  readonly stems: readonly string[]
  readonly stemSet: ReadonlySet<string>
  /** Opens with a reference to what came before, so it may only follow the sentence before it. */
  readonly dangling: boolean
  /** Names that an earlier sentence gave in full ('Smeaton' after 'John Smeaton'): that sentence's index. */
  readonly introducedBy: number | undefined
}

/** More text than this is condensed first: no film needs it all, and ranking grows with its square. */
const MAX_CHARACTERS = 120_000
const MAX_SENTENCES = 1600
const TERMINAL = /[.!?…。！？؟।]["'”’»)\]]*$/u
const OPENING = /^["'“‘«(¿¡]*\p{Ll}/u
const unread =
  /^(?:references|external links|see also|notes|footnotes|further reading|bibliography|sources|works cited|contents|comments|related (?:articles|posts|stories)|referencias|enlaces externos|véase también|bibliografía|notas|références|liens externes|voir aussi|bibliographie|einzelnachweise|weblinks|siehe auch|literatur|referências|ligações externas|ver também|note|collegamenti esterni|voci correlate)$/iu

type Paragraph = Span & { readonly section: number }

/** The paragraphs of prose: headings, picture captions and reference lists left out. */
function paragraphsOf(document: ContentDocument): readonly Paragraph[] {
  const captions = new Set(document.images.map(image => image.caption))
  const paragraphs: Paragraph[] = []
  const sections = document.sections.length ? document.sections : [{ start: 0, end: document.text.length, level: 0 }]
  sections.forEach((section, index) => {
    if (section.heading && unread.test(section.heading.trim())) return
    let first = true
    for (const match of document.text.slice(section.start, section.end).matchAll(/(?:(?!\n\n)[\s\S])+/g)) {
      const isHeading = first && match[0].trim() === section.heading
      first = false
      if (isHeading || captions.has(match[0].trim())) continue
      const start = section.start + match.index
      paragraphs.push({ start, end: start + match[0].length, section: index })
    }
  })
  return paragraphs
}

/** Whether a sentence that starts there is among those that a long document is condensed to. */
function keptIn(document: ContentDocument): (start: number) => boolean {
  if (document.text.length <= MAX_CHARACTERS) return () => true
  const spans = condense(document, { characters: MAX_CHARACTERS })
  let at = 0
  return start => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= start) at++
    return (spans[at]?.start ?? Number.POSITIVE_INFINITY) <= start
  }
}

/** A closing mark without its opening one: the sentence was torn out of a quotation. */
const torn = (text: string): boolean =>
  /^[^(]*\)/.test(text) || /^[^“„]*”/.test(text) || (/^[^«]*»/.test(text) && !text.includes('«'))

/** 'Jo Bloggs, Ph.D.': a few words with neither a verb nor a function word among them. */
const isFragment = (words: readonly Word[], facts: LanguageFacts): boolean =>
  !words.some(({ lower }) => facts.stopWords.has(lower) || facts.verbs.has(lower) || facts.verbEnding.test(lower))

/** Whether a sentence can be read out: whole, of a bearable length, mostly words, not about the page itself. */
function speakable(text: string, words: readonly Word[], facts: LanguageFacts): boolean {
  if (words.length < 3 || words.length > 60) return false
  if (
    /https?:\/\/|www\.|@\w|[{}<>|\\^~=]{2}|\[\d+\]/.test(text) ||
    facts.boilerplate.test(text) ||
    facts.runIn.test(text)
  )
    return false
  if (/^\d+\p{Lu}\p{Ll}|^\(/u.test(text)) return false
  if (words.length <= 6 && facts.verbs.size > 0 && isFragment(words, facts)) return false
  if (OPENING.test(text) || leftOpen(text) || torn(text)) return false
  const letters = text.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0
  return letters >= text.length * 0.6
}

/** 'Jo Bloggs covers science.' at the foot of a page: about the writer, not the topic. */
const aboutWriter =
  /^\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]* )?\p{Lu}[\p{L}.'’-]+ (?:is (?:a|an|the)|covers|writes|reports|joined)(?!\p{L})/u

/** Drops an opener such as 'However, ' where what is left still reads as a sentence of its own. */
function withoutConnective(text: string, facts: LanguageFacts): { readonly text: string; readonly dropped: number } {
  const opener = facts.connective.exec(text)?.[0]
  if (!opener) return { text, dropped: 0 }
  const rest = text.slice(opener.length)
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0x20)
  if (!/\p{L}|\p{N}/u.test(first) || facts.dangling.test(rest)) return { text, dropped: 0 }
  return { text: first.toUpperCase() + rest.slice(first.length), dropped: opener.length }
}

const FOOT = 12
const MAIN_STEMS = 12

/** A page's last sentences that share none of its main words: offers, sign-ups, credits. */
function withoutFoot(sentences: readonly Sentence[]): readonly Sentence[] {
  const counts = new Map<string, number>()
  for (const { stems } of sentences) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const main = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAIN_STEMS)
      .map(([stem]) => stem),
  )
  let end = sentences.length
  const least = Math.max(2, sentences.length - FOOT)
  while (end > least && !sentences[end - 1]?.stems.some(stem => main.has(stem))) end--
  return sentences.slice(0, end)
}

function read(document: ContentDocument, isWhole: (text: string) => boolean): readonly Sentence[] {
  const { language } = document
  const facts = factsOf(language)
  const sentences: Sentence[] = []
  /** Said once: pages repeat their teasers, and a film must not. */
  const told = new Set<string>()
  const paragraphs = paragraphsOf(document)
  const isKept = keptIn(document)
  const footer = document.kind === 'html' ? paragraphs.length - 3 : paragraphs.length
  paragraphs.forEach((paragraph, paragraphIndex) => {
    const text = document.text.slice(paragraph.start, paragraph.end)
    let place = 0
    for (const span of sentenceSpans(text, language)) {
      if (sentences.length >= MAX_SENTENCES) return
      const here = place++
      if (!isKept(paragraph.start + span.start)) continue
      const raw = text.slice(span.start, span.end)
      const { text: spoken, dropped } = withoutConnective(raw.replace(/\s+/g, ' '), facts)
      const words = wordsOf(spoken, language)
      if (!isWhole(raw) || !speakable(spoken, words, facts)) continue
      if (paragraphIndex >= footer && aboutWriter.test(raw)) continue
      const key = words.map(({ lower }) => lower).join(' ')
      if (told.has(key)) continue
      told.add(key)
      const stems = contentStems(words, language)
      sentences.push({
        index: sentences.length,
        text: spoken,
        source: { start: paragraph.start + span.start + dropped, end: paragraph.start + span.end },
        paragraph: paragraphIndex,
        place: here,
        section: paragraph.section,
        words,
        stems,
        stemSet: new Set(stems),
        dangling: leansOnEarlier(spoken, language),
        introducedBy: undefined,
      })
    }
  })
  const kept = document.kind === 'html' ? withoutFoot(sentences) : sentences
  const introduced = introductions(kept)
  return kept.map((sentence, index) => ({ ...sentence, introducedBy: introduced[index] }))
}

/**
 * The sentences of a document that may be spoken, in its order. Sentences end with a full stop or its like; a text that
 * has hardly any (notes, slides, verse) is read line by line instead.
 */
export function readProse(document: ContentDocument): readonly Sentence[] {
  const whole = read(document, text => TERMINAL.test(text))
  return whole.length >= 2 ? whole : read(document, () => true)
}

/** True where `next` is the very sentence after `sentence` in the same paragraph of the source. */
export const follows = (sentence: Sentence, next: Sentence): boolean =>
  sentence.paragraph === next.paragraph && sentence.place + 1 === next.place
