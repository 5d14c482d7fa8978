/** Owns the limit: frames painted beforehand and kept in memory, then encoded against the clock. */
import { createI420Painter, createSourceCache, loadKernels, type SegmentJob } from '@contenthq/engine/testing'
import { expose } from 'comlink'
import { createEncoder } from '../../../packages/engine/src/render/worker/encoders/create-encoder.ts'

type Ready = { readonly job: SegmentJob; readonly frames: readonly Uint8Array<ArrayBuffer>[] }

const ready: Ready[] = []
const watch = { signal: new AbortController().signal, onFrame: () => undefined }

const encodeOnlyWorker = {
  async paint(job: SegmentJob): Promise<void> {
    const kernels = await loadKernels()
    const painter = createI420Painter(job.settings.size, kernels, createSourceCache(kernels))
    ready.push({ job, frames: job.lists.map(list => painter.paint(list, job).slice()) })
    painter.dispose()
  },
  /** Bytes of what was painted, encoded. */
  async encode(): Promise<number> {
    let bytes = 0
    for (const { job, frames } of ready) {
      const encoder = createEncoder(job.settings, watch)
      for (const frame of frames) await encoder.add(frame)
      const { packets } = await encoder.finish()
      for (const { data } of packets) bytes += data.length
    }
    return bytes
  },
}

export type EncodeOnlyWorker = typeof encodeOnlyWorker

expose(encodeOnlyWorker)
