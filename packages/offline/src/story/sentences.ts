/**
 * Owns cutting a paragraph into sentences: Intl.Segmenter, and the repair of its known mistakes (abbreviations,
 * initials, ordinals, quotations cut in two). Knows nothing of documents or scores.
 */
import type { Span } from '@contenthq/model'
import type { LanguageFacts } from './languages/language-facts.ts'
import { factsOf } from './languages/languages.ts'

const segmenters = new Map<string, Intl.Segmenter>()

/** Segmenters are costly to make, so one is kept for each language and granularity. */
export function segmenterOf(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const known = segmenters.get(key)
  if (known) return known
  const made = new Intl.Segmenter(language, { granularity })
  segmenters.set(key, made)
  return made
}

/** A sentence grown past this is left as it is: a stray quotation mark must not swallow a page. */
const MAX_REPAIRED = 600

const firstWord = (text: string): string => /^[^\p{L}\p{N}]*([\p{L}\p{N}]+(?:['’]\p{L}+)?)/u.exec(text)?.[1] ?? ''

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** True where a bracket or quotation mark is opened and not closed. German closes with the mark that English opens with. */
export const leftOpen = (text: string): boolean =>
  (text.includes('„')
    ? count(text, /„/g) > count(text, /[“”]/g)
    : count(text, /“/g) > count(text, /”/g) || count(text, /«/g) > count(text, /»/g)) ||
  count(text, /\(/g) > count(text, /\)/g) ||
  count(text, /"/g) % 2 === 1

/** True where the cut between two pieces is the segmenter's mistake. */
function goesOn(before: string, after: string, facts: LanguageFacts): boolean {
  if (/^\p{Ll}/u.test(after) && /[.!?…]["'”’»)\]]*$/.test(before)) return !/^(?:i[A-Z]|e[A-Z])/.test(after)
  if (/^["”’»)\]]+$/.test(after)) return true
  const last = /(?:^|[\s("“‘«[])([^\s("“‘«[]+)\.$/u.exec(before)?.[1]
  if (last !== undefined) {
    const next = firstWord(after)
    const sentenceStarts = facts.stopWords.has(next.toLowerCase().replace(/['’].*$/, ''))
    if (facts.abbreviations.has(last)) return true
    if (facts.numberAbbreviations.has(last)) return /^\p{N}/u.test(after)
    if (facts.openAbbreviations.has(last)) return !sentenceStarts && /^[\p{Lu}\p{N}]/u.test(after)
    // Initials ('J. R. R. Tolkien', 'z. B.'): a lone letter ends a sentence only before a word that starts one.
    if (/^\p{L}$/u.test(last) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(last)) return !sentenceStarts || /^\p{L}\./u.test(after)
    // German ordinals: 'am 3. Oktober'.
    if (facts.capitalNouns && /^\d{1,2}$/.test(last)) return !sentenceStarts
  }
  return leftOpen(before) && before.length + after.length < MAX_REPAIRED
}

/** Spans of the sentences of `text`, outer white space left out, in order. Empty text has none. */
export function sentenceSpans(text: string, language: string): readonly Span[] {
  const facts = factsOf(language)
  const spans: { start: number; end: number }[] = []
  for (const { segment, index } of segmenterOf(language, 'sentence').segment(text)) {
    const trimmed = segment.trim()
    if (!trimmed) continue
    const start = index + segment.indexOf(trimmed)
    const end = start + trimmed.length
    const previous = spans.at(-1)
    if (previous && goesOn(text.slice(previous.start, previous.end), trimmed, facts)) previous.end = end
    else spans.push({ start, end })
  }
  return spans
}
