/**
 * Owns the written rubric for a scene's picture, applied by rule to what the picture records of itself and to what is
 * said: 3 tells the story, 2 fits, 1 neutral, 0 wrong, each with one line of reason. It trusts no record: every word that
 * is said to have asked for a thing is looked up in the narration again. A person who looks may still overrule it.
 */
import type { Depicted, Depiction } from '@contenthq/model'
import concepts from '../../packages/offline/src/art/concepts.json' with { type: 'json' }
import { stemOf, wordsOf } from '../../packages/offline/src/story/words.ts'
import { dictionaryWords } from './dictionary.ts'
import table from './senses.json' with { type: 'json' }

export type Points = 0 | 1 | 2 | 3
export type Verdict = { readonly points: Points; readonly reason: string }
export type Said = { readonly title: string; readonly narration: string }

export const rubric: readonly string[] = [
  '3 tells the story: the main thing is named, by its own name and in its usual sense, in the scene’s title, in its first sentence or more than once; or a card shows what the scene says.',
  '2 fits: the main thing is named in passing, or a word of this scene means it (by the emoji dictionaries, or as the first thing our own table has for it); or the film’s title names it; or the place alone is what the scene speaks of.',
  '1 neutral: a place or furnishing that claims nothing; a thing that stands in for a word only in our own table; a thing that only another scene speaks of, or that is named only to say what something is like, or is not.',
  '0 wrong: the main thing is spoken of nowhere, or by a word that means something else here; or the place (space, sea floor, desert, laboratory …) is spoken of nowhere.',
  'A thing beside the main one that is spoken of nowhere, or by a word that means something else, takes a point away.',
]

const senses: Readonly<Record<string, string>> = table.senses
/** 'leaves' and 'leaf' are one word, 'waves' and 'wave' too. */
const F_PLURAL = /^(lea|loa|shea|thie|hoo|kni|li|wi|wol|shel|hal|cal|el|sel)ves$/
const stem = (word: string): string => stemOf(word.toLowerCase().replace(F_PLURAL, '$1f'), 'en')
const stemsOf = (text: string): readonly string[] => wordsOf(text, 'en').map(({ lower }) => stem(lower))

/** Drawn to furnish a place; they claim nothing. */
const FURNISHING =
  /^(open-book|compass|light-bulb|telescope|magnifying-glass.*|couch-and-lamp|potted-plant|books|window|pot-of-food|hot-beverage|microscope|test-tube|amphora|scroll|.*tree|mushroom|seedling|sheaf-of-rice|cactus|sailboat|coral|tropical-fish|satellite-antenna|office-building|chart-increasing)$/
/** Places that say something by themselves; the others suit anything. */
const STRONG = new Set([
  'space',
  'moonscape',
  'underwater',
  'ocean',
  'desert',
  'temple',
  'lab',
  'kitchen',
  'terraces',
  'circuit',
])
/** Words that are no part of a thing's own name. */
const UNNAMED = new Set('with of and the in on to at without facing tilted left right over behind up down'.split(' '))

