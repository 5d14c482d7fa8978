/** Owns the record of what a picture shows and which words asked for it. Chooses nothing. */
import type { Depicted, Depiction } from '@contenthq/model'
import { type Card, textsOf } from './cards/card.ts'
import type { FilmText, ScenePlan } from './choose.ts'
import { type Concept, findMentions, type Mention } from './concepts.ts'

/** A place that a word names first or second; the later ones of its row are merely allowed. */
const NEAR_PLACES = 2

type Asked = Depicted['asked']
type Voice = { readonly asked: Asked; readonly mentions: readonly Mention[] }

/** The words that name what `suits`, from the nearest voice that has any. */
function depicted(name: string, voices: readonly Voice[], suits: (concept: Concept) => boolean): Depicted {
  for (const { asked, mentions } of voices) {
    const fitting = mentions.filter(({ concept }) => suits(concept)).sort((a, b) => b.weight - a.weight)
    if (fitting.length > 0) return { name, asked, words: [...new Set(fitting.map(({ words }) => words))] }
  }
  return { name, asked: 'place', words: [] }
}

/** What a card has beside its words. */
const picturedOn: ReadonlySet<Card['kind']> = new Set(['number', 'definition'])

/** `plan` as drawn for scene `index` of the film; an unknown index has only its prompt and the film to speak for it. */
export function depict(plan: ScenePlan, film: FilmText, index: number, prompt: string): Depiction {
  const scene = film.scenes[index]
  const voices: readonly Voice[] = [
    { asked: 'scene', mentions: scene ? findMentions(`${scene.narration}\n${scene.title}`) : [] },
    { asked: 'prompt', mentions: findMentions(prompt, 'prompt') },
    {
      asked: 'film',
      mentions: findMentions(
        [film.title, ...film.scenes.map(({ title, narration }) => `${title}\n${narration}`)].join('\n'),
      ),
    },
  ]
  const thing = (name: string): Depicted => depicted(name, voices, ({ icons }) => icons.includes(name))
  if (plan.card) {
    const { kind } = plan.card
    const texts = textsOf(plan.card)
    return {
      environment: { name: kind, asked: 'scene', words: texts },
      ...(plan.hero !== undefined && picturedOn.has(kind) ? { main: thing(plan.hero) } : {}),
      props: [],
      card: { kind, texts },
    }
  }
  return {
    environment: depicted(plan.environment, voices, ({ places }) =>
      places.slice(0, NEAR_PLACES).includes(plan.environment),
    ),
    ...(plan.hero === undefined ? {} : { main: thing(plan.hero) }),
    props: plan.props.map(thing),
  }
}
