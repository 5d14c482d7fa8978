/** Owns what this browser and page can do, as data, and which path a render will take. */
import { choosePainter, type FramePath } from '../painters/choose-painter.ts'
import { hasGpu } from './gpu.ts'
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
  /** A GPU draws the page's canvases. */
  readonly gpu: boolean
  /** How frames reach the encoder here. */
  readonly framePath: FramePath
}

/** Workers beside the page and the sound: more than the cores only makes them wait. */
export const workerCount = (cores: number | undefined): number => Math.min(4, Math.max(1, cores ?? 2))

export async function probeCapabilities(choice: EncoderChoice): Promise<Capabilities> {
  const worker = spawnWorker()
  try {
    const webcodecsH264 = await Promise.race([worker.remote.probe(), worker.death])
    const videoEncoder = choice === 'ffmpeg' || !webcodecsH264 ? 'ffmpeg' : 'webcodecs'
    const gpu = hasGpu()
    return {
      webcodecsH264,
      crossOriginIsolated: globalThis.crossOriginIsolated === true,
      workers: workerCount(navigator.hardwareConcurrency),
      videoEncoder,
      audioEncoder: 'ffmpeg',
      gpu,
      framePath: choosePainter({ gpu, videoEncoder }),
    }
  } finally {
    worker.terminate()
  }
}
