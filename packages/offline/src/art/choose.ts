/**
 * Owns the film's picture plan: from all its scenes, a place, an hour, a hero and props for each, so that neighbours
 * differ, nothing comes twice but the film's subject, and one family of colours runs through. Draws nothing.
 */
import type { Mood, SceneKind } from '@contenthq/model'
import type { Card } from './cards/card.ts'
import { planCards } from './cards/plan-cards.ts'
import { type CastScene, chooseHeroes, chooseProps, findSubjects, HERO_FLOOR, rankIcons } from './cast-scenes.ts'
import { chooseFamily, chooseHours, varyHours } from './choose-colours.ts'
import { addWeights, type Concept, findConcepts, type Weights } from './concepts.ts'
import { type EnvironmentName, environmentNames } from './environments/environments.ts'
import type { Hour } from './palettes.ts'
import { createRandom, hashText } from './random.ts'
import { type Season, seasonOf } from './seasons.ts'

export type FilmText = {
  readonly title: string
  readonly scenes: readonly { readonly title: string; readonly narration: string }[]
  readonly mood: Mood
  readonly seed: number
}

export type ScenePlan = {
  readonly environment: EnvironmentName
  readonly hour: Hour
  readonly season?: Season
  /** Icon name, or a landmark with #. */
  readonly hero: string | undefined
  readonly props: readonly string[]
  /** The side from which the place is seen: each visit of the film has another one. */
  readonly view: number
  /** How often the film has shown this hero before: each time it is seen another way. */
  readonly visit: number
  /** What the narration asks to be shown as a card instead of the place. */
  readonly card?: Card
}

export type FilmPlan = { readonly family: string; readonly scenes: readonly ScenePlan[] }

/** What a place is worth when no word asks for it. */
const neutral: Readonly<Partial<Record<EnvironmentName, number>>> = {
  stage: 0.3,
  hills: 0.2,
  room: 0.19,
  'city-day': 0.19,
  mountains: 0.15,
}
const placeWorth = [1, 0.6, 0.42, 0.34, 0.3]
/** A scene that names what the film is about is more about that than about other things. */
const SUBJECT_WORTH = 1.8
/** The last picture likes to come back to the film's subject. */
const CLOSING = 0.8
const BEAM = 48

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
  add(film, 0.28)
  const best = Math.max(1.5, ...scores.values())
  for (const [name, score] of scores) scores.set(name, score / best + (neutral[name] ?? 0) * 0.5)
  return scores
}

type Prepared = CastScene & {
  readonly places: ReadonlyMap<EnvironmentName, number>
}

type PreparedFilm = {
  readonly scenes: readonly Prepared[]
  readonly topic: Weights
  readonly subjects: readonly string[]
}

function prepare(film: FilmText): PreparedFilm {
  const topic = new Map<Concept, number>()
  const titleWeights = findConcepts(film.title)
  addWeights(topic, titleWeights, 2, 6)
  for (const scene of film.scenes) {
    addWeights(topic, findConcepts(scene.title), 0.8, 6)
    addWeights(topic, findConcepts(scene.narration), 0.4, 6)
  }
  const owns = film.scenes.map((scene, i) => {
    const own = new Map<Concept, number>()
    addWeights(own, findConcepts(scene.title), i === 0 ? 0.5 : 1.6)
    addWeights(own, findConcepts(scene.narration), 0.85)
    return own
  })
  const subjects = findSubjects(titleWeights, owns)
  const last = owns.length > 3 ? owns.length - 1 : undefined
  const scenes = owns.map((own, i) => {
    const weights = new Map(own)
    // the title card shows what the film keeps coming back to among the things its title names
    for (const concept of titleWeights.keys()) {
      const back = topic.get(concept) ?? 0
      const said = weights.get(concept) ?? 0
      const subject = i > 0 && subjects.includes(concept.icons[0] ?? '')
      const closing = i === last && concept.icons[0] === subjects[0] ? CLOSING : 0
      const more = subject ? said * (SUBJECT_WORTH - 1) + closing : 0
      weights.set(concept, said + more + (i === 0 ? back : back * 0.1))
    }
    return { own, weights, places: scorePlaces(weights, topic) }
  })
  return { scenes, topic, subjects }
}

