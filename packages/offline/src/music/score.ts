/** Owns the notes: from mood, form and seed to what sounds when. Plain data; does not know waves. */
import { createRandom, type Random } from '../art/random.ts'
import type { Bar, Form } from './form.ts'
import type { Chord, Lead, MoodMusic } from './moods.ts'

export type Instrument = 'pad' | 'bass' | Lead | 'string' | 'hit' | 'kick' | 'brush'

export type Note = {
  readonly instrument: Instrument
  readonly start: number
  /** Seconds until it is let go. */
  readonly length: number
  /** MIDI note; for drums without meaning. */
  readonly pitch: number
  /** 0..1 */
  readonly level: number
  /** −1 left to 1 right. */
  readonly pan: number
  /** 0..1, pads only: share of the bright wave. */
  readonly bright: number
  /** 0..1, drawn once: where the wave begins, what noise it is. */
  readonly chance: number
}

/** A note before chance has been drawn. */
type Draft = Omit<Note, 'chance'>

type Piece = { readonly mood: MoodMusic; readonly form: Form; readonly key: number; readonly random: Random }

/** Each tone in the octave nearest to the voice it follows, drawn half-way back to its own place, so that pads glide and never wander off. */
function leadVoices(chord: Chord, before: readonly number[]): number[] {
  return chord.map((tone, index) => {
    const target = ((before[index] ?? tone) + Math.min(tone, 14)) / 2
    return tone + 12 * Math.round((target - tone) / 12)
  })
}

const chordOf = ({ main, middle }: MoodMusic, bar: Bar, index: number): Chord => {
  const turn = bar.part === 'middle' ? middle : main
  return turn[index % turn.length]!
}

function pads({ form, key, mood }: Piece, bar: Bar, voices: readonly number[], length: number): Draft[] {
  return voices.flatMap((tone, index) =>
    [-1, 1].map(side => ({
      instrument: 'pad' as const,
      start: Math.max(0, bar.start - 0.3),
      length: length + (bar.start > 0.3 ? 0.3 : 0),
      // the two of a pair beat slowly against each other
      pitch: key + 12 + tone + side * 0.035,
      level: 0.05 * (0.75 + 0.25 * bar.fullness) * (form.beat > 0 ? 1 : 0),
      pan: Math.max(-1, Math.min(1, (index / Math.max(1, voices.length - 1) - 0.5) * 1.2 + side * 0.2)),
      bright: Math.min(1, mood.brightness * (0.5 + 0.8 * bar.fullness)),
    })),
  )
}

function bass({ mood, key, form }: Piece, bar: Bar, chord: Chord): Draft[] {
  if (bar.fullness < 0.3) return []
  const note = {
    instrument: 'bass' as const,
    pitch: key - 12 + (chord[0]! % 12),
    level: 0.13 * mood.bass,
    pan: 0,
    bright: 0,
  }
  const long = { ...note, start: bar.start, length: form.beat * 3.6 }
  if (mood.drums < 0.3 || bar.fullness < 0.6) return [long]
  return [0, 1.5, 2.5].map(beat => ({
    ...note,
    level: note.level * 0.7,
    start: bar.start + beat * form.beat,
    length: form.beat * 0.8,
  }))
}

/** A figure of eighths, chosen once a piece, laid over every chord. */
function drawFigure(random: Random): readonly (readonly [eighth: number, tone: number, octave: number])[] {
  const count = random.integer(4, 6)
  const places = [0, 1, 2, 3, 4, 5, 6, 7]
    .toSorted(() => random.next() - 0.5)
    .slice(0, count)
    .toSorted((a, b) => a - b)
  return places.map(eighth => [eighth, random.integer(0, 3), random.chance(0.35) ? 12 : 0])
}

/** How loud the figure is by who plays it: what dies fast may be struck harder. */
const LEAD_LEVEL: Readonly<Record<Lead, number>> = { bell: 0.05, keys: 0.065, pluck: 0.085 }

/** The figure over a chord; in the middle it climbs an octave here and there, and every fourth bar is left sparser. */
function figureNotes(
  piece: Piece,
  bar: Bar,
  index: number,
  chord: Chord,
  figure: ReturnType<typeof drawFigure>,
): Draft[] {
  const { mood, key, form, random } = piece
  if (bar.fullness < 0.2) return []
  const share = mood.figure * (0.6 + 0.6 * bar.fullness) * (index % 4 === 3 ? 0.6 : 1)
  return figure
    .filter(() => random.chance(share))
    .map(([eighth, tone, octave]) => ({
      instrument: mood.lead,
      start: bar.start + (eighth * form.beat) / 2 + random.next() * 0.012,
      length: mood.lead === 'keys' ? form.beat * 0.9 : 0.05,
      pitch: key + 24 + chord[tone % chord.length]! + (bar.part === 'middle' && eighth % 4 === 0 ? 12 : octave),
      level: LEAD_LEVEL[mood.lead] * (eighth % 2 === 0 ? 1 : 0.7) * (0.6 + 0.4 * bar.fullness),
      pan: random.between(-0.7, 0.7),
      bright: 0,
    }))
}

