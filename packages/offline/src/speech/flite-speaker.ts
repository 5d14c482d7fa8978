/** Owns the built-in voices as speakers: flite's sentences, mastered by the voice's own chain. */
import { FLITE_RATE, type Flite } from './flite.ts'
import { masterVoice, VOICE_RATE } from './master-voice.ts'
import type { Speaker } from './speak.ts'

export const fliteSpeaker = (flite: Flite): Speaker => ({
  rate: FLITE_RATE,
  speak: flite.speak,
  phonesOf: flite.phonesOf,
  master: samples => ({ samples: masterVoice(samples, flite.voice.chain), sampleRate: VOICE_RATE }),
})
