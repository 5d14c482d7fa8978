/** Owns the keyless voices as a provider: CMU flite, and voices loaded at run time, in a worker of its own. English only. */
import { ContentHQError, type Provenance, type SpeechProvider, type Voice } from '@contenthq/model'
import { createWorkerLine } from '../worker-line.ts'
import type { VoicePack } from './neural/voice-pack.ts'
import type { Narration } from './speak.ts'
import { createSpeakers, type SpeechJob } from './speakers.ts'
import { voiceFacts, voiceNamed, voiceProvenance } from './voices.ts'

export type OfflineSpeechOptions = {
  /** Gives the compiled voice; then it speaks right here, without a worker. For Node and for tests. */
  readonly module?: () => Promise<WebAssembly.Module>
  /**
   * Better voices that the user has agreed to download; each is offered beside the built-in ones and loaded when it
   * first speaks. Default: none.
   */
  readonly packs?: readonly VoicePack[]
}

const isEnglish = (language: string): boolean => /^en(-|$)/i.test(language)

const facts = ({ id, label, language, gender }: Voice): Voice => ({ id, label, language, gender })

const packProvenance = ({ label, licence, attribution, model }: VoicePack): Provenance => ({
  provider: 'offline-speech',
  model: label,
  licence,
  ...(attribution ? { attribution } : {}),
  url: model.url,
})

/**
 * The built-in voices. Marks in the text are obeyed and not in the timings' text. `speak` throws `voice-language` for any
 * language but English, `provider-failed` when the voice cannot be loaded, `cancelled` on abort. An unknown voice name
 * means the first one. Speeds outside 0.5–2 are brought inside. A text without a word is half a second of silence. The
 * worker starts with the first call.
 */
export function offlineSpeech({ module, packs = [] }: OfflineSpeechOptions = {}): SpeechProvider {
  const startWorker = () =>
    new Worker(new URL('./speech-worker.ts', import.meta.url), { type: 'module', name: 'contenthq-speech' })
  const line = createWorkerLine<SpeechJob, Narration>(startWorker)
  const say = module ? createSpeakers(module) : line.ask
  return {
    capability: 'speech',
    id: 'offline-speech',
    label: 'Built in',
    place: 'offline',
    dispose: line.end,
    obeysMarks: true,
    voices: () => Promise.resolve([...voiceFacts, ...packs].map(facts)),
    async speak({ text, language, voice: wanted, speed }, call) {
      if (!isEnglish(language)) throw new ContentHQError('voice-language', language)
      const pack = packs.find(({ id }) => id === wanted)
      const voice = pack?.id ?? voiceNamed(wanted).id
      const job: SpeechJob = { text, language, voice, speed, ...(pack ? { pack } : {}) }
      const { samples, sampleRate, words, text: shown } = await say(job, call)
      return {
        channels: [samples],
        sampleRate,
        timings: { text: shown, language, origin: 'phones', words },
        voice,
        provenance: pack ? packProvenance(pack) : voiceProvenance(voice),
      }
    },
  }
}
