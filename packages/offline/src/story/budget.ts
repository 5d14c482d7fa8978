/** Owns how many words and scenes fit a film's length. Does not know the words. */

/** 147 words a minute: what a calm voice says, its pauses within sentences included. */
export const WORDS_PER_SECOND = 2.45
/** Silence around a scene's narration, and after the last one, in seconds. */
export const SCENE_PAUSE = 1
export const END_PAUSE = 1

/** A scene lasts between these, in seconds; SCENE_SECONDS is what reads best. */
export const SHORTEST_SCENE = 4
export const SCENE_SECONDS = 7.5
export const LONGEST_SCENE = 12

/** The most words a scene may say: 26 for 12 s. */
export const MAX_SCENE_WORDS = Math.floor((LONGEST_SCENE - SCENE_PAUSE) * WORDS_PER_SECOND)
/** The most words the hook on the title card may say. */
export const MAX_HOOK_WORDS = 18

/** Words of narration that make a film of `scenes` scenes `seconds` long. At least 6 a scene. */
export const wordBudget = (seconds: number, scenes: number): number =>
  Math.max(scenes * 6, Math.round((seconds - scenes * SCENE_PAUSE - END_PAUSE) * WORDS_PER_SECOND))

/** Numbers of scenes to try, the best one first; at least 2: a title and a scene. */
export function sceneCounts(seconds: number): readonly number[] {
  const ideal = Math.max(2, Math.round(seconds / SCENE_SECONDS))
  const fewest = Math.max(2, Math.ceil(seconds / LONGEST_SCENE))
  const most = Math.max(2, Math.floor(seconds / SHORTEST_SCENE))
  const counts = [ideal]
  for (let step = 1; step <= Math.max(2, Math.ceil(ideal / 3)); step++) {
    if (ideal + step <= most) counts.push(ideal + step)
    if (ideal - step >= fewest) counts.push(ideal - step)
  }
  return counts
}

/** Scenes that say `words` words in the usual length each; at least 1. */
export const scenesFor = (words: number): number =>
  Math.max(1, Math.round(words / ((SCENE_SECONDS - SCENE_PAUSE) * WORDS_PER_SECOND)))