/** The words of a thing's own name, the head of it last: 'cloud-with-rain' is a cloud and rain. */
const ownWords = (name: string): readonly string[] =>
  name
    .replace(/^#/, '')
    .split('-')
    .filter(part => part.length > 2 && !UNNAMED.has(part))
    .map(stem)

/** The head of a compound names it ('bee' a honeybee), and so does what it is for ('tea' a teapot). */
const sameThing = (said: string, own: string): boolean =>
  said === own ||
  (said.length >= 3 && own.length >= said.length + 3 && (own.endsWith(said) || own.startsWith(said))) ||
  (own.length >= 3 && said.length >= own.length + 3 && said.endsWith(own))

/** Words that only compare, deny or leave out, up to two words before the thing. */
const COMPARING =
  /\b(?:like|than|not|no|without|instead of|rather than|never|unlike|as \w+ as)(?:\s+(?:an?|the|any|some|\w+)){0,2}\s*$/i

type Naming = { readonly times: number; readonly early: boolean; readonly compared: boolean }

/** How a scene names a thing by one of `words` (stems). */
function namingOf(words: readonly string[], { title, narration }: Said): Naming {
  const first = /[.!?…](?:\s|$)/.exec(narration)?.index ?? narration.length
  const inTitle = stemsOf(title).filter(said => words.some(word => sameThing(said, word))).length
  const found = wordsOf(narration, 'en').filter(({ lower }) => words.some(word => sameThing(stem(lower), word)))
  const plain = found.filter(({ start }) => !COMPARING.test(narration.slice(Math.max(0, start - 40), start)))
  return {
    times: inTitle + plain.length,
    early: inTitle > 0 || plain.some(({ start }) => start <= first),
    compared: found.length > plain.length && inTitle + plain.length === 0,
  }
}

/** A word of many meanings without any of its companions near: what it is found to mean is a guess. */
function otherSense(words: readonly string[], near: string): string | undefined {
  const about = new Set(stemsOf(near))
  const told = words.filter(word => about.has(stem(word)))
  const sure = told.some(word => {
    const companions = senses[word] ?? senses[stem(word)]
    return !companions || companions.split(' ').some(companion => about.has(stem(companion)))
  })
  return told.length > 0 && !sure ? told[0] : undefined
}

/** The first thing that our own table has for a word, and nothing vague; other things need a dictionary's word for it. */
const firstThings: ReadonlyMap<string, string> = new Map(
  concepts.rows.flatMap(([phrases = '', icons = '']) =>
    phrases.split('|').map(phrase => [phrase, icons.split(' ')[0] ?? ''] as const),
  ),
)

/** Does `word` mean the thing? As people who wrote dictionaries say, or as the first thing of our own table's row. */
function means(word: string, name: string): boolean {
  const forms = [word, ...stemsOf(word)]
  if (forms.some(form => firstThings.get(form) === name)) return true
  const known = dictionaryWords(name)
  return stemsOf(word).some(said => known.has(said))
}

const spokenOf = (words: readonly string[], text: string): boolean => {
  const said = stemsOf(text)
  return words.flatMap(word => stemsOf(word)).some(word => said.some(other => sameThing(other, word)))
}

type Film = { readonly title: string; readonly scenes: readonly Said[] }
const textOf = ({ title, narration }: Said): string => `${title}. ${narration}`
const wholeFilm = ({ title, scenes }: Film): string => [title, ...scenes.map(textOf)].join('\n')
const verdict = (points: Points, reason: string): Verdict => ({ points, reason })

function judgeMain(main: Depicted, scene: Said, film: Film): Verdict {
  const { name } = main
  const own = ownWords(name)
  const named = namingOf(own, scene)
  const here = textOf(scene)
  // by its own name alone where that is said: other words that asked for it must not make up for a wrong sense
  const asking = named.times > 0 ? own : main.words.flatMap(word => word.split(' '))
  const other = otherSense(asking, `${here} ${film.title}`)
  if (other !== undefined) return verdict(0, `${name}: “${other}” means something else here`)
  if (named.times > 0 && (named.early || named.times > 1)) return verdict(3, `${name}: what this scene speaks of`)
  if (named.times > 0) return verdict(2, `${name}: named in passing`)
  if (named.compared) return verdict(1, `${name}: named only in a comparison or a denial`)
  const heard = main.words.filter(word => spokenOf([word], here))
  const plain = heard.filter(word => !namingOf(stemsOf(word), scene).compared)
  if (heard.length > 0 && plain.length === 0)
    return verdict(1, `${name}: “${heard[0]}” is only a comparison or a denial`)
  const meant = plain.find(word => means(word, name))
  if (meant !== undefined) return verdict(2, `${name}: meant by “${meant}”`)
  if (spokenOf(own, film.title) || main.words.some(word => spokenOf([word], film.title) && means(word, name)))
    return verdict(2, `${name}: the film’s own subject`)
  if (plain.length > 0) return verdict(1, `${name}: a stand-in for “${plain[0]}”`)
  if (spokenOf([...own, ...main.words], wholeFilm(film))) return verdict(1, `${name}: spoken of in another scene`)
  return FURNISHING.test(name) ? verdict(1, `${name}: furnishing`) : verdict(0, `${name}: spoken of nowhere`)
}

function judgePlace({ name, words }: Depicted, scene: Said, film: Film): Verdict {
  const asking = [...ownWords(name), ...words]
  if (spokenOf(asking, textOf(scene))) return verdict(2, `${name}: the place this scene speaks of`)
  if (!STRONG.has(name)) return verdict(1, `${name}: a place that claims nothing`)
  if (spokenOf(asking, wholeFilm(film))) return verdict(1, `${name}: a place of another scene`)
  return verdict(0, `${name}: a place spoken of nowhere`)
}

/** A card is as good as its words: each is said in this scene, or in the film where a strip shows its other dates. */
function judgeCard({ kind, texts }: NonNullable<Depiction['card']>, scene: Said, film: Film): Verdict {
  const saidIn = (whole: string) => (text: string) =>
    text.split(/\s+/).every(word => whole.toLowerCase().includes(word.toLowerCase()))
  if (texts.every(saidIn(textOf(scene)))) return verdict(3, `${kind} card: what this scene says`)
  const here = texts.some(saidIn(textOf(scene))) && texts.every(saidIn(wholeFilm(film)))
  return here
    ? verdict(2, `${kind} card: what this scene says, beside what others do`)
    : verdict(0, `${kind} card: it says what nobody says`)
}

/** The rubric applied to one scene. Without a record of what the picture shows nothing can be claimed for it. */
export function judgeRelevance(shows: Depiction | undefined, scene: Said, film: Film): Verdict {
  if (!shows) return verdict(1, 'no record of what is shown')
  if (shows.card) return judgeCard(shows.card, scene, film)
  const place = judgePlace(shows.environment, scene, film)
  if (place.points === 0) return place
  const main = shows.main ? judgeMain(shows.main, scene, film) : place
  if (main.points === 0) return main
  const stray = shows.props.find(prop => {
    const asking = [...prop.words, ...ownWords(prop.name)]
    const lost = !FURNISHING.test(prop.name) && !spokenOf(asking, wholeFilm(film))
    return lost || otherSense(asking, `${textOf(scene)} ${film.title}`) !== undefined
  })
  if (!stray) return main
  return verdict(
    Math.max(1, main.points - 1) as Points,
    `${main.reason}; beside it ${stray.name}, which is out of place`,
  )
}
