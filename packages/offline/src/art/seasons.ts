/** Owns the seasons: which one a text speaks of, and what it makes of green. English only. */
import { mix } from './colour.ts'

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const spoken: readonly (readonly [Season, RegExp])[] = [
  ['winter', /\b(?:winters?|snow\w*|frost\w*|december|january|blizzards?|christmas|ice age)\b/i],
  ['autumn', /\b(?:autumn\w*|foliage|falling leaves|october|november|harvest time|indian summer)\b/i],
  ['spring', /\b(?:springtime|in (?:the |early |late )?spring|april|blossoms?|bloom\w*)\b/i],
]

/** The season that the words name first in this order; none for most texts. */
export const seasonOf = (text: string): Season | undefined => spoken.find(([, words]) => words.test(text))?.[0]

const tones: Readonly<Record<Season, readonly [tone: string, share: number]>> = {
  spring: ['#b4dc78', 0.4],
  summer: ['#5fa05a', 0],
  autumn: ['#e07a1f', 0.78],
  winter: ['#e9f2f8', 0.8],
}

/** Leaves and meadows of this green in the scene's season. */
export function inSeason({ season }: { readonly season: Season | undefined }, green: string): string {
  const [tone, share] = tones[season ?? 'summer']
  return mix(green, tone, share)
}
