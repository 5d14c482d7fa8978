/**
 * Owns how notes become sound: each instrument adds the part of its wave that falls into a stretch of time to the dry
 * and the wet stereo bus. A note sounds the same however the piece is cut into stretches.
 */
import { createRandom } from '../art/random.ts'
import type { Instrument, Note } from './score.ts'
import { blendWaves, CYCLE, frequencyOf, waves } from './waves.ts'

export const MUSIC_RATE = 48_000

export type Bus = { readonly left: Float32Array<ArrayBuffer>; readonly right: Float32Array<ArrayBuffer> }
/** One stretch of the piece: its first sample, and the buses that hold it. */
export type Stretch = { readonly from: number; readonly dry: Bus; readonly wet: Bus }

type Tone = {
  readonly wave: Float32Array
  readonly brighter?: Float32Array
  /** Seconds. */
  readonly attack: number
  readonly release: number
  /** Falls to 1/e in 1 / decay seconds; 0 holds. */
  readonly decay: number
  /** Share that goes to the reverb. */
  readonly send: number
}

const tones: Readonly<Record<Exclude<Instrument, 'kick' | 'brush'>, Tone>> = {
  pad: { wave: waves.dark, brighter: waves.bright, attack: 1.1, release: 1.4, decay: 0, send: 0.6 },
  bass: { wave: waves.bass, attack: 0.06, release: 0.4, decay: 0.25, send: 0.1 },
  bell: { wave: waves.bell, attack: 0.004, release: 1.8, decay: 2.6, send: 0.9 },
  keys: { wave: waves.keys, attack: 0.005, release: 0.7, decay: 1.5, send: 0.45 },
  pluck: { wave: waves.pluck, attack: 0.003, release: 0.8, decay: 5, send: 0.5 },
  string: { wave: waves.string, attack: 0.035, release: 0.12, decay: 0.8, send: 0.45 },
  hit: { wave: waves.bell, attack: 0.02, release: 2.6, decay: 1.4, send: 1 },
}

/** Seconds of the drums. */
const KICK = 0.35
const BRUSH = 0.06
/** Samples over which a drum is closed at its end. */
const CLOSE = 240

/** Seconds from a note's start to its last sound. */
const lastingOf = ({ instrument, length }: Note): number =>
  instrument === 'kick' ? KICK : instrument === 'brush' ? BRUSH : length + tones[instrument].release

/** The envelope is drawn in steps of this many samples from the note's start, straight between them. */
const STEP = 64

function envelopeAt(seconds: number, { length }: Note, { attack, release, decay }: Tone): number {
  const rise = seconds < attack ? 0.5 - 0.5 * Math.cos((Math.PI * seconds) / attack) : 1
  const gone = Math.min(1, Math.max(0, (seconds - length) / release))
  const fall = (1 - gone) ** 2 * (1 + 2 * gone)
  return rise * fall * (decay > 0 ? Math.exp(-seconds * decay) : 1)
}

/** Samples of a note from its own start, end exclusive, and where its first lies in the stretch. */
type Cut = { readonly begin: number; readonly end: number; readonly offset: number }

function playTone({ dry, wet }: Stretch, note: Note, tone: Tone, { begin, end, offset }: Cut): void {
  const angle = ((note.pan + 1) * Math.PI) / 4
  const [left, right] = [Math.cos(angle) * note.level, Math.sin(angle) * note.level]
  const { send } = tone
  const { left: dryLeft, right: dryRight } = dry
  const { left: wetLeft, right: wetRight } = wet
  const wave = tone.brighter ? blendWaves(tone.wave, tone.brighter, note.bright) : tone.wave
  const step = (frequencyOf(note.pitch) * CYCLE) / MUSIC_RATE
  let phase = (note.chance * CYCLE + begin * step) % CYCLE
  for (let at = begin; at < end; ) {
    const cell = Math.floor(at / STEP) * STEP
    const stop = Math.min(end, cell + STEP)
    const low = envelopeAt(cell / MUSIC_RATE, note, tone)
    const slope = (envelopeAt((cell + STEP) / MUSIC_RATE, note, tone) - low) / STEP
    for (; at < stop; at++) {
      const point = phase | 0
      const here = wave[point]!
      const value = (here + (wave[point + 1]! - here) * (phase - point)) * (low + slope * (at - cell))
      const [toLeft, toRight] = [value * left, value * right]
      const place = offset + at
      dryLeft[place]! += toLeft
      dryRight[place]! += toRight
      wetLeft[place]! += toLeft * send
      wetRight[place]! += toRight * send
      phase += step
      if (phase >= CYCLE) phase -= CYCLE
    }
  }
}

/** A sine that falls from 52 to 46 Hz, soft at its start. */
function playKick({ dry }: Stretch, { level }: Note, { begin, end, offset }: Cut): void {
  const last = Math.round(KICK * MUSIC_RATE)
  for (let i = begin; i < end; i++) {
    const t = i / MUSIC_RATE
    const cycles = 46 * t + 0.25 * (1 - Math.exp(-t * 30))
    const edge = Math.min(1, t / 0.003, (last - i) / CLOSE)
    const value = Math.sin(2 * Math.PI * cycles) * Math.exp(-t * 14) * edge * 0.18 * level
    dry.left[offset + i]! += value
    dry.right[offset + i]! += value
  }
}

/** High noise that dies within 60 ms. */
function playBrush({ dry, wet }: Stretch, { level, pan, chance }: Note, { begin, end, offset }: Cut): void {
  const last = Math.round(BRUSH * MUSIC_RATE)
  const random = createRandom(chance * 2 ** 31)
  const [left, right] = [1 - Math.max(0, pan), 1 + Math.min(0, pan)]
  let low = 0
  for (let i = 0; i < end; i++) {
    const white = random.next() * 2 - 1
    low += 0.5 * (white - low)
    if (i < begin) continue
    const t = i / MUSIC_RATE
    const edge = Math.min(1, t / 0.002, (last - i) / CLOSE)
    const value = (white - low) * Math.exp(-t * 70) * edge * 0.035 * level
    dry.left[offset + i]! += value * left
    dry.right[offset + i]! += value * right
    wet.left[offset + i]! += value * left * 0.2
    wet.right[offset + i]! += value * right * 0.2
  }
}

/** Adds what of a note falls into the stretch. */
export function playNote(stretch: Stretch, note: Note): void {
  const first = Math.round(note.start * MUSIC_RATE)
  const cut = {
    begin: Math.max(0, stretch.from - first),
    end: Math.min(Math.round(lastingOf(note) * MUSIC_RATE), stretch.from + stretch.dry.left.length - first),
    offset: first - stretch.from,
  }
  if (cut.begin >= cut.end) return
  if (note.instrument === 'kick') playKick(stretch, note, cut)
  else if (note.instrument === 'brush') playBrush(stretch, note, cut)
  else playTone(stretch, note, tones[note.instrument], cut)
}
