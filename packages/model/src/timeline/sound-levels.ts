/** Owns the levels that the mix of a film follows, from the project's settings. What is out of bounds is brought back. */
import type { Issue } from '../issue.ts'
import type { MusicSettings, ProjectSettings } from '../project/project.ts'
import { boundsSentence, type FilmSound, isPossible, type SoundChoice, withinBounds } from '../project/sound.ts'

/** Levels of the film's sound, in dB, LUFS and seconds. What is absent is as `soundBounds` has it. */
export type SoundLevels = {
  /** Music alone, relative to full scale narration. */
  readonly musicGain: number
  /** Further change of the music while somebody speaks; negative. */
  readonly duck: number
  /** Integrated loudness of the film; −14 LUFS. */
  readonly loudness: number
  /** True peak limit; −1 dBTP. */
  readonly peak: number
  /** Seconds in which the music goes down before the first word, stays after the last, and comes back. */
  readonly attack?: number
  readonly hold?: number
  readonly release?: number
  /** Seconds of the music's own fades. */
  readonly fadeIn?: number
  readonly fadeOut?: number
}

type Chosen = { readonly music?: MusicSettings; readonly sound?: FilmSound | null }

/** Settings as choices, with the values that were made. */
const chosen = ({ music, sound }: Chosen): Readonly<Partial<Record<SoundChoice, number | undefined>>> => ({
  musicGain: music?.gain,
  duck: music?.duck,
  attack: music?.ducking?.attack,
  hold: music?.ducking?.hold,
  release: music?.ducking?.release,
  fadeIn: music?.fadeIn,
  fadeOut: music?.fadeOut,
  crossfade: music?.crossfade,
  musicStart: music?.start,
  loudness: sound?.loudness,
  peak: sound?.peak,
})

const impossible = (settings: Chosen): readonly SoundChoice[] => {
  const made = chosen(settings)
  return (Object.keys(made) as SoundChoice[]).filter(choice => !isPossible(choice, made[choice]))
}

/** The first choice that is out of bounds or no number. */
export const impossibleSound = (settings: Chosen): SoundChoice | undefined => impossible(settings)[0]

/** A value that was brought back into its bounds. */
export const clampedIssue = (choice: SoundChoice, sceneId?: string): Issue => ({
  code: 'level-clamped',
  severity: 'warning',
  message: boundsSentence(choice),
  ...(sceneId === undefined ? {} : { sceneId }),
})

/** Every level within its bounds. `resolveTimeline` says which were not. */
export function resolveSoundLevels(settings: ProjectSettings): Required<SoundLevels> {
  const made = chosen(settings)
  const level = (choice: SoundChoice) => withinBounds(choice, made[choice])
  return {
    musicGain: level('musicGain'),
    duck: level('duck'),
    loudness: level('loudness'),
    peak: level('peak'),
    attack: level('attack'),
    hold: level('hold'),
    release: level('release'),
    fadeIn: level('fadeIn'),
    fadeOut: level('fadeOut'),
  }
}

/** One issue for each level of the whole film that is out of bounds. */
export const levelIssues = (settings: ProjectSettings): readonly Issue[] =>
  impossible(settings).map(choice => clampedIssue(choice))
