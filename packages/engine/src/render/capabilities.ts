/** Owns what this browser and page can do, as data, and which path a render will take. */
import { spawnWorker } from './spawn-worker.ts'

export type EncoderChoice = 'auto' | 'webcodecs' | 'ffmpeg'

export type Capabilities = {
  /** Really encoded a frame. */
  readonly webcodecsH264: boolean
  readonly crossOriginIsolated: boolean
  readonly workers: number
  /** What a render takes here. */
  readonly videoEncoder: 'webcodecs' | 'ffmpeg'
  readonly audioEncoder: 'ffmpeg'
}

/** Workers beside the page and the sound: more than the cores only makes them wait. */
export const workerCount = (cores: number | undefined): number => Math.min(4, Math.max(1, cores ?? 2))

export async function probeCapabilities(choice: EncoderChoice): Promise<Capabilities> {
  const worker = spawnWorker()
  try {
    const webcodecsH264 = await Promise.race([worker.remote.probe(), worker.death])
    return {
      webcodecsH264,
      crossOriginIsolated: globalThis.crossOriginIsolated === true,
      workers: workerCount(navigator.hardwareConcurrency),
      videoEncoder: choice === 'ffmpeg' || !webcodecsH264 ? 'ffmpeg' : 'webcodecs',
      audioEncoder: 'ffmpeg',
    }
  } finally {
    worker.terminate()
  }
}
