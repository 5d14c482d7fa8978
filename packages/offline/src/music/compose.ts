/** Owns a whole piece: form, score, sound, room, and the last touches, second by second. Does not know providers. */
import { type Call, type MusicRequest, throwIfAborted } from '@contenthq/model'
import { createRandom } from '../art/random.ts'
import { breathe } from '../worker-line.ts'
import { planForm } from './form.ts'
import { type Bus, MUSIC_RATE, playNote } from './instruments.ts'
import { moodMusic } from './moods.ts'
import { createReverb } from './reverb.ts'
import { writeScore } from './score.ts'

/** Seconds at the edges; the last ones are silent. */
const FADE_IN = 1.2
const FADE_OUT = 3
const SILENT_END = 0.05
/** Largest sample of a finished piece, and its mean level in dB: five below a narration, so that it lies under any voice. */
const PEAK = 0.5
const LEVEL = -24
const WET = 0.9
/** Samples worked on at once: small enough for the processor's own memory. */
const STRETCH = 24_000
/** Stretches between two looks at the signal. */
const BREATH = 8

const createBus = (samples: number): Bus => ({ left: new Float32Array(samples), right: new Float32Array(samples) })

/** Takes off the offset and rounds the loudest moments, stretch after stretch. */
function createFinish(output: Float32Array) {
  let before = 0
  let level = 0
  return (from: number, dry: Float32Array, echo: Float32Array) => {
    const count = Math.min(dry.length, output.length - from)
    for (let i = 0; i < count; i++) {
      const sum = dry[i]! + echo[i]! * WET
      level = sum - before + 0.9985 * level
      before = sum
      output[from + i] = Math.tanh(level * 1.2)
    }
  }
}

/** Brings the piece to its level, or to its peak where that is less, and fades both ends. */
function fade({ left, right }: Bus): void {
  const seconds = left.length / MUSIC_RATE
  const fadeIn = Math.min(FADE_IN, seconds / 8) * MUSIC_RATE
  const fadeOut = Math.min(FADE_OUT, seconds / 3) * MUSIC_RATE
  const end = left.length - SILENT_END * MUSIC_RATE
  let peak = 0
  let power = 0
  for (const channel of [left, right])
    for (let i = 0; i < channel.length; i++) {
      const rise = Math.min(1, i / fadeIn)
      const fall = Math.min(1, Math.max(0, (end - i) / fadeOut))
      channel[i]! *= rise * fall * fall * (3 - 2 * fall)
      peak = Math.max(peak, Math.abs(channel[i]!))
      power += channel[i]! ** 2
    }
  if (peak === 0) return
  const mean = Math.sqrt(power / (2 * left.length))
  const gain = Math.min(PEAK / peak, 10 ** (LEVEL / 20) / mean)
  for (const channel of [left, right]) for (let i = 0; i < channel.length; i++) channel[i]! *= gain
}

/**
 * A stereo piece of exactly the asked length at 48 kHz, silent at its very end. The same request gives the same
 * samples. Less than a second is made as silence.
 */
export async function composeMusic(request: MusicRequest, { signal, onProgress }: Call): Promise<Bus> {
  const { mood, seconds, seed, cuts } = request
  const piece = createBus(Math.max(1, Math.round(seconds * MUSIC_RATE)))
  const samples = piece.left.length
  if (seconds < 1) return piece
  const music = moodMusic[mood]
  const form = planForm(seconds, createRandom(seed ^ 0x5f3759df).between(...music.tempo))
  const notes = writeScore(music, form, seed, cuts)
  const dry = createBus(STRETCH)
  const wet = createBus(STRETCH)
  const echo = new Float32Array(STRETCH)
  const sides = (['left', 'right'] as const).map((side, index) => ({
    side,
    reverb: createReverb(MUSIC_RATE, index * 23),
    finish: createFinish(piece[side]),
  }))
  for (let from = 0; from < samples; from += STRETCH) {
    if ((from / STRETCH) % BREATH === 0) {
      await breathe()
      throwIfAborted(signal)
      onProgress?.(from / samples)
    }
    for (const channel of [dry.left, dry.right, wet.left, wet.right]) channel.fill(0)
    for (const note of notes) playNote({ from, dry, wet }, note)
    for (const { side, reverb, finish } of sides) {
      reverb(wet[side], echo)
      finish(from, dry[side], echo)
    }
  }
  fade(piece)
  onProgress?.(1)
  return piece
}
