/**
 * Owns who plays in a film's scenes: the main thing of each scene and the props beside it, from what its words name and
 * where it stands. Chooses no places, draws nothing.
 */
import type { Concept, Weights } from './concepts.ts'
import type { EnvironmentName } from './environments/environments.ts'

export type CastScene = {
  /** What this scene's own words name. */
  readonly own: Weights
  /** The same with the film's title in mind. */
  readonly weights: Weights
}

/** Landmarks are drawn by one environment only. */
const landmarkPlaces: Readonly<Record<string, EnvironmentName>> = {
  '#lighthouse': 'ocean',
  '#black-hole': 'space',
  '#pyramids': 'desert',
  '#volcano': 'mountains',
}

const iconWorth = 0.8
/** A drawn landmark is the very thing itself. */
const LANDMARK = 1.4
/** Things that are at home in a place and mean nothing else, for scenes without a hero of their own. */
const furnishings: Readonly<Partial<Record<EnvironmentName, readonly string[]>>> = {
  stage: ['open-book', 'compass', 'light-bulb', 'telescope', 'magnifying-glass-tilted-left'],
  room: ['couch-and-lamp', 'potted-plant', 'books', 'window'],
  kitchen: ['pot-of-food', 'hot-beverage'],
  lab: ['microscope', 'test-tube'],
  temple: ['amphora', 'scroll'],
  forest: ['deciduous-tree', 'mushroom'],
  hills: ['deciduous-tree'],
  terraces: ['potted-plant', 'seedling', 'sheaf-of-rice'],
  mountains: ['evergreen-tree'],
  moonscape: ['satellite-antenna', 'telescope'],
  desert: ['cactus'],
  ocean: ['sailboat'],
  'open-sky': ['balloon', 'kite'],
  ice: ['penguin', 'snowflake'],
  library: ['books', 'open-book', 'scroll'],
  underwater: ['tropical-fish', 'coral'],
  growth: ['chart-increasing'],
  'city-day': ['office-building'],
}
export const HERO_FLOOR = 0.5
const TOPIC_FLOOR = 0.9
/** A lesser thought than this share of the scene's main thought is no hero. */
const HERO_SHARE = 0.4
const PROP_FLOOR = 0.5
const PROP_SHARE = 0.25
const MOST_PROPS = 4
/** What is only near a thing in meaning stands beside it only where the words are surely about that thing. */
const COMPANION_FLOOR = 1.5
/** A word this strong says that the scene is about the film's subject, too. */
const SUBJECT_NAMED = 0.3
/** Share of the scenes that may show one subject. */
const SUBJECT_SHARE = 0.6
/** A first meaning this near to the scene's main thing may be its hero before the subject. */
const SURE_SHARE = 0.55
const SUBJECT_STRENGTH = 0.7

const fits = (concept: Concept, place: EnvironmentName): boolean => concept.places.includes(place) || place === 'stage'

const belongs = (concept: Concept, name: string, place: EnvironmentName): boolean =>
  name.startsWith('#') ? landmarkPlaces[name] === place : fits(concept, place)
const placeOf = (places: readonly EnvironmentName[], index: number): EnvironmentName => places[index] ?? 'stage'

/** `first`: it is what a word means before all else, not something that goes with it. */
type Ranked = readonly { readonly name: string; readonly score: number; readonly first: boolean }[]

