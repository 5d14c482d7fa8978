/** Owns how much each sentence matters to a film: TextRank, with bonuses for place, figures and names. */
import { rarityOver, textRank } from '@contenthq/sources'
import type { Sentence } from './prose.ts'

export { rarityOver }

export type Ranking = {
  /** About 0 to 2; higher matters more. */
  readonly scores: readonly number[]
  /** Rarity of a stem over the sentences; at least 0.1. */
  readonly rarity: (stem: string) => number
}

const nameIn = /[\p{L}\p{N},;:]\s(?:\p{Lu}\p{Ll}{2,})/u
const leansInside = /^[^,]*\b(?:he|she|it|they|him|them)\b/i
const firstPerson = /(?:^|\s)(?:I|I['’]\w+|we|our|my|me|us)(?=\s)/

/** Bonuses and maluses that do not depend on the other sentences. */
function plainScore(sentence: Sentence, paragraphs: number, titleStems: ReadonlySet<string>): number {
  const { text, words, place, paragraph, stems, index } = sentence
  let score = 0
  if (index === 0) score += 0.3
  if (place === 0) score += 0.25
  if (paragraph === paragraphs - 1) score += 0.1
  if (/\d/.test(text)) score += 0.15
  if (nameIn.test(text)) score += 0.15
  score += Math.min(0.2, stems.filter(stem => titleStems.has(stem)).length * 0.1)
  if (words.length > 30) score -= 0.3
  if (words.length < 6) score -= 0.45
  if (/^[^.:?!]{3,40}: \p{Lu}/u.test(text)) score -= 0.2
  if (/["“”«»]/.test(text)) score -= 0.2
  if (/[()[\]]/.test(text)) score -= 0.15
  if (firstPerson.test(text)) score -= 0.2
  if (leansInside.test(text)) score -= 0.1
  return score
}

/** Ranks the sentences of one document. */
export function rank(sentences: readonly Sentence[], titleStems: ReadonlySet<string>): Ranking {
  const rarity = rarityOver(sentences)
  const ranks = textRank(sentences, rarity)
  const paragraphs = (sentences.at(-1)?.paragraph ?? 0) + 1
  const scores = sentences.map((sentence, index) => (ranks[index] ?? 0) + plainScore(sentence, paragraphs, titleStems))
  return { scores: withoutRepeats(scores, sentences), rarity }
}

const REPEAT_WEIGHT = 0.7

/** Maximal marginal relevance (Carbonell and Goldstein 1998): what a better sentence has said already counts for less. */
function withoutRepeats(scores: readonly number[], sentences: readonly Sentence[]): readonly number[] {
  return scores.map((score, index) => {
    const sentence = sentences[index]
    let most = 0
    scores.forEach((other, at) => {
      if (other > score || (other === score && at < index)) most = Math.max(most, overlap(sentence, sentences[at]))
    })
    return score - REPEAT_WEIGHT * Math.max(0, most - 0.3)
  })
}

/** Jaccard overlap of two sentences' stems, 0 to 1. */
export function overlap(a: Sentence | undefined, b: Sentence | undefined): number {
  if (!a || !b || a.stemSet.size === 0 || b.stemSet.size === 0) return 0
  let shared = 0
  for (const stem of a.stemSet) if (b.stemSet.has(stem)) shared++
  return shared / (a.stemSet.size + b.stemSet.size - shared)
}
