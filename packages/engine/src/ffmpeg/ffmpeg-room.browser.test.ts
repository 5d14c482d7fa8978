/** The room in a real browser: loads, runs, is cancelled, recycles, refuses what is not there; also inside a worker. */
import { asContentHQError } from '@contenthq/model'
import { afterAll, expect, test } from 'vitest'
import { testAssetBase } from './asset-base.fixture.ts'
import { createFFmpegRoom } from './ffmpeg-room.ts'
import { silenceThreadedCore } from './silent-core.fixture.ts'

const room = createFFmpegRoom({ assetBase: testAssetBase, jobsPerInstance: 2 })
afterAll(() => room.dispose())

const tone = (seconds: number): readonly string[] => ['-f', 'lavfi', '-i', `sine=440:duration=${seconds}`]
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    thrown => asContentHQError(thrown).code,
  )

test('runs commands, in order, over a recycled instance', async () => {
  const seen: number[] = []
  const jobs = [1, 2, 3, 4, 5].map(seconds =>
    room
      .run({ args: [...tone(seconds), '-f', 's16le', '-ar', '8000', 'out.pcm'], files: {}, outputs: ['out.pcm'] })
      .then(({ files, log }) => {
        seen.push(files['out.pcm']!.byteLength / 16_000)
        expect(log.length).toBeGreaterThan(2)
      }),
  )
  await Promise.all(jobs)
  expect(seen).toEqual([1, 2, 3, 4, 5])
})

test('is cancelled in the middle, and works again', async () => {
  const abort = new AbortController()
  let progress = 0
  const long = room.run({
    args: [...tone(36_000), '-c:a', 'aac', 'out.mp4'],
    files: {},
    outputs: ['out.mp4'],
    signal: abort.signal,
    onProgress: share => {
      progress = share
    },
  })
  const waiting = room.run({ args: [...tone(1), 'out.wav'], files: {}, outputs: ['out.wav'], signal: abort.signal })
  setTimeout(() => abort.abort(), 3000)
  expect(await codeOf(long)).toBe('cancelled')
  expect(await codeOf(waiting)).toBe('cancelled')
  expect(progress).toBeGreaterThanOrEqual(0)
  const { files } = await room.run({ args: [...tone(1), 'out.wav'], files: {}, outputs: ['out.wav'] })
  expect(files['out.wav']!.byteLength).toBeGreaterThan(80_000)
})

test('says what is wrong', async () => {
  expect(await codeOf(room.run({ args: ['-i', 'nothing.mp3', 'out.wav'], files: {}, outputs: ['out.wav'] }))).toBe(
    'encoder-failed',
  )
  const nowhere = createFFmpegRoom({ assetBase: 'http://127.0.0.1:9' })
  expect(await codeOf(nowhere.run({ args: ['-version'], files: {}, outputs: [] }))).toBe('ffmpeg-unavailable')
  nowhere.dispose()
  const hung = createFFmpegRoom({ assetBase: testAssetBase, silence: 1 })
  expect(await codeOf(hung.run({ args: [...tone(3600), 'out.wav'], files: {}, outputs: [] }))).toBe('encoder-failed')
  hung.dispose()
  const closed = createFFmpegRoom({ assetBase: testAssetBase })
  closed.dispose()
  expect(await codeOf(closed.run({ args: ['-version'], files: {}, outputs: [] }))).toBe('cancelled')
})

test('runs inside a module worker', async () => {
  const worker = new Worker(new URL('./room-worker.fixture.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<unknown>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  worker.postMessage(testAssetBase)
  expect(await answer).toBe(16_000)
  worker.terminate()
})

test('where the core with threads never answers, the other one does the work', async () => {
  for (const from of ['start', 'work'] as const) {
    const silent = silenceThreadedCore(from)
    const threadsTold: number[] = []
    const threaded = createFFmpegRoom({
      assetBase: testAssetBase,
      threads: 4,
      threadedPatience: { start: 700, silence: 700 },
    })
    try {
      for (let job = 0; job < 2; job++) {
        const { files } = await threaded.run({
          args: threads => {
            threadsTold.push(threads)
            return ['-f', 's16le', '-ar', '8000', '-ac', '1', '-i', 'in.pcm', 'out.wav']
          },
          files: { 'in.pcm': new Uint8Array(16_000).fill(7) },
          outputs: ['out.wav'],
        })
        expect(files['out.wav']!.at(-1)).toBe(7)
      }
      expect(silent.asked()).toBe(1) // it is not asked again
      expect(threadsTold.slice(-2)).toEqual([1, 1])
    } finally {
      threaded.dispose()
      silent.restore()
    }
  }
})
