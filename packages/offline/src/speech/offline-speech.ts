/** Owns the keyless voices as a provider: CMU flite in a worker of its own, English only. */
import { ContentHQError, type SpeechProvider } from '@contenthq/model'
import { createWorkerLine } from '../worker-line.ts'
import { createFlite, type Flite } from './flite.ts'
import { VOICE_RATE } from './master-voice.ts'
import { type Narration, type NarrationRequest, speakText } from './speak.ts'
import { voiceFacts, voiceNamed, voiceProvenance } from './voices.ts'

export type SpeechJob = NarrationRequest & { readonly voice: string }

export type OfflineSpeechOptions = {
  /** Gives the compiled voice; then it speaks right here, without a worker. For Node and for tests. */
  readonly module?: () => Promise<WebAssembly.Module>
}

const isEnglish = (language: string): boolean => /^en(-|$)/i.test(language)

/** Speaks right here; the voices are made once. */
function createDirect(module: () => Promise<WebAssembly.Module>) {
  let compiled: Promise<WebAssembly.Module> | undefined
  const made = new Map<string, Flite>()
  return async (job: SpeechJob, call: Parameters<SpeechProvider['speak']>[1]): Promise<Narration> => {
    compiled ??= module()
    const flite = made.get(job.voice) ?? createFlite(await compiled, voiceNamed(job.voice))
    made.set(job.voice, flite)
    return speakText(flite, job, call)
  }
}

/**
 * The built-in voices. Marks in the text are obeyed and not in the timings' text. `speak` throws `voice-language` for any language but English, `provider-failed` when the voice
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
    obeysMarks: true,
    voices: () =>
      Promise.resolve(voiceFacts.map(({ id, label, language, gender }) => ({ id, label, language, gender }))),
    async speak({ text, language, voice: wanted, speed }, call) {
      if (!isEnglish(language)) throw new ContentHQError('voice-language', language)
      const voice = voiceNamed(wanted).id
      const { samples, words, text: shown } = await say({ text, language, voice, speed }, call)
      return {
        channels: [samples],
        sampleRate: VOICE_RATE,
        timings: { text: shown, language, origin: 'phones', words },
        voice,
        provenance: voiceProvenance(voice),
      }
    },
  }
}
