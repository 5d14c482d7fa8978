/** Owns the speakers of one place (a worker, or right here): each made when it is first asked for, and kept. */
import type { Call } from '@contenthq/model'
import { createFlite, type Flite } from './flite.ts'
import { fliteSpeaker } from './flite-speaker.ts'
import type { VoicePack } from './neural/voice-pack.ts'
import { type Narration, type NarrationRequest, type Speaker, speakText } from './speak.ts'
import { voiceFacts, voiceNamed } from './voices.ts'

/** `pack`: a voice that is loaded at run time, with the user's consent. */
export type SpeechJob = NarrationRequest & { readonly voice: string; readonly pack?: VoicePack }

/** Downloading a voice is this share of the first narration's progress. */
const LOADING = 0.5

/** `module` gives the compiled built-in voice; it is asked again after a failure. */
export function createSpeakers(module: () => Promise<WebAssembly.Module>) {
  let compiled: Promise<WebAssembly.Module> | undefined
  const flites = new Map<string, Flite>()
  const packs = new Map<string, Speaker>()

  async function fliteOf(name: string): Promise<Flite> {
    compiled ??= module()
    compiled.catch(() => {
      compiled = undefined
    })
    const flite = flites.get(name) ?? createFlite(await compiled, voiceNamed(name))
    flites.set(name, flite)
    return flite
  }

  return async ({ pack, voice, ...request }: SpeechJob, call: Call): Promise<Narration> => {
    if (!pack) return speakText(fliteSpeaker(await fliteOf(voice)), request, call)
    const known = packs.get(pack.model.sha256)
    if (known) return speakText(known, request, call)
    const { createNeuralSpeaker } = await import('./neural/neural-speaker.ts')
    const { signal, onProgress } = call
    const speaker = await createNeuralSpeaker(pack, await fliteOf(voiceFacts[0].id), {
      signal,
      onProgress: share => onProgress?.(share * LOADING),
    })
    packs.set(pack.model.sha256, speaker)
    return speakText(speaker, request, { signal, onProgress: share => onProgress?.(LOADING + share * (1 - LOADING)) })
  }
}
