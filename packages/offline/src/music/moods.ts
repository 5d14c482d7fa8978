/** Owns what a mood means in music: tempo, key, chords, which layers and how bright. Does not know seconds. */
import type { Mood } from '@contenthq/model'

/** Semitones above the key note, lowest first. */
export type Chord = readonly number[]

/** Who plays the figure. */
export type Lead = 'bell' | 'keys' | 'pluck'

export type MoodMusic = {
  /** Beats a minute, from and to; the seed chooses. */
  readonly tempo: readonly [slow: number, fast: number]
  /** MIDI key notes that suit. */
  readonly keys: readonly [number, ...number[]]
  /** The main turn of four chords, and another for the middle. */
  readonly main: readonly Chord[]
  readonly middle: readonly Chord[]
  readonly lead: Lead
  /** 0..1 each: overtones of the pads, notes of the figure, weight of bass, drums and driving strings. */
  readonly brightness: number
  readonly figure: number
  readonly bass: number
  readonly drums: number
  readonly strings: number
  /** Eighths of a bar on which the kick falls. */
  readonly kick: readonly number[]
}

/** '0 4 7 11 | 9 12 16 19' */
const turn = (chords: string): readonly Chord[] => chords.split('|').map(chord => chord.trim().split(' ').map(Number))

export const moodMusic: Readonly<Record<Mood, MoodMusic>> = {
  calm: {
    tempo: [60, 70],
    keys: [50, 52, 48, 53, 55],
    main: turn('0 4 7 11 | 9 12 16 19 | 5 9 12 16 | 7 11 14 17'),
    middle: turn('5 9 12 16 | 4 7 11 14 | 2 5 9 12 | 7 12 14 17'),
    lead: 'bell',
    brightness: 0.35,
    figure: 0.3,
    bass: 0.5,
    drums: 0,
    strings: 0,
    kick: [],
  },
  warm: {
    tempo: [74, 84],
    keys: [48, 50, 53, 51, 55],
    main: turn('0 4 7 14 | 5 9 12 16 | 9 12 16 19 | 7 11 14 17'),
    middle: turn('9 12 16 19 | 5 9 12 16 | 0 4 7 14 | 7 11 14 16'),
    lead: 'bell',
    brightness: 0.5,
    figure: 0.5,
    bass: 0.6,
    drums: 0.22,
    strings: 0,
    kick: [0, 5],
  },
  wonder: {
    tempo: [56, 66],
    keys: [45, 47, 50, 48, 52],
    main: turn('0 3 7 14 | 8 12 15 19 | 3 7 10 17 | 10 14 17 21'),
    middle: turn('8 12 15 19 | 10 14 17 21 | 3 7 10 14 | 5 8 12 15'),
    lead: 'bell',
    brightness: 0.45,
    figure: 0.6,
    bass: 0.55,
    drums: 0.08,
    strings: 0,
    kick: [0],
  },
  upbeat: {
    tempo: [98, 110],
    keys: [48, 50, 52, 53, 55],
    main: turn('0 4 7 12 | 7 11 14 19 | 9 12 16 21 | 5 9 12 17'),
    middle: turn('5 9 12 17 | 7 11 14 19 | 4 7 11 16 | 9 12 16 21'),
    lead: 'bell',
    brightness: 0.7,
    figure: 0.7,
    bass: 0.7,
    drums: 0.5,
    strings: 0,
    kick: [0, 3, 4],
  },
  tense: {
    tempo: [68, 78],
    keys: [43, 45, 41, 44, 46],
    main: turn('0 3 7 10 | 0 3 8 12 | 1 5 8 13 | 0 3 7 10'),
    middle: turn('8 12 15 18 | 7 10 13 17 | 5 8 12 15 | 7 11 14 17'),
    lead: 'bell',
    brightness: 0.3,
    figure: 0.25,
    bass: 0.8,
    drums: 0.28,
    strings: 0.35,
    kick: [0, 3],
  },
  hopeful: {
    tempo: [82, 92],
    keys: [48, 50, 52, 53, 55],
    main: turn('0 4 7 14 | 7 11 14 19 | 9 12 16 19 | 5 9 12 19'),
    middle: turn('5 9 12 16 | 0 4 7 12 | 2 5 9 14 | 7 11 14 19'),
    lead: 'keys',
    brightness: 0.5,
    figure: 0.75,
    bass: 0.55,
    drums: 0.25,
    strings: 0.25,
    kick: [0, 4],
  },
  somber: {
    tempo: [54, 62],
    keys: [45, 43, 47, 46, 48],
    main: turn('0 3 7 12 | 8 12 15 19 | 5 8 12 17 | 7 10 14 17'),
    middle: turn('3 7 10 15 | 8 12 15 20 | 5 8 12 15 | 7 11 14 17'),
    lead: 'keys',
    brightness: 0.2,
    figure: 0.4,
    bass: 0.55,
    drums: 0,
    strings: 0,
    kick: [],
  },
  playful: {
    tempo: [112, 124],
    keys: [50, 52, 53, 55, 57],
    main: turn('0 4 7 9 | 9 12 16 19 | 2 5 9 12 | 7 11 14 17'),
    middle: turn('5 9 12 14 | 4 7 11 14 | 9 13 16 19 | 2 6 9 12'),
    lead: 'pluck',
    brightness: 0.4,
    figure: 0.9,
    bass: 0.6,
    drums: 0.3,
    strings: 0,
    kick: [0, 4],
  },
  epic: {
    tempo: [84, 96],
    keys: [45, 43, 41, 46, 48],
    main: turn('0 3 7 12 | 8 12 15 20 | 3 7 10 15 | 10 14 17 22'),
    middle: turn('5 8 12 17 | 8 12 15 20 | 0 3 7 12 | 7 11 14 19'),
    lead: 'keys',
    brightness: 0.6,
    figure: 0.3,
    bass: 0.9,
    drums: 0.6,
    strings: 0.9,
    kick: [0, 3, 6],
  },
  mystery: {
    tempo: [62, 72],
    keys: [46, 44, 47, 49, 42],
    main: turn('0 3 7 11 | 8 11 15 18 | 5 8 12 15 | 7 10 13 17'),
    middle: turn('1 5 8 12 | 0 3 7 11 | 6 9 12 16 | 7 11 14 17'),
    lead: 'pluck',
    brightness: 0.25,
    figure: 0.45,
    bass: 0.6,
    drums: 0.12,
    strings: 0.2,
    kick: [0],
  },
}
