/** Many jobs of three kinds in one room, and how many of FFmpeg's workers lived at once. */
import { createFFmpegRoom } from './ffmpeg-room.ts'
import { encodeH264 } from './x264.ts'

const WIDTH = 64
const HEIGHT = 48

async function* greys(frames: number): AsyncGenerator<Uint8Array> {
  for (let frame = 0; frame < frames; frame++) yield new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(60 + frame)
}

export type ManyJobs = { readonly jobs: number; readonly instances: number; readonly mostAlive: number }

/** Throws when a job fails or gives less than it should. `afterJob` is told how many are done. */
export async function runManyJobs(
  assetBase: string,
  count: number,
  afterJob: (done: number) => Promise<void> = async () => undefined,
): Promise<ManyJobs> {
  const Real = globalThis.Worker
  const alive = new Set<Worker>()
  let instances = 0
  let mostAlive = 0
  globalThis.Worker = class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      alive.add(this)
      instances++
      mostAlive = Math.max(mostAlive, alive.size)
    }
    override terminate(): void {
      alive.delete(this)
      super.terminate()
    }
  }
  const room = createFFmpegRoom({ assetBase })
  const { signal } = new AbortController()
  const tone = ['-f', 'lavfi', '-i', 'sine=440:duration=0.5']
  const kinds: readonly (() => Promise<number>)[] = [
    async () => {
      const { files } = await room.run({ args: [...tone, '-c:a', 'aac', 'out.aac'], files: {}, outputs: ['out.aac'] })
      return files['out.aac']!.length
    },
    async () => {
      const files = { 'in.pcm': new Uint8Array(96_000) }
      const args = ['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'in.pcm', 'out.wav']
      return (await room.run({ args, files, outputs: ['out.wav'] })).files['out.wav']!.length - 96_000
    },
    async () => {
      const shape = { width: WIDTH, height: HEIGHT, frameRate: { num: 30, den: 1 }, frames: greys(12) }
      const told = { preset: 'veryfast', crf: 23, maxBitrate: 1e6, bFrames: 3 }
      return (await encodeH264({ ...shape, ...told, signal, ffmpeg: room })).packets.length - 11
    },
  ]
  try {
    for (let job = 0; job < count; job++) {
      const result = await kinds[job % kinds.length]!()
      if (result <= 0) throw new Error(`job ${job} gave nothing`)
      await afterJob(job + 1)
    }
    return { jobs: count, instances, mostAlive }
  } finally {
    room.dispose()
    globalThis.Worker = Real
  }
}
