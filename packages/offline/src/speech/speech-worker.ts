/** The worker that speaks: loads each voice once, then answers narrations one after the other. */
import { serveWorkerLine } from '../worker-line.ts'
import type { Narration } from './speak.ts'
import { createSpeakers, type SpeechJob } from './speakers.ts'
import { loadVoice } from './voice-file.ts'

serveWorkerLine<SpeechJob, Narration>(createSpeakers(loadVoice), ({ samples }) => [samples.buffer])
