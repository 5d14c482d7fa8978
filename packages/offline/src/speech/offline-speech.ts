/** Owns the keyless voice as a provider: CMU flite's "slt" in a worker of its own, English only. */
import { ContentHQError, type Provenance, type SpeechProvider, type Voice } from '@contenthq/model'
import { createWorkerLine } from '../worker-line.ts'
import { createFlite, type Flite } from './flite.ts'
import { VOICE_RATE } from './master-voice.ts'
import { type Narration, type NarrationRequest, speakText } from './speak.ts'

export type SpeechJob = NarrationRequest & { readonly voice: string }

export type OfflineSpeechOptions = {
  /** Gives the compiled voice; then it speaks right here, without a worker. For Node and for tests. */
  readonly module?: () => Promise<WebAssembly.Module>
}

const DEFAULT_VOICE = 'slt'

const voices: readonly Voice[] = [
  { id: DEFAULT_VOICE, label: 'American woman', language: 'en-US', gender: 'female' },
  { id: 'rms', label: 'American man', language: 'en-US', gender: 'male' },
  { id: 'awb', label: 'Scottish man', language: 'en-GB', gender: 'male' },
]

const provenance = (voice: string): Provenance => ({
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

const isEnglish = (language: string): boolean => /^en(-|$)/i.test(language)

/** Speaks right here; the voices are made once. */
function createDirect(module: () => Promise<WebAssembly.Module>) {
  let compiled: Promise<WebAssembly.Module> | undefined
  const made = new Map<string, Flite>()
  return async (job: SpeechJob, call: Parameters<SpeechProvider['speak']>[1]): Promise<Narration> => {
    compiled ??= module()
    const flite = made.get(job.voice) ?? createFlite(await compiled, job.voice)
    made.set(job.voice, flite)
    return speakText(flite, job, call)
  }
}

/**
 * The built-in voice. `speak` throws `voice-language` for any language but English, `provider-failed` when the voice
 * cannot be loaded, `cancelled` on abort. An unknown voice name means the first one. Speeds outside 0.5–2 are brought
 * inside. A text without a word is half a second of silence. The worker starts with the first call.
 */
export function offlineSpeech({ module }: OfflineSpeechOptions = {}): SpeechProvider {
  const startWorker = () =>
    new Worker(new URL('./speech-worker.ts', import.meta.url), { type: 'module', name: 'contenthq-speech' })
  const line = createWorkerLine<SpeechJob, Narration>(startWorker)
  const say = module ? createDirect(module) : line.ask
  return {
    capability: 'speech',
    id: 'offline-speech',
    label: 'Built in',
    place: 'offline',
    dispose: line.end,
    voices: () => Promise.resolve(voices),
    async speak({ text, language, voice: wanted, speed }, call) {
      if (!isEnglish(language)) throw new ContentHQError('voice-language', language)
      const voice = voices.find(({ id }) => id === wanted)?.id ?? DEFAULT_VOICE
      const { samples, words } = await say({ text, language, voice, speed }, call)
      return {
        channels: [samples],
        sampleRate: VOICE_RATE,
        timings: { text, language, origin: 'phones', words },
        voice,
        provenance: provenance(voice),
      }
    },
  }
}
