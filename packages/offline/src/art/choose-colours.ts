/** Owns the choice of one colour family for a film and of an hour for every scene. */
import type { Mood } from '@contenthq/model'
import type { EnvironmentName } from './environments/environments.ts'
import { families, type Hour } from './palettes.ts'
import { createRandom } from './random.ts'

/** Families that flatter a place. */
const flatters: Readonly<Record<EnvironmentName, string>> = {
  hills: 'dawn mint golden',
  terraces: 'dawn mint',
  ocean: 'sea golden dusk',
  underwater: 'sea mint',
  space: 'dusk neon',
  'city-day': 'slate rose golden',
  'city-night': 'dusk neon rose',
  room: 'rose dusk golden',
  kitchen: 'golden dawn rose',
  lab: 'sea mint neon',
  forest: 'dawn mint slate',
  desert: 'golden rose',
  mountains: 'slate dawn dusk',
  moonscape: 'dusk neon slate',
  temple: 'golden slate dawn',
  stage: 'rose golden mint',
  growth: 'mint sea',
  circuit: 'neon sea dusk',
  'open-sky': 'sea rose golden',
  ice: 'sea slate dusk',
  library: 'golden slate rose',
}

export function chooseFamily(mood: Mood, places: readonly EnvironmentName[], seed: number): string {
  const random = createRandom(seed ^ 0x51f15e)
  let [best, bestScore] = [families[0].name, -1]
  for (const family of families) {
    let score = (family.moods.includes(mood) ? 0.8 : 0) + random.between(0, 0.5)
    places.forEach((place, i) => {
      const rank = flatters[place].split(' ').indexOf(family.name)
      if (rank >= 0) score += ((i === 0 ? 7 : 2) * (1.4 - rank * 0.35)) / (places.length + 2)
    })
    if (score > bestScore) [best, bestScore] = [family.name, score]
  }
  return best
}

const usual: Readonly<Partial<Record<EnvironmentName, Hour>>> = {
  space: 'night',
  moonscape: 'night',
  'city-night': 'night',
  underwater: 'day',
  'city-day': 'day',
}

type Words = { readonly title: string; readonly narration: string }
const order: readonly Hour[] = ['glow', 'day', 'night']

/** The hour that the place always has or the words ask for. */
function setHour(scene: Words | undefined, place: EnvironmentName): Hour | undefined {
  const fixed = usual[place]
  if (fixed) return fixed
  const text = `${scene?.title ?? ''} ${scene?.narration ?? ''}`.toLowerCase()
  if (/\b(?:night|midnight|moonlight|moonlit|darkness|asleep|sleep|dream|candlelight|lamplight)\b/.test(text))
    return 'night'
  if (/\b(?:dawn|sunrise|sunset|dusk|evening|twilight)\b/.test(text)) return 'glow'
  return place === 'circuit' ? 'night' : undefined
}

/** Words about the hour win where the place allows it; else neighbours alternate between day and glow. */
export function chooseHours(
  scenes: readonly Words[],
  places: readonly EnvironmentName[],
  seed: number,
): readonly Hour[] {
  const random = createRandom(seed ^ 0x0d0a)
  const first = random.integer(0, 1)
  return places.map((place, i) => {
    const set = setHour(scenes[i], place)
    return set ?? ((i + first) % 2 === 0 ? 'glow' : 'day')
  })
}

/** Another hour for whom the film has shown at the same place and hour before, where neither place nor words forbid it. */
export function varyHours(
  scenes: readonly Words[],
  places: readonly EnvironmentName[],
  heroes: readonly (string | undefined)[],
  hours: readonly Hour[],
): readonly Hour[] {
  const seen = new Set<string>()
  return hours.map((hour, i) => {
    const place = places[i] ?? 'stage'
    const look = (at: Hour): string => `${heroes[i]} ${place} ${at}`
    const fresh = setHour(scenes[i], place) ? hour : [hour, ...order].find(at => !seen.has(look(at)))
    seen.add(look(fresh ?? hour))
    return fresh ?? hour
  })
}
