/** Owns how long a text takes to read or to say, where nobody has said it yet. */

/** Spoken words a minute of a calm narrator; between 140 and 170 is usual for documentary. */
export const WORDS_PER_MINUTE = 155

/** Words in a text by the rules of its language. */
export function countWords(text: string, language: string): number {
  let words = 0
  for (const part of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) if (part.isWordLike) words++
  return words
}

/** Seconds at WORDS_PER_MINUTE, at least 2 s for any text at all; 2 s for none, so that a silent picture can be seen. */
export const readingSeconds = (text: string, language: string): number =>
  Math.max(2, (countWords(text, language) * 60) / WORDS_PER_MINUTE)
