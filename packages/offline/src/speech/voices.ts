/**
 * Owns the facts of the built-in voices: who was recorded, their natural pace and pitch, and what masters their sound.
 * Does not know flite's calls nor filters' formulas.
 */
import type { BuiltInVoice, Provenance, Voice } from '@contenthq/model'
import type { Filter } from './filters.ts'

export type VoiceFacts = Voice & {
  readonly id: BuiltInVoice
  /** Times flite's own durations that make a calm narrator of about 150 words a minute. */
  readonly stretch: number
  /** Mean pitch of the recordings, Hz; words with weight rise above it. */
  readonly pitch: number
  /** What brings the voice's long-term spectrum near average speech, its top octave raised; measured by speech.test.ts. */
  readonly chain: readonly Filter[]
}

/** Rumble that no voice has. */
const RUMBLE: Filter = { kind: 'high-pass', frequency: 80, q: Math.SQRT1_2 }

/** The speakers of CMU ARCTIC whose whole voices flite holds, the default first. */
export const voiceFacts: readonly [VoiceFacts, ...VoiceFacts[]] = [
  {
    id: 'slt',
    label: 'American woman',
    language: 'en-US',
    gender: 'female',
    stretch: 1.24,
    pitch: 168,
    chain: [
      RUMBLE,
      { kind: 'peak', frequency: 190, q: 0.7, gain: -8 },
      { kind: 'high-shelf', frequency: 1900, gain: 4.5 },
    ],
  },
  {
    id: 'rms',
    label: 'American man',
    language: 'en-US',
    gender: 'male',
    stretch: 1.1,
    pitch: 103,
    chain: [
      RUMBLE,
      { kind: 'peak', frequency: 190, q: 0.8, gain: -4 },
      { kind: 'peak', frequency: 1500, q: 0.7, gain: 6 },
      { kind: 'peak', frequency: 4800, q: 1, gain: -7 },
    ],
  },
  {
    id: 'awb',
    label: 'Scottish man',
    language: 'en-GB',
    gender: 'male',
    stretch: 1.26,
    pitch: 126,
    chain: [
      RUMBLE,
      { kind: 'peak', frequency: 200, q: 0.8, gain: -2.5 },
      { kind: 'peak', frequency: 1000, q: 1, gain: 2 },
      { kind: 'high-shelf', frequency: 3000, gain: 4 },
    ],
  },
]

/** An unknown name means the default voice. */
export const voiceNamed = (id: string): VoiceFacts => voiceFacts.find(voice => voice.id === id) ?? voiceFacts[0]

/** Whose voice a narration is. */
export const voiceProvenance = (voice: string): Provenance => ({
  provider: 'offline-speech',
  model: `flite 2.3, CMU ARCTIC ${voice}`,
  licence: 'CMU Flite licence (BSD style)',
  attribution: 'Flite speech synthesizer, © 1999–2016 Language Technologies Institute, Carnegie Mellon University',
  url: 'https://github.com/festvox/flite',
  ingredients: [
    {
      name: `CMU ARCTIC ${voice} voice`,
      licence: 'CMU ARCTIC licence (BSD style)',
      attribution: '© 2003 Carnegie Mellon University',
    },
  ],
})
