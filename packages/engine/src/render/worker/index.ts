/** Owns the render worker's entry: which calls there are. Each answers an Outcome, never throws across the border. */
import { asContentHQError } from '@contenthq/model'
import { expose } from 'comlink'
import type { Outcome, RenderWorker } from '../protocol.ts'
import { signalOfPort } from '../signal-port.ts'
import { createFFmpegEncoder } from './encoders/ffmpeg-h264.ts'
import { createWebCodecsEncoder, probeWebCodecs } from './encoders/webcodecs-h264.ts'
import { mixSound } from './mix-sound.ts'
import { paintSegment } from './paint-segment.ts'
import { probeCodecs } from './probe-codecs.ts'

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, error: asContentHQError(thrown).toRecord() }
  }
}

const renderWorker: RenderWorker = {
  probe: probeWebCodecs,
  probeCodecs,
  paintSegment: (job, port, onFrame) =>
    outcomeOf(() => {
      const signal = signalOfPort(port)
      const create = job.settings.encoder === 'webcodecs' ? createWebCodecsEncoder : createFFmpegEncoder
      return paintSegment(job, create(job.settings, signal), signal, onFrame)
    }),
  mixSound: (job, port, onProgress, blocks) => outcomeOf(() => mixSound(job, signalOfPort(port), onProgress, blocks)),
}

expose(renderWorker)