/** Driving eighths on root and fifth, swelling over the bar. */
function strings({ mood, key, form }: Piece, bar: Bar, chord: Chord): Draft[] {
  if (mood.strings === 0 || bar.fullness < 0.5) return []
  return [0, 1, 2, 3, 4, 5, 6, 7].map(eighth => ({
    instrument: 'string',
    start: bar.start + (eighth * form.beat) / 2,
    length: form.beat * 0.36,
    pitch: key + (chord[eighth % 4 === 3 ? 2 : 0]! % 12),
    level: 0.05 * mood.strings * bar.fullness * (eighth % 4 === 0 ? 1 : 0.65) * (0.85 + 0.02 * eighth),
    pan: eighth % 2 === 0 ? -0.35 : 0.35,
    bright: 0,
  }))
}

function drums({ mood, form, random }: Piece, bar: Bar): Draft[] {
  if (mood.drums === 0 || bar.fullness < 0.55) return []
  const note = { length: 0.1, pitch: 0, bright: 0 }
  const kicks = mood.kick.map(eighth => ({
    ...note,
    instrument: 'kick' as const,
    start: bar.start + (eighth * form.beat) / 2,
    level: mood.drums * (eighth === 0 ? 1 : 0.7),
    pan: 0,
  }))
  const brushes = [0, 1, 2, 3, 4, 5, 6, 7].map(eighth => ({
    ...note,
    instrument: 'brush' as const,
    start: bar.start + (eighth * form.beat) / 2 + random.next() * 0.006,
    level: mood.drums * (eighth % 4 === 2 ? 1 : eighth % 2 === 1 ? 0.55 : 0.3) * bar.fullness,
    pan: random.between(-0.3, 0.3),
  }))
  return [...kicks, ...brushes]
}

/** A soft stroke where a scene begins, in the chord that sounds there. */
function hits({ key, form }: Piece, cuts: readonly number[], chordAt: (second: number) => Chord): Draft[] {
  return cuts
    .filter(cut => cut > 0.5 && cut < form.lastChord)
    .flatMap(cut => {
      const chord = chordAt(cut)
      const stroke = { instrument: 'hit' as const, start: cut, length: 0.1, bright: 0 }
      return [
        { ...stroke, pitch: key + (chord[0]! % 12), level: 0.05, pan: -0.2 },
        { ...stroke, pitch: key + 24 + (chord[2] ?? 7), level: 0.035, pan: 0.3 },
      ]
    })
}

/** Every note of a piece, in no order. `cuts` are seconds of scene starts. The same seed gives the same notes. */
export function writeScore(mood: MoodMusic, form: Form, seed: number, cuts: readonly number[]): Note[] {
  const random = createRandom(seed)
  const piece: Piece = { mood, form, key: random.pick(mood.keys), random }
  const figure = drawFigure(random)
  const barLength = form.beat * 4
  let voices: readonly number[] = mood.main[0]!
  const notes = form.bars.flatMap((bar, index) => {
    const chord = chordOf(mood, bar, index)
    voices = leadVoices(chord, voices)
    return [
      ...pads(piece, bar, voices, barLength),
      ...bass(piece, bar, chord),
      ...figureNotes(piece, bar, index, chord, figure),
      ...strings(piece, bar, chord),
      ...drums(piece, bar),
    ]
  })
  const chordAt = (second: number): Chord => {
    const index = Math.min(form.bars.length - 1, Math.floor(second / barLength))
    const bar = form.bars[index]
    return bar ? chordOf(mood, bar, index) : mood.main[0]!
  }
  const last: Bar = { start: form.lastChord, part: 'ending', fullness: 0.4 }
  const home = mood.main[0]!
  const all: Draft[] = [
    ...notes,
    ...pads(piece, last, leadVoices(home, voices), barLength),
    ...bass(piece, last, home),
    {
      instrument: mood.lead,
      start: form.lastChord,
      length: 0.05,
      pitch: piece.key + 36,
      level: 0.05,
      pan: 0,
      bright: 0,
    },
    // last, so that a hit more does not change the chance of the other notes
    ...hits(piece, cuts, chordAt),
  ]
  const draw = createRandom(seed ^ 0x2545f491)
  return all.map(note => ({ ...note, chance: draw.next() }))
}
