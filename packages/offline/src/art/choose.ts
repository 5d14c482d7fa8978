/**
 * Owns the film's picture plan: from all its scenes, a place, an hour, a hero and props for each, so that neighbours
 * differ, no hero comes twice and one family of colours runs through. Draws nothing, knows no SVG.
 */
import type { Mood, SceneKind } from '@contenthq/model'
import { chooseFamily, chooseHours } from './choose-colours.ts'
import { addWeights, type Concept, findConcepts, type Weights } from './concepts.ts'
import { type EnvironmentName, environmentNames } from './environments/environments.ts'
import type { Hour } from './palettes.ts'
import { createRandom, hashText } from './random.ts'

export type FilmText = {
  readonly title: string
  readonly scenes: readonly { readonly title: string; readonly narration: string }[]
  readonly mood: Mood
  readonly seed: number
}

export type ScenePlan = {
  readonly environment: EnvironmentName
  readonly hour: Hour
  /** Icon name, or a landmark with #. */
  readonly hero: string | undefined
  readonly props: readonly string[]
}

export type FilmPlan = { readonly family: string; readonly scenes: readonly ScenePlan[] }

/** Landmarks are drawn by one environment only. */
const landmarkPlaces: Readonly<Record<string, EnvironmentName>> = {
  '#lighthouse': 'ocean',
  '#black-hole': 'space',
  '#pyramids': 'desert',
}

/** What a place is worth when no word asks for it. */
const neutral: Readonly<Partial<Record<EnvironmentName, number>>> = {
  stage: 0.3,
  hills: 0.2,
  room: 0.19,
  'city-day': 0.19,
  mountains: 0.15,
}
const placeWorth = [1, 0.6, 0.42, 0.34, 0.3]
const iconWorth = 0.8
const HERO_FLOOR = 0.75
const PROP_FLOOR = 0.55
const PROP_SHARE = 0.22
const BEAM = 48

const fits = (concept: Concept, place: EnvironmentName): boolean => concept.places.includes(place) || place === 'stage'

type Ranked = readonly { readonly name: string; readonly score: number }[]