/** Places for all scenes: best sum with the hard rule that neighbours differ. */
function planPlaces(prepared: readonly Prepared[], topic: Weights, seed: number): readonly EnvironmentName[] {
  const random = createRandom(seed)
  type Path = { readonly score: number; readonly places: readonly EnvironmentName[] }
  const home = scorePlaces(topic, new Map())
  let paths: readonly Path[] = [{ score: 0, places: [] }]
  for (const scene of prepared) {
    const best = Math.max(0.1, ...environmentNames.map(name => rankIcons(scene.weights, name)[0]?.score ?? 0))
    const sure = Math.min(1, best / 1.5)
    const offers = [...scene.places]
      .map(([name, score]) => {
        const hero = (rankIcons(scene.weights, name)[0]?.score ?? 0) / best
        const jitter = random.between(0, 0.05)
        return { name, score: score + hero * (name === 'stage' ? 0.2 : 0.5) * sure + jitter }
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, 9)
    const longer: Path[] = []
    for (const path of paths)
      for (const offer of offers) {
        const { places } = path
        if (places.at(-1) === offer.name) continue
        const uses = places.filter(name => name === offer.name).length
        // a place at the heart of the film may come back; others grow stale
        const stale = (uses * 0.16 + (places.at(-2) === offer.name ? 0.2 : 0)) * (1.15 - (home.get(offer.name) ?? 0))
        const worth = places.length === 0 ? offer.score * 2 : offer.score
        longer.push({ score: path.score + worth - Math.max(0, stale), places: [...places, offer.name] })
      }
    paths = longer.sort((a, b) => b.score - a.score).slice(0, BEAM)
  }
  return paths[0]?.places ?? []
}

/** Places start from different sides and turn with each visit; the first scene's place starts at 0, as its title does. */
function viewOf(places: readonly EnvironmentName[], index: number): number {
  const place = places[index] ?? 'stage'
  const visits = places.slice(0, index).filter(earlier => earlier === place).length
  return visits + (place === places[0] ? 0 : hashText(place) % 3)
}

const withSeason = (scene: FilmText['scenes'][number] | undefined): { readonly season?: Season } => {
  const season = scene && seasonOf(`${scene.title}. ${scene.narration}`)
  return season ? { season } : {}
}
const withCard = (card: Card | undefined): { readonly card?: Card } => (card ? { card } : {})

/** Plans the whole film; the same film gives the same plan, whichever scene asks. */
export function planFilm(film: FilmText): FilmPlan {
  const seed = hashText(`${film.title}|${film.seed}`)
  const { scenes, topic, subjects } = prepare(film)
  const places = planPlaces(scenes, topic, seed)
  const heroes = chooseHeroes(scenes, topic, places, subjects)
  const props: string[][] = []
  const used = new Map<string, number>()
  for (const hero of heroes.values()) used.set(hero, 2)
  scenes.forEach((scene, index) => {
    const chosen = chooseProps(scene.own, places[index] ?? 'stage', heroes.get(index), used)
    for (const name of chosen) used.set(name, (used.get(name) ?? 0) + 1)
    props.push([...chosen])
  })
  const named = places.map((_, i) => heroes.get(i))
  const hours = varyHours(film.scenes, places, named, chooseHours(film.scenes, places, seed))
  const cards = planCards(film.title, film.scenes)
  return {
    family: chooseFamily(film.mood, places, seed),
    scenes: places.map((environment, i) => ({
      environment,
      hour: hours[i] ?? 'day',
      hero: heroes.get(i),
      props: props[i] ?? [],
      view: viewOf(places, i),
      visit: named.slice(0, i).filter(earlier => earlier === named[i]).length,
      ...withCard(cards.get(i)),
      ...withSeason(film.scenes[i]),
    })),
  }
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
  if (!own)
    return {
      family: plan.family,
      scene: { environment: 'stage', hour: 'day', hero: undefined, props: [], view: 0, visit: 0 },
    }
  const { scenes, topic: known } = prepare(film)
  const prepared = scenes[request.index]
  const said = prepared?.own ?? new Map<Concept, number>()
  const extra = new Map<Concept, number>()
  for (const [concept, weight] of findConcepts(request.prompt, 'prompt'))
    if (!said.has(concept) && !known.has(concept)) extra.set(concept, weight * 1.3)
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
    scene: {
      environment,
      hour: own.hour,
      hero,
      props: chooseProps(weights, environment, hero, new Map()),
      view: own.view + turn,
      visit: hero === own.hero ? own.visit : 0,
      ...(own.season ? { season: own.season } : {}),
      // whoever asks again after a card wants something else to look at, and then the card once more
      ...(extra.size === 0 && turn % 2 === 0 ? withCard(own.card) : {}),
    },
  }
}
