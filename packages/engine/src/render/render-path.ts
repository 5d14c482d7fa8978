/** Owns which way a render takes here: probed once, quickly, before the first film. The rest of what a browser can do is capabilities.ts. */
import { choosePainter, type FramePath } from '../painters/choose-painter.ts'
import { hasGpu } from './gpu.ts'
import { spawnWorker } from './spawn-worker.ts'

export type EncoderChoice = 'auto' | 'webcodecs' | 'ffmpeg'

export type RenderPath = {
  /** WebCodecs really encoded a frame of H.264. */
  readonly webcodecsH264: boolean
  /** Workers that paint and encode. */
  readonly workers: number
  readonly videoEncoder: 'webcodecs' | 'ffmpeg'
  readonly audioEncoder: 'ffmpeg'
  /** A GPU draws the page's canvases. */
  readonly gpu: boolean
  /** How frames reach the encoder. */
  readonly framePath: FramePath
}

/** Workers beside the page and the sound: more than the cores only makes them wait. */
export const workerCount = (cores: number | undefined): number => Math.min(4, Math.max(1, cores ?? 2))

/** The path where the probe answered `webcodecsH264`. */
export function renderPathOf(choice: EncoderChoice, webcodecsH264: boolean): RenderPath {
  const videoEncoder = choice === 'ffmpeg' || !webcodecsH264 ? 'ffmpeg' : 'webcodecs'
  const gpu = hasGpu()
  return {
    webcodecsH264,
    workers: workerCount(navigator.hardwareConcurrency),
    videoEncoder,
    audioEncoder: 'ffmpeg',
    gpu,
    framePath: choosePainter({ gpu, videoEncoder }),
  }
}

/** Throws 'worker-died' where no worker starts. */
export async function probeRenderPath(choice: EncoderChoice): Promise<RenderPath> {
  const worker = spawnWorker()
  try {
    return renderPathOf(choice, await Promise.race([worker.remote.probe(), worker.death]))
  } finally {
    worker.terminate()
  }
}
