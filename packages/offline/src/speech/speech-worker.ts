/** The worker that speaks: loads the voice once, then answers narrations one after the other. */
import { serveWorkerLine } from '../worker-line.ts'
import { createFlite, type Flite } from './flite.ts'
import type { SpeechJob } from './offline-speech.ts'
import { type Narration, speakText } from './speak.ts'
import { loadVoice } from './voice-file.ts'
import { voiceNamed } from './voices.ts'

let module: Promise<WebAssembly.Module> | undefined
const voices = new Map<string, Flite>()

async function voiceOf(name: string): Promise<Flite> {
  module ??= loadVoice()
  module.catch(() => {
    module = undefined // the next narration tries again
  })
  const flite = voices.get(name) ?? createFlite(await module, voiceNamed(name))
  voices.set(name, flite)
  return flite
}

serveWorkerLine<SpeechJob, Narration>(
  async (job, call) => speakText(await voiceOf(job.voice), job, call),
  ({ samples }) => [samples.buffer],
)
