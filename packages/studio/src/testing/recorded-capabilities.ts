/** What a session told of a usual laptop without a GPU. For tests and the sheet only. */
import type { Capabilities } from '@contenthq/sdk'

export const recordedCapabilities: Capabilities = {
  webcodecsH264: true,
  workers: 4,
  videoEncoder: 'webcodecs',
  audioEncoder: 'ffmpeg',
  gpu: false,
  framePath: 'planes',
  crossOriginIsolated: false,
  cores: 8,
  memoryGiB: 8,
  wasm: 'allowed',
  blobWorkers: true,
  threadedCore: false,
  codecs: { video: { h264: true, vp9: true, av1: true }, audio: { aac: false, opus: true } },
  storage: { quotaBytes: 60e9, usedBytes: 2e8, persisted: false, opfs: true },
  renderWorker: true,
  chosen: {
    painter: { use: 'planes', reason: 'No GPU draws here: WebAssembly paints planes faster than a canvas does.' },
    video: { use: 'webcodecs', reason: 'WebCodecs encoded a test frame of H.264.' },
    audio: { use: 'ffmpeg', reason: 'FFmpeg.wasm gives the same AAC in every browser.' },
  },
}
