/** Owns the render worker's entry: which calls there are. Each answers an Outcome, never throws across the border. */
import { asContentHQError } from '@contenthq/model'
import { expose, transfer } from 'comlink'
import type { Outcome, RenderWorker } from '../protocol.ts'
import { signalOfPort } from '../signal-port.ts'
import { createEncoder } from './encoders/create-encoder.ts'
import { probeWebCodecs } from './encoders/webcodecs.ts'
import { holdLock } from './hold-lock.ts'
import { mixSound } from './mix-sound.ts'
import { paintSegment } from './paint-segment.ts'
import { openPreviewSound, previewBlock, previewGain } from './preview-sound.ts'
import { probeCodecs } from './probe-codecs.ts'
import { tellSeldom } from './tell-seldom.ts'

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, error: asContentHQError(thrown).toRecord() }
  }
}

const renderWorker: RenderWorker = {
  holdLock,
  probe: probeWebCodecs,
  probeCodecs,
  paintSegment: (job, port, onFrame) =>
    outcomeOf(() => {
      const signal = signalOfPort(port)
      return paintSegment(job, createEncoder(job.settings, { signal, onFrame: tellSeldom(onFrame) }), signal)
    }),
  openPreviewSound: (job, port) => outcomeOf(() => openPreviewSound(job, signalOfPort(port))),
  previewBlock: async (startSample, length, gain) => {
    const outcome = await outcomeOf(() => previewBlock(startSample, length, gain))
    return outcome.ok
      ? transfer(
          outcome,
          outcome.value.map(({ buffer }) => buffer),
        )
      : outcome
  },
  previewGain: () => outcomeOf(previewGain),
  mixSound: (job, port, onProgress, blocks) => outcomeOf(() => mixSound(job, signalOfPort(port), onProgress, blocks)),
}

expose(renderWorker)
