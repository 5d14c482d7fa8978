/** The built-in music: every mood, odd lengths, exact length, no clicks, no clipping, an end in silence, by seed. */
import { asContentHQError, type Call, type Music, moods } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { createRandom } from '../art/random.ts'
import { planForm } from './form.ts'
import { moodMusic } from './moods.ts'
import { offlineMusic } from './offline-music.ts'
import { writeScore } from './score.ts'

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
  // a narration stands at −18 dB: even the fullest two seconds of music lie below it, and no mood is much softer than others
  const loudest = Math.max(...[4, 8, 12, 16, 20, 24].map(at => level(part(music, at, at + 2))))
  expect(loudest).toBeLessThan(-19.5)
  expect(loudest).toBeGreaterThan(-29)
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
  const [plain, hit] = await Promise.all([
    provider.compose(request, call),
    provider.compose({ ...request, cuts: [10] }, call),
  ])
  const difference = (from: number, to: number) =>
    level(part(hit, from, to).map((value, index) => value - part(plain, from, to)[index]!))
  expect(difference(10.02, 10.5)).toBeGreaterThan(difference(9, 9.9) + 6)
})

/** The Goertzel algorithm: energy of one frequency, Hz, in a stretch. */
function energyAt(samples: Float32Array, frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / 48_000)
  let [before, last] = [0, 0]
  for (const sample of samples) [before, last] = [last, sample + turn * last - before]
  return last * last + before * before - turn * last * before
}

/** Mean frequency of a stretch above the bass, over a comb from 250 to 8000 Hz, weighted by level, in octaves above 250 Hz. */
function brightness(samples: Float32Array): number {
  let [sum, total] = [0, 0]
  for (let step = 0; step < 60; step++) {
    const energy = energyAt(samples, 250 * 2 ** (step / 12)) ** 0.5
    sum += (energy * step) / 12
    total += energy
  }
  return sum / total
}

test('moods differ in pace, key and colour, and the seed moves pace and key', async () => {
  const bright = new Map<string, number>()
  for (const mood of moods) {
    const music = await provider.compose({ mood, seconds: 16, seed: 3, cuts: [] }, call)
    bright.set(mood, brightness(part(music, 8, 10)))
    const pieces = Array.from({ length: 12 }, (_, seed) => {
      const form = planForm(60, createRandom(seed ^ 0x5f3759df).between(...moodMusic[mood].tempo))
      const last = writeScore(moodMusic[mood], form, seed, []).find(
        ({ instrument }) => instrument === moodMusic[mood].lead,
      )
      return { beat: form.beat, key: last?.pitch }
    })
    expect(new Set(pieces.map(({ beat }) => beat)).size).toBeGreaterThan(2)
    expect(new Set(pieces.map(({ key }) => key)).size).toBeGreaterThan(2)
  }
  expect(bright.get('upbeat')!).toBeGreaterThan(bright.get('somber')! + 0.15)
  expect(bright.get('playful')!).toBeGreaterThan(bright.get('tense')! + 0.3)
  const [low = 0, high = 0] = [Math.min(...bright.values()), Math.max(...bright.values())]
  expect(high - low).toBeGreaterThan(0.6)
})

test('a piece has an intro, a development with other chords, and an ending that dies away', async () => {
  for (const mood of ['hopeful', 'epic', 'mystery'] as const) {
    const seconds = 64
    const { bars, beat, lastChord } = planForm(seconds, 90)
    expect([...new Set(bars.map(({ part: name }) => name))]).toEqual(['intro', 'main', 'middle', 'ending'])
    const notes = writeScore(moodMusic[mood], { bars, beat, lastChord }, 4, [])
    const notesIn = (name: string) =>
      notes.filter(({ start }) => bars.findLast(bar => bar.start <= start + 0.01)?.part === name && start < lastChord)
    const perBar = (name: string) => notesIn(name).length / bars.filter(bar => bar.part === name).length
    expect(perBar('intro')).toBeLessThan(perBar('main'))
    expect(perBar('middle')).toBeGreaterThan(perBar('intro') * 1.2)
    const music = await provider.compose({ mood, seconds: 40, seed: 4, cuts: [] }, call)
    const fall = [36.5, 37.4, 38.3, 39.2].map(at => level(part(music, at, at + 0.8)))
    expect(fall.toSorted((a, b) => b - a)).toEqual(fall)
  }
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
