/**
 * Owns how much each sentence matters: TextRank over BM25 similarity, with bonuses for place, figures and names.
 * TextRank: Mihalcea and Tarau 2004; BM25 as its edge weight: Barrios et al. 2016 (k1 1.2, b 0.75).
 */
import type { Sentence } from './prose.ts'

const K1 = 1.2
const B = 0.75
const DAMPING = 0.85
const ROUNDS = 24

export type Ranking = {
  /** About 0 to 2; higher matters more. */
  readonly scores: readonly number[]
  /** Rarity of a stem over the sentences; at least 0.1. */
  readonly rarity: (stem: string) => number
}

export function rarityOver(sentences: readonly { readonly stems: readonly string[] }[]): (stem: string) => number {
  const seen = new Map<string, number>()
  for (const { stems } of sentences) for (const stem of new Set(stems)) seen.set(stem, (seen.get(stem) ?? 0) + 1)
  const count = sentences.length
  return stem => Math.max(0.1, Math.log((count + 1) / ((seen.get(stem) ?? 0) + 0.5)))
}

/** Symmetric similarities of all pairs, row by row: dense, since in one text almost every pair shares some word. */
function similaritiesOf(sentences: readonly Sentence[], rarity: (stem: string) => number): Float32Array {
  const size = sentences.length
  const average = sentences.reduce((sum, { stems }) => sum + stems.length, 0) / Math.max(1, size) || 1
  const holders = new Map<string, [sentence: number, weight: number][]>()
  sentences.forEach(({ stems }, index) => {
    const counts = new Map<string, number>()
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    for (const [stem, count] of counts) {
      const weight = (rarity(stem) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * stems.length) / average))
      const list = holders.get(stem)
      if (list) list.push([index, weight])
      else holders.set(stem, [[index, weight]])
    }
  })
  const cells = new Float32Array(size * size)
  // A stem that stands in most sentences links everything to everything and says nothing.
  const tooCommon = Math.max(12, size * 0.4)
  for (const list of holders.values()) {
    if (list.length > tooCommon) continue
    for (const [a, weightA] of list)
      for (const [b, weightB] of list) {
        const cell = a * size + b
        if (a !== b) cells[cell] = (cells[cell] ?? 0) + (weightA + weightB) / 2
      }
  }
  return cells
}

function textRank(cells: Float32Array, size: number): readonly number[] {
  const totals = Float64Array.from({ length: size }, (_, row) =>
    cells.subarray(row * size, (row + 1) * size).reduce((sum, weight) => sum + weight, 0),
  )
  let ranks = new Float64Array(size).fill(1 / size)
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(size).fill((1 - DAMPING) / size)
    for (let from = 0; from < size; from++) {
      const share = (DAMPING * (ranks[from] ?? 0)) / (totals[from] || 1)
      const row = from * size
      for (let to = 0; to < size; to++) next[to] = (next[to] ?? 0) + share * (cells[row + to] ?? 0)
    }
    ranks = next
  }
  const most = Math.max(...ranks, Number.MIN_VALUE)
  return Array.from(ranks, rank => rank / most)
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
  const ranks = textRank(similaritiesOf(sentences, rarity), sentences.length)
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
