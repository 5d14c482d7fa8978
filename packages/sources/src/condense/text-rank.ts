/**
 * Owns how much each of some texts matters among them: TextRank (Mihalcea and Tarau 2004) with BM25 as its edge weight
 * (Barrios et al. 2016: k1 1.2, b 0.75). Knows no language: it is given stems.
 */

const K1 = 1.2
const B = 0.75
const DAMPING = 0.85
const ROUNDS = 24

export type Stemmed = { readonly stems: readonly string[] }

/** Rarity of a stem over the texts; at least 0.1. */
export function rarityOver(texts: readonly Stemmed[]): (stem: string) => number {
  const seen = new Map<string, number>()
  for (const { stems } of texts) for (const stem of new Set(stems)) seen.set(stem, (seen.get(stem) ?? 0) + 1)
  const count = texts.length
  return stem => Math.max(0.1, Math.log((count + 1) / ((seen.get(stem) ?? 0) + 0.5)))
}

/** Symmetric similarities of all pairs, row by row: dense, since in one text almost every pair shares some word. */
function similaritiesOf(texts: readonly Stemmed[], rarity: (stem: string) => number): Float32Array {
  const size = texts.length
  const average = texts.reduce((sum, { stems }) => sum + stems.length, 0) / Math.max(1, size) || 1
  const holders = new Map<string, [text: number, weight: number][]>()
  texts.forEach(({ stems }, index) => {
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
  // A stem that stands in most texts links everything to everything and says nothing.
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

/** A rank for each text, the highest 1. Time and memory grow with the square of their number. */
export function textRank(texts: readonly Stemmed[], rarity = rarityOver(texts)): readonly number[] {
  const size = texts.length
  const cells = similaritiesOf(texts, rarity)
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
