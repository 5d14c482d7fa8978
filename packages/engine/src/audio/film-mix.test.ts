/** A film mixed from stretches is the film mixed from whole sounds, and holds few of them. */
import { ContentHQError, type SoundClip } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { openFilmMix } from './film-mix.ts'
import { createMix } from './mix.ts'
import { openSound } from './open-sound.ts'
import { readSound } from './read-sound.ts'
import { openSoundLibrary } from './sound-library.ts'
import type { SoundPlan } from './sound-plan.ts'
import { writeWav } from './write-wav.ts'

vi.setConfig({ testTimeout: 180_000 })
const RATE = 48_000
const never = new AbortController().signal

/** A chirp with noise: no two moments are alike. */
function wav(seconds: number, rate: number, channels: number, seed: number): Blob {
  let state = seed
  const noise = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
  const planes = Array.from({ length: channels }, (_, side) =>
    Float32Array.from(
      { length: Math.round(seconds * rate) },
      (_, i) => 0.2 * Math.sin((i / rate) * (900 + (5 * i) / rate + 100 * side)) + 0.05 * noise(),
    ),
  )
  return new Blob([writeWav(planes, rate, 'pcm16')])
}

const same = (a: Float32Array, b: Float32Array): boolean =>
  a.length === b.length && a.every((sample, index) => sample === b[index])

test.each([
  [44_100, 2, 71.3],
  [24_000, 1, 80],
  [48_000, 1, 60.5],
])('a long file at %i Hz read in stretches is the file read whole', async (rate, channels, seconds) => {
  const blob = wav(seconds, rate, channels, 7)
  const whole = await readSound(blob)
  const file = await openSound(blob)
  expect(file.samples).toBe(whole.samples)
  expect(file.samples / file.stretchSamples).toBeGreaterThan(3)
  for (const stretch of [0, 1, 3]) {
    const from = stretch * file.stretchSamples
    const read = await file.read(stretch)
    expect(read).toHaveLength(channels)
    for (const [side, channel] of read.entries()) {
      const wanted = whole.channels[side]!.subarray(from, from + file.stretchSamples)
      expect(same(channel, wanted)).toBe(true)
    }
  }
  file.close()
})

const clip = (asset: string, start: number, seconds: number, offset = 0): SoundClip => ({
  asset,
  startSample: Math.round(start * RATE),
  samples: Math.round(seconds * RATE),
  offsetSamples: Math.round(offset * RATE),
})

test('any block and the gain are those of the whole film, with a few stretches in memory', async () => {
  const files = new Map([
    ['music', wav(70, 44_100, 2, 1)],
    ['long', wav(65, 24_000, 1, 2)],
    ['short', wav(9, 48_000, 1, 3)],
  ])
  const plan: SoundPlan = {
    samples: 120 * RATE,
    // the music begins again before it is over; a voice starts in the middle of its file and crosses two stretches
    narration: [clip('short', 3, 9), clip('long', 20, 30, 12.5), clip('short', 100, 4, 5)],
    music: [clip('music', 0, 66), clip('music', 64, 56)],
    speech: [{ from: 3 * RATE, to: 50 * RATE }],
    levels: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
  const whole = createMix(
    plan,
    new Map(await Promise.all([...files].map(async ([hash, blob]) => [hash, await readSound(blob)] as const))),
  )
  const opened: number[] = []
  const stretch = 20 * RATE * 2 * 4
  const options = { signal: never, onProgress: (share: number) => opened.push(share), budgetBytes: 2 * stretch }
  const library = await openSoundLibrary(plan, files, options)
  expect(opened.at(-1)).toBe(1)
  const read: number[] = []
  const mix = await openFilmMix(plan, library, samples => read.push(samples))
  expect(mix.gain).toBe(whole.gain)
  expect(read).toEqual(read.toSorted((a, b) => a - b))
  expect(read.at(-1)! % plan.samples).toBe(0)
  const blocks = [
    [0, 5000],
    [19.5, 48_000 * 3],
    [39.9, 9000],
    [63.9, 48_000 * 3],
    [100, 48_000],
    [119.9, 20_000],
  ] as const
  for (const [second, length] of blocks) {
    const start = Math.round(second * RATE)
    const [found, wanted] = [await mix.block(start, length), whole.block(start, length)]
    for (const side of [0, 1] as const) expect(same(found[side], wanted[side]), `${second} s`).toBe(true)
  }
  await mix.block(0, 5000)
  const music = library.sounds.get('music')!
  expect(music.stretchAt(0)).toBeDefined()
  expect(music.stretchAt(65 * RATE)).toBeUndefined()
  library.close()
})

test('what cannot be read is said, and an opening that is stopped stops', async () => {
  const plan: SoundPlan = {
    samples: RATE,
    narration: [clip('text', 0, 1)],
    music: [],
    speech: [],
    levels: { musicGain: 0, duck: 0, loudness: -14, peak: -1 },
  }
  const codeOf = (blob: Blob, signal: AbortSignal) =>
    openSoundLibrary(plan, new Map([['text', blob]]), { signal }).then(
      () => 'none',
      thrown => (thrown as ContentHQError).code,
    )
  expect(await codeOf(new Blob([]), never)).toBe('media-empty')
  expect(await codeOf(new Blob(['RIFF    WAVE and no more']), never)).toBe('media-unsupported')
  const stopped = new AbortController()
  stopped.abort()
  expect(await codeOf(wav(1, RATE, 1, 1), stopped.signal)).toBe('cancelled')
  const library = await openSoundLibrary(plan, new Map(), { signal: never })
  await expect(openFilmMix(plan, library)).rejects.toThrow(ContentHQError)
})
