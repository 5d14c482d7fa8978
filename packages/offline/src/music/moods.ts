/** Owns what a mood means in music: tempo, key, chords, which layers and how bright. Does not know seconds. */
import type { Mood } from '@contenthq/model'

/** Semitones above the key note, lowest first. */
export type Chord = readonly number[]

export type MoodMusic = {
  /** Beats a minute, from and to; the seed chooses. */
  readonly tempo: readonly [slow: number, fast: number]
  /** MIDI key notes that suit. */
  readonly keys: readonly [number, ...number[]]
  /** The main turn of four chords, and another for the middle. */
  readonly main: readonly Chord[]
  readonly middle: readonly Chord[]
  /** 0..1 each: overtones of the pads, notes of the bells, weight of bass and drums. */
  readonly brightness: number
  readonly bells: number
  readonly bass: number
  readonly drums: number
  /** Eighths of a bar on which the kick falls. */
  readonly kick: readonly number[]
}

export const moodMusic: Readonly<Record<Mood, MoodMusic>> = {
  calm: {
    tempo: [60, 70],
    keys: [50, 52, 48],
    main: [
      [0, 4, 7, 11],
      [9, 12, 16, 19],
      [5, 9, 12, 16],
      [7, 11, 14, 17],
    ],
    middle: [
      [5, 9, 12, 16],
      [4, 7, 11, 14],
      [2, 5, 9, 12],
      [7, 12, 14, 17],
    ],
    brightness: 0.35,
    bells: 0.3,
    bass: 0.5,
    drums: 0,
    kick: [],
  },
  warm: {
    tempo: [74, 84],
    keys: [48, 50, 53],
    main: [
      [0, 4, 7, 14],
      [5, 9, 12, 16],
      [9, 12, 16, 19],
      [7, 11, 14, 17],
    ],
    middle: [
      [9, 12, 16, 19],
      [5, 9, 12, 16],
      [0, 4, 7, 14],
      [7, 11, 14, 16],
    ],
    brightness: 0.5,
    bells: 0.5,
    bass: 0.6,
    drums: 0.22,
    kick: [0, 5],
  },
  wonder: {
    tempo: [56, 66],
    keys: [45, 47, 50],
    main: [
      [0, 3, 7, 14],
      [8, 12, 15, 19],
      [3, 7, 10, 17],
      [10, 14, 17, 21],
    ],
    middle: [
      [8, 12, 15, 19],
      [10, 14, 17, 21],
      [3, 7, 10, 14],
      [5, 8, 12, 15],
    ],
    brightness: 0.45,
    bells: 0.6,
    bass: 0.55,
    drums: 0.08,
    kick: [0],
  },
  upbeat: {
    tempo: [98, 110],
    keys: [48, 50, 52],
    main: [
      [0, 4, 7, 12],
      [7, 11, 14, 19],
      [9, 12, 16, 21],
      [5, 9, 12, 17],
    ],
    middle: [
      [5, 9, 12, 17],
      [7, 11, 14, 19],
      [4, 7, 11, 16],
      [9, 12, 16, 21],
    ],
    brightness: 0.7,
    bells: 0.7,
    bass: 0.7,
    drums: 0.5,
    kick: [0, 3, 4],
  },
  tense: {
    tempo: [68, 78],
    keys: [43, 45, 41],
    main: [
      [0, 3, 7, 10],
      [0, 3, 8, 12],
      [1, 5, 8, 13],
      [0, 3, 7, 10],
    ],
    middle: [
      [8, 12, 15, 18],
      [7, 10, 13, 17],
      [5, 8, 12, 15],
      [7, 11, 14, 17],
    ],
    brightness: 0.3,
    bells: 0.25,
    bass: 0.8,
    drums: 0.28,
    kick: [0, 3],
  },
}
