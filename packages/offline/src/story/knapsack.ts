/** Owns the knapsack: one option of each stretch, the most worth for a given number of words. Knows no sentence's meaning. */
import type { Option } from './options.ts'
import type { Sentence } from './prose.ts'

export type Plan = { readonly scenes: readonly (readonly Sentence[])[]; readonly words: number; readonly value: number }

/** A stretch that stays silent costs this much: better than a bad sentence, worse than any good one. */
const SILENT = -1.2

/** The best option of each stretch with a total as near `target` words as can be; within 3 % value decides. */
export function fill(stretches: readonly (readonly Option[])[], target: number): Plan {
  const limit = Math.max(Math.ceil(target * 1.05), target + 3)
  const width = limit + 1
  let values = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  values[0] = 0
  const picks: Int32Array[] = []
  for (const options of stretches) {
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
    const pick = new Int32Array(width).fill(-1)
    for (let words = 0; words < width; words++) {
      const value = values[words] ?? 0
      if (value === Number.NEGATIVE_INFINITY) continue
      if (value + SILENT > (next[words] ?? 0)) {
        next[words] = value + SILENT
        pick[words] = -1
      }
      options.forEach((option, index) => {
        const sum = words + option.words
        if (sum < width && value + option.value > (next[sum] ?? 0)) {
          next[sum] = value + option.value
          pick[sum] = index
        }
      })
    }
    values = next
    picks.push(pick)
  }
  let bestWords = 0
  let best = Number.NEGATIVE_INFINITY
  values.forEach((value, words) => {
    const miss = Math.max(0, Math.abs(words - target) / target - 0.03)
    if (value - miss * 60 > best) {
      best = value - miss * 60
      bestWords = words
    }
  })
  const scenes: (readonly Sentence[])[] = []
  let words = bestWords
  for (let index = stretches.length - 1; index >= 0; index--) {
    const option = stretches[index]?.[picks[index]?.[words] ?? -1]
    if (!option) continue
    scenes.unshift(option.sentences)
    words -= option.words
  }
  return { scenes, words: bestWords, value: best }
}
