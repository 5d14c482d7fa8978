/**
 * Owns the written rubric for a scene's picture, applied by rule: 3 tells the story, 2 fits, 1 neutral, 0 wrong, each
 * with one line of reason. A person who looks may overrule it; the rule only reads what was drawn against what is said.
 */
import { findConcepts } from '../../packages/offline/src/art/concepts.ts'

export type Verdict = { readonly points: 0 | 1 | 2 | 3; readonly reason: string }

export const rubric: readonly string[] = [
  '3 tells the story: a thing drawn is named, by its own word, in this scene’s narration or title.',
  '2 fits: a thing drawn belongs to the film’s own subject.',
  '1 neutral: a place, a card or furnishing that claims nothing.',
  '0 wrong: the main thing drawn is spoken of nowhere in the film.',
]

/** Drawn to furnish a place; they claim nothing. */
const FURNISHING =
  /^(open-book|compass|light-bulb|telescope|magnifying-glass.*|couch-and-lamp|potted-plant|books|window|pot-of-food|hot-beverage|microscope|test-tube|amphora|scroll|.*tree|mushroom|seedling|sheaf-of-rice|star|glowing-star|cloud|bird|fish|spiral-shell)$/

const iconsOf = (text: string): ReadonlySet<string> =>
  new Set([...findConcepts(text).keys()].flatMap(({ icons }) => icons))

/** `drawn`: names of the things in the picture, the main one first. `film`: title and all narrations. */
export function judgeRelevance(
  drawn: readonly string[],
  scene: { readonly title: string; readonly narration: string },
  film: string,
): Verdict {
  const own = iconsOf(`${scene.title}. ${scene.narration}`)
  const told = drawn.find(name => own.has(name))
  if (told) return { points: 3, reason: `${told}: said in this scene` }
  const all = iconsOf(film)
  const fitting = drawn.find(name => all.has(name))
  if (fitting) return { points: 2, reason: `${fitting}: belongs to the film’s subject` }
  const [main] = drawn
  if (main === undefined) return { points: 1, reason: 'a place without a thing of its own' }
  return FURNISHING.test(main)
    ? { points: 1, reason: `${main}: furnishing` }
    : { points: 0, reason: `${main}: spoken of nowhere` }
}