/** Icons that suit the words and belong in the place, best first; `companions` says how many a word brings along. */
export function rankIcons(
  weights: Weights,
  place: EnvironmentName,
  companions: (weight: number) => number = () => Infinity,
): Ranked {
  const scores = new Map<string, number>()
  const firsts = new Set<string>()
  for (const [concept, weight] of weights) {
    if (!fits(concept, place)) continue
    let rank = 0
    for (const name of concept.icons.slice(0, 1 + companions(weight))) {
      if (name.startsWith('#') && landmarkPlaces[name] !== place) continue
      if (name === concept.icons[0]) firsts.add(name)
      const score = weight * iconWorth ** rank++ * (name.startsWith('#') ? LANDMARK : 1)
      const before = scores.get(name) ?? 0
      scores.set(name, Math.max(before, score) + Math.min(before, score) * 0.2)
    }
  }
  return [...scores]
    .map(([name, score]) => ({ name, score, first: firsts.has(name) }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
}

/** How much words are about a thing before all else. */
const naming = (weights: Weights, name: string): number =>
  Math.max(0, ...[...weights].map(([{ icons }, weight]) => (icons[0] === name ? weight : 0)))

/** What the film is about: things its title names and later scenes come back to, the surest first. */
export function findSubjects(title: Weights, scenes: readonly Weights[]): readonly string[] {
  const worth = new Map<string, number>()
  for (const [{ icons, strength }] of title) {
    const [name] = icons
    if (name === undefined || strength < SUBJECT_STRENGTH) continue
    const times = scenes.slice(1).filter(own => naming(own, name) >= SUBJECT_NAMED).length
    if (times > 0) worth.set(name, times)
  }
  return [...worth].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}

/**
 * The surest claims first. Nothing comes twice but the film's subject, which comes back where its scenes name it before
 * anything that only goes with a word; who then is without takes a spare from the subject, the topic or the place.
 */
export function chooseHeroes(
  scenes: readonly CastScene[],
  topic: Weights,
  places: readonly EnvironmentName[],
  subjects: readonly string[],
): ReadonlyMap<number, string> {
  const heroes = new Map<number, string>()
  const most = Math.max(2, Math.ceil(scenes.length * SUBJECT_SHARE))
  const at = (index: number): string => heroes.get(index) ?? ''
  const free = (index: number, name: string): boolean => {
    const shown = [...heroes.values()].filter(hero => hero === name).length
    if (shown === 0) return true
    const row = [-2, -1, 0, 1, 2].map(step => step === 0 || at(index + step) === name)
    const three = [0, 1, 2].some(from => row.slice(from, from + 3).every(Boolean))
    return subjects.includes(name) && shown < most && !three
  }
  const claim = (index: number, name: string): void => {
    if (!heroes.has(index) && free(index, name)) heroes.set(index, name)
  }
  const offers = scenes
    .flatMap(({ weights }, index) => {
      const least = Math.max(HERO_FLOOR, HERO_SHARE * Math.max(0, ...weights.values()))
      const ranked = rankIcons(weights, placeOf(places, index))
      const sure = SURE_SHARE * (ranked[0]?.score ?? 0)
      return ranked
        .filter(({ score }) => score >= least)
        .map(({ name, score, first }) => ({
          index,
          name,
          sure: first && score >= sure,
          score: index === 0 ? score * 4 : score,
        }))
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
  const own = topicSubjects(topic, subjects)
  const offerSubjects = (index: number, may: (name: string) => boolean): void => {
    for (const [name, concepts] of own)
      if (concepts.some(concept => belongs(concept, name, placeOf(places, index))) && may(name)) claim(index, name)
  }
  for (const { index, name, sure } of offers) if (sure) claim(index, name)
  scenes.forEach((scene, index) => {
    offerSubjects(index, name => naming(scene.own, name) >= SUBJECT_NAMED)
  })
  for (const { index, name } of offers) claim(index, name)
  scenes.forEach((scene, index) => {
    offerSubjects(index, name => at(index - 1) !== name && at(index + 1) !== name)
    const place = placeOf(places, index)
    for (const { name, score, first } of rankIcons(topic, place)) if (first && score >= TOPIC_FLOOR) claim(index, name)
    // rather the subject once more than an empty picture
    const named = subjects.find(name => naming(scene.own, name) >= SUBJECT_NAMED && !name.startsWith('#'))
    if (named !== undefined && !heroes.has(index)) heroes.set(index, named)
    for (const name of furnishings[place] ?? []) claim(index, name)
  })
  return heroes
}

/** The concepts behind each subject. */
function topicSubjects(topic: Weights, subjects: readonly string[]): ReadonlyMap<string, readonly Concept[]> {
  return new Map(subjects.map(name => [name, [...topic.keys()].filter(({ icons }) => icons[0] === name)]))
}

/** Fewer rather than wrong: only what this very scene names, and nothing that the film has shown twice. */
export function chooseProps(
  own: Weights,
  place: EnvironmentName,
  hero: string | undefined,
  used: ReadonlyMap<string, number>,
): readonly string[] {
  const ranked = rankIcons(own, place, weight => (weight >= COMPANION_FLOOR ? 1 : 0)).filter(
    ({ name }) => name !== hero && `#${name}` !== hero && !name.startsWith('#'),
  )
  const floor = Math.max(PROP_FLOOR, (ranked[0]?.score ?? 0) * PROP_SHARE)
  const good = ranked
    .filter(({ name, score }) => score >= floor && (used.get(name) ?? 0) < 3)
    .map(({ name, score }) => ({ name, score: score / (1 + (used.get(name) ?? 0)) }))
    .sort((a, b) => b.score - a.score)
  return good.slice(0, MOST_PROPS).map(({ name }) => name)
}
