/** Owns the choices about a film's sound: their names, bounds and defaults. Does not know the timeline nor samples. */

/** Integrated loudness in LUFS: the web's, podcasts', European television's (EBU R 128). */
export const loudnessTargets = [-14, -16, -23] as const

/** Of the whole film: LUFS, and the limit of its true peak in dBTP. */
export type FilmSound = { readonly loudness?: number; readonly peak?: number }

/** How the music goes down while somebody speaks; by how much is `duck` of the music. Seconds. */
export type Ducking = {
  /** true; scenes can differ. While it is on the voice stays at least 12 dB above the music. */
  readonly enabled?: boolean
  /** Time of going down; it is down when the first word begins. */
  readonly attack?: number
  /** Time it stays down after the last word. */
  readonly hold?: number
  /** Time of coming back. */
  readonly release?: number
}

/** The sound of one scene. Gains in dB. */
export type SceneSound = {
  /** Of the narration. */
  readonly narrationGain?: number
  /** Of the video's own sound, as it was recorded; absent: the video is silent. */
  readonly videoGain?: number
  /** Whether the music goes down in this scene; absent: as in the whole film. */
  readonly ducking?: boolean
}

type Bounds = { readonly least: number; readonly most: number; readonly usual: number }

/** Least, most and usual value of every choice. */
export const soundBounds = {
  narrationGain: { least: -24, most: 12, usual: 0 },
  videoGain: { least: -40, most: 12, usual: 0 },
  musicGain: { least: -40, most: 6, usual: -9 },
  duck: { least: -40, most: 0, usual: -10 },
  attack: { least: 0.02, most: 1, usual: 0.35 },
  hold: { least: 0, most: 2, usual: 0.2 },
  release: { least: 0.1, most: 5, usual: 0.9 },
  fadeIn: { least: 0, most: 30, usual: 1 },
  fadeOut: { least: 0, most: 30, usual: 2.5 },
  crossfade: { least: 0, most: 10, usual: 2 },
  musicStart: { least: 0, most: 3600, usual: 0 },
  loudness: { least: -31, most: -9, usual: -14 },
  peak: { least: -9, most: 0, usual: -1 },
} as const satisfies Record<string, Bounds>

export type SoundChoice = keyof typeof soundBounds

/** True for a number within the bounds, and for a choice that was not made. */
export const isPossible = (choice: SoundChoice, value: number | undefined): boolean =>
  value === undefined || (value >= soundBounds[choice].least && value <= soundBounds[choice].most)

/** The value itself, the bound it oversteps, or the usual one where there is none. */
export function withinBounds(choice: SoundChoice, value: number | undefined): number {
  const { least, most, usual } = soundBounds[choice]
  return value === undefined || Number.isNaN(value) ? usual : Math.min(most, Math.max(least, value))
}

const names: Readonly<Record<SoundChoice, string>> = {
  narrationGain: 'The volume of a narration',
  videoGain: 'The volume of a video',
  musicGain: 'The volume of the music',
  duck: 'The ducking of the music',
  attack: 'The attack of the ducking',
  hold: 'The hold of the ducking',
  release: 'The release of the ducking',
  fadeIn: 'The fade-in of the music',
  fadeOut: 'The fade-out of the music',
  crossfade: 'The crossfade of the music with itself',
  musicStart: 'The start in the music',
  loudness: 'The loudness of the film',
  peak: 'The true peak of the film',
}

const seconds = new Set<SoundChoice>(['attack', 'hold', 'release', 'fadeIn', 'fadeOut', 'crossfade', 'musicStart'])
const unitOf = (choice: SoundChoice): string => {
  if (choice === 'loudness') return 'LUFS'
  return seconds.has(choice) ? 'seconds' : choice === 'peak' ? 'dBTP' : 'dB'
}

/** "The volume of a video lies between -40 and 12 dB." */
export const boundsSentence = (choice: SoundChoice): string =>
  `${names[choice]} lies between ${soundBounds[choice].least} and ${soundBounds[choice].most} ${unitOf(choice)}.`