/** Icons that suit the words and belong in the place, best first. */
function rankIcons(weights: Weights, place: EnvironmentName): Ranked {
  const scores = new Map<string, number>()
  for (const [concept, weight] of weights) {
    if (!fits(concept, place)) continue
    let rank = 0
    for (const name of concept.icons) {
      if (name.startsWith('#') && landmarkPlaces[name] !== place) continue
      const score = weight * iconWorth ** rank++
      const before = scores.get(name) ?? 0
      scores.set(name, Math.max(before, score) + Math.min(before, score) * 0.4)
    }
  }
  return [...scores]
    .map(([name, score]) => ({ name, score }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
}

/** How well each place suits the words. */
function scorePlaces(weights: Weights, film: Weights): ReadonlyMap<EnvironmentName, number> {
  const scores = new Map<EnvironmentName, number>(environmentNames.map(name => [name, 0]))
  const add = (from: Weights, factor: number): void => {
    for (const [concept, weight] of from)
      concept.places.forEach((place, rank) => {
        const known = scores.get(place as EnvironmentName)
        if (known !== undefined)
          scores.set(place as EnvironmentName, known + weight * factor * (placeWorth[rank] ?? 0.3))
      })
  }
  add(weights, 1)
  add(film, 0.1)
  const best = Math.max(1.5, ...scores.values())
  for (const [name, score] of scores) scores.set(name, score / best + (neutral[name] ?? 0) * 0.5)
  return scores
}

type Prepared = { readonly weights: Weights; readonly places: ReadonlyMap<EnvironmentName, number> }

function prepare(film: FilmText): { readonly scenes: readonly Prepared[]; readonly topic: Weights } {
  const topic = new Map<Concept, number>()
  const titleWeights = findConcepts(film.title)
  addWeights(topic, titleWeights, 3, 5)
  for (const scene of film.scenes) {
    addWeights(topic, findConcepts(scene.title), 0.8, 5)
    addWeights(topic, findConcepts(scene.narration), 0.25, 5)
  }
  const scenes = film.scenes.map((scene, i) => {
    const weights = new Map<Concept, number>()
    addWeights(weights, findConcepts(scene.title), 2)
    addWeights(weights, findConcepts(scene.narration), 0.85)
    addWeights(weights, titleWeights, i === 0 ? 3 : 0.5)
    return { weights, places: scorePlaces(weights, topic) }
  })
  return { scenes, topic }
}

/** Places for all scenes: best sum with the hard rule that neighbours differ. */
function planPlaces(prepared: readonly Prepared[], seed: number): readonly EnvironmentName[] {
  const random = createRandom(seed)
  type Path = { readonly score: number; readonly places: readonly EnvironmentName[] }
  let paths: readonly Path[] = [{ score: 0, places: [] }]
  for (const scene of prepared) {
    const offers = [...scene.places]
      .map(([name, score]) => {
        const hero = rankIcons(scene.weights, name)[0]?.score ?? 0
        const jitter = random.between(0, 0.05)
        return { name, score: score + Math.min(1, hero / 3) * (name === 'stage' ? 0.2 : 0.5) + jitter }
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, 9)
    const longer: Path[] = []
    for (const path of paths)
      for (const offer of offers) {
        const { places } = path
        if (places.at(-1) === offer.name) continue
        const uses = places.filter(name => name === offer.name).length
        const recent = places.at(-2) === offer.name ? 0.25 : 0
        longer.push({ score: path.score + offer.score - uses * 0.16 - recent, places: [...places, offer.name] })
      }
    paths = longer.sort((a, b) => b.score - a.score).slice(0, BEAM)
  }
  return paths[0]?.places ?? []
}

/** Plans the whole film; the same film gives the same plan, whichever scene asks. */
export function planFilm(film: FilmText): FilmPlan {
  const seed = hashText(`${film.title}|${film.seed}`)
  const { scenes, topic } = prepare(film)
  const places = planPlaces(scenes, seed)
  const heroes = new Map<number, string>()
  const taken = new Set<string>()
  const offers = scenes
    .flatMap((scene, index) =>
      rankIcons(scene.weights, places[index] ?? 'stage').map(icon => ({
        index,
        ...icon,
        score: index === 0 ? icon.score * 4 : icon.score,
      })),
    )
    .filter(offer => offer.score >= HERO_FLOOR)
    .sort((a, b) => b.score - a.score || a.index - b.index)
  for (const offer of offers) {
    if (heroes.has(offer.index) || taken.has(offer.name)) continue
    heroes.set(offer.index, offer.name)
    taken.add(offer.name)
  }
  scenes.forEach((_, index) => {
    if (heroes.has(index)) return
    const spare = rankIcons(topic, places[index] ?? 'stage').find(
      icon => icon.score >= HERO_FLOOR && !taken.has(icon.name),
    )
    if (!spare) return
    heroes.set(index, spare.name)
    taken.add(spare.name)
  })
  const props: string[][] = []
  scenes.forEach((scene, index) => {
    const near = new Set([...(props[index - 1] ?? []), heroes.get(index - 1), heroes.get(index + 1)])
    props.push([...chooseProps(scene.weights, places[index] ?? 'stage', heroes.get(index), near)])
  })
  const hours = chooseHours(film.scenes, places, seed)
  return {
    family: chooseFamily(film.mood, places, seed),
    scenes: places.map((environment, i) => ({
      environment,
      hour: hours[i] ?? 'day',
      hero: heroes.get(i),
      props: props[i] ?? [],
    })),
  }
}

/** Fewer rather than wrong: only what the words of this very scene ask for. */
function chooseProps(
  weights: Weights,
  place: EnvironmentName,
  hero: string | undefined,
  near: ReadonlySet<string | undefined>,
): readonly string[] {
  const ranked = rankIcons(weights, place).filter(({ name }) => name !== hero && !name.startsWith('#'))
  const best = Math.max(PROP_FLOOR, (ranked[0]?.score ?? 0) * PROP_SHARE)
  const good = ranked.filter(({ score }) => score >= best)
  return [...good.filter(({ name }) => !near.has(name)), ...good.filter(({ name }) => near.has(name))]
    .slice(0, 5)
    .map(({ name }) => name)
}

/**
 * This scene's plan once its own prompt and the attempt are heard: a prompt that names other things changes hero and
 * props; a later attempt takes the next best hero, and every other time another place that no neighbour has.
 */
export function planScene(
  film: FilmText,
  request: { readonly index: number; readonly kind: SceneKind; readonly prompt: string; readonly attempt: number },
): { readonly family: string; readonly scene: ScenePlan } {
  const plan = planFilm(film)
  const own = plan.scenes[request.index]
  if (!own) return { family: plan.family, scene: { environment: 'stage', hour: 'day', hero: undefined, props: [] } }
  const prepared = prepare(film).scenes[request.index]
  const said = prepared?.weights ?? new Map<Concept, number>()
  const extra = new Map<Concept, number>()
  for (const [concept, weight] of findConcepts(request.prompt, 'prompt'))
    if (!said.has(concept)) extra.set(concept, weight * 1.3)
  const turn = request.attempt - 1
  if (turn <= 0 && extra.size === 0) return { family: plan.family, scene: own }
  const weights = new Map(said)
  addWeights(weights, extra, 1)
  const neighbours = new Set([plan.scenes[request.index - 1]?.environment, plan.scenes[request.index + 1]?.environment])
  const places = [...(prepared?.places ?? [])]
    .filter(([name]) => !neighbours.has(name) && name !== own.environment)
    .sort((a, b) => b[1] - a[1])
  const environment =
    turn > 0 && turn % 2 === 0 ? (places[Math.floor(turn / 2 - 1) % 3]?.[0] ?? own.environment) : own.environment
  const others = new Set(plan.scenes.filter((_, i) => i !== request.index).map(scene => scene.hero))
  const ranked = rankIcons(weights, environment).filter(({ name, score }) => score >= HERO_FLOOR && !others.has(name))
  const hero = turn > 0 && ranked.length > 0 ? ranked[turn % ranked.length]?.name : (ranked[0]?.name ?? own.hero)
  return {
    family: plan.family,
    scene: { environment, hour: own.hour, hero, props: chooseProps(weights, environment, hero, others) },
  }
}
