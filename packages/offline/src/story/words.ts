/** Owns words: cutting a text into them, and the stems under which two forms count as one. */

import { factsOf } from './languages/languages.ts'
import { segmenterOf } from './sentences.ts'

/** A word with its place in the text, end exclusive. */
export type Word = { readonly text: string; readonly lower: string; readonly start: number; readonly end: number }

/** The words of a text by the rules of its language; punctuation and spaces are left out. */
export function wordsOf(text: string, language: string): readonly Word[] {
  const found: Word[] = []
  for (const { segment, index, isWordLike } of segmenterOf(language, 'word').segment(text))
    if (isWordLike)
      found.push({ text: segment, lower: segment.toLowerCase(), start: index, end: index + segment.length })
  return found
}

function englishStem(word: string): string {
  let stem = word.replace(/['’]s$/, '')
  if (stem.length > 4 && stem.endsWith('ies')) return `${stem.slice(0, -3)}y`
  if (stem.length > 5 && /(?:sh|ch|x|ss)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (stem.length > 3 && stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.length > 5 && /ing$|[^e]ed$/.test(stem)) {
    stem = stem.replace(/ing$|ed$/, '')
    return /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem
  }
  return stem.length > 4 ? stem.replace(/e$/, '') : stem
}

/** A rough stem, good for counting and comparing, never for showing. `lower` is in lower case. */
export function stemOf(lower: string, language: string): string {
  if (language.startsWith('en')) return englishStem(lower)
  const bare = lower.replace(/^(?:[ldnmtscj]|qu|dell|nell|all|sull|un)['’]/, '')
  if (bare.length <= 4) return bare
  return language.startsWith('de')
    ? bare.replace(/(?:en|er|es|em|e|n|s)$/, '')
    : bare.replace(/(?:[aeio]s|s|[aeio])$/, '')
}

/** Stems of the words that carry a topic, repeats kept. Numbers count: a year is a strong link between sentences. */
export function contentStems(words: readonly Word[], language: string): readonly string[] {
  const { stopWords } = factsOf(language)
  const stems: string[] = []
  for (const { lower } of words) {
    const bare = lower.replace(/^(?:[ldnmtscj]|qu|dell|nell|all|sull|un)['’](?=\p{L})/u, '')
    if (stopWords.has(lower) || stopWords.has(bare)) continue
    const stem = stemOf(lower, language)
    if (stem.length > 1) stems.push(stem)
  }
  return stems
}
