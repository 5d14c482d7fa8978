/** The built-in music: every mood, odd lengths, exact length, no clicks, no clipping, an end in silence, by seed. */
import { asContentHQError, type Call, type Music, moods } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { planForm } from './form.ts'
import { offlineMusic } from './offline-music.ts'

vi.setConfig({ testTimeout: 60_000 })
const provider = offlineMusic()
const call: Call = { signal: new AbortController().signal }

const level = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, value) => sum + value * value, 0) / samples.length + 1e-14)
const part = ({ channels, sampleRate }: Music, from: number, to: number) =>
  channels[0]!.subarray(Math.round(from * sampleRate), Math.round(to * sampleRate))

/** The sharpest bend against the bends around it: a click stands out, noise and bells do not. */
function worstClick(samples: Float32Array): number {
  const window = 960
  let worst = 0
  for (let at = 2; at + window < samples.length; at += window) {
    let sum = 0
    let most = 0
    for (let i = at; i < at + window; i++) {
      const bend = Math.abs(samples[i]! - 2 * samples[i - 1]! + samples[i - 2]!)
      sum += bend * bend
      most = Math.max(most, bend)
    }
    worst = Math.max(worst, most / (Math.sqrt(sum / window) + 2e-4))
  }
  return worst
}

test.each(moods)('%s is a whole piece', async mood => {
  const seconds = 33.37
  const music = await provider.compose({ mood, seconds, seed: 3, cuts: [0, 9, 20.5, 32] }, call)
  const [left, right] = music.channels as [Float32Array, Float32Array]
  expect(music.sampleRate).toBe(48_000)
  expect(left.length).toBe(Math.round(seconds * 48_000))
  expect(right.length).toBe(left.length)
  for (const channel of [left, right]) {
    expect(channel.every(Number.isFinite)).toBe(true)
    expect(channel.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThanOrEqual(0.501)
    expect(worstClick(channel)).toBeLessThan(9)
    expect(channel[0]).toBe(0)
    expect(channel.subarray(-2000).every(value => value === 0)).toBe(true)
  }
  expect(left.some((value, index) => value !== right[index])).toBe(true)
  // it begins softly, is fullest in the middle, and never falls silent before its end
  const middle = level(part(music, 15, 20))
  expect(level(part(music, 0.2, 3))).toBeLessThan(middle - 0.5)
  expect(level(part(music, seconds - 1, seconds))).toBeLessThan(middle - 8)
  for (let at = 2; at < seconds - 4; at += 2) expect(level(part(music, at, at + 2))).toBeGreaterThan(middle - 12)
})

test('the seed decides: the same one gives the same samples, another one another piece', async () => {
  const request = { mood: 'warm' as const, seconds: 12, seed: 5, cuts: [] }
  const [first, again, other] = await Promise.all(
    [request, request, { ...request, seed: 6 }].map(each => provider.compose(each, call)),
  )
  expect(again!.channels[0]).toEqual(first!.channels[0])
  expect(other!.channels[0]).not.toEqual(first!.channels[0])
})

test('a scene start is heard', async () => {
  const request = { mood: 'calm' as const, seconds: 20, seed: 1, cuts: [] }
  const plain = await provider.compose(request, call)
  const hit = await provider.compose({ ...request, cuts: [10] }, call)
  const difference = (from: number, to: number) =>
    level(part(hit, from, to).map((value, index) => value - part(plain, from, to)[index]!))
  expect(difference(10.02, 10.5)).toBeGreaterThan(difference(9, 9.9) + 6)
})

test('lengths from nothing to long are filled exactly', async () => {
  for (const seconds of [0, 0.4, 1, 2.5, 7, 15]) {
    const music = await provider.compose({ mood: 'upbeat', seconds, seed: 2, cuts: [1] }, call)
    expect(music.channels[0]!.length).toBe(Math.max(1, Math.round(seconds * 48_000)))
    expect(Math.abs(music.channels[0]!.at(-1)!)).toBe(0)
  }
  for (const seconds of [20, 61.3, 300, 3600]) {
    const { beat, bars, lastChord } = planForm(seconds, 80)
    expect(bars.length * beat * 4).toBeCloseTo(lastChord, 6)
    expect(Math.abs(60 / beat / 80 - 1)).toBeLessThan(0.12)
    expect(new Set(bars.map(bar => bar.part)).size).toBeGreaterThanOrEqual(seconds > 60 ? 4 : 3)
  }
})

test('stops when asked', async () => {
  const abort = new AbortController()
  const work = provider.compose(
    { mood: 'warm', seconds: 300, seed: 1, cuts: [] },
    { signal: abort.signal, onProgress: share => share > 0.05 && abort.abort() },
  )
  expect(
    await work.then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    ),
  ).toBe('cancelled')
})
