/** The laws of the mix: a function of time, the promised loudness and peak, music under speech, silent edges. */
import { ContentHQError, type SoundClip } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { createLoudnessMeter, integratedLoudness, loudnessOfSound } from './loudness.ts'
import { createMix, type Stereo } from './mix.ts'
import { createSound, type Sound } from './sound.ts'
import type { SoundPlan } from './sound-plan.ts'
import { truePeakOf } from './true-peak.ts'

vi.setConfig({ testTimeout: 60_000 })
const RATE = 48_000
const SECONDS = 28

function createNoise(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** Bursts of dull noise with sharp clicks: as peaky as speech gets. */
function voice(seconds: number, gain: number, seed: number): Sound {
  const noise = createNoise(seed)
  let low = 0
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => {
    low += 0.2 * (noise() - low)
    const burst = Math.max(0, Math.sin((2 * Math.PI * 2.3 * i) / RATE)) ** 0.5
    return gain * (low * burst + (i % 17_000 === 400 ? 0.9 : 0))
  })
  return createSound([samples], RATE)
}

const noise = createNoise(9)
const music = createSound(
  [0, 1].map(side =>
    Float32Array.from({ length: SECONDS * RATE }, (_, i) => 0.2 * Math.sin(i * (0.02 + side * 0.001)) + 0.05 * noise()),
  ),
  RATE,
)
const sounds = new Map<string, Sound>([
  ['loud', voice(6, 0.9, 1)],
  ['quiet', voice(7, 0.1, 2)],
  ['music', music],
])
const clip = (asset: string, start: number, seconds: number, offset = 0): SoundClip => ({
  asset,
  startSample: start * RATE,
  samples: seconds * RATE,
  offsetSamples: offset * RATE,
})
const plan: SoundPlan = {
  samples: SECONDS * RATE,
  narration: [clip('loud', 2, 6), clip('quiet', 9, 7), clip('loud', 21, 4, 1)],
  music: [clip('music', 0, SECONDS)],
  speech: [
    { from: 2 * RATE, to: 16 * RATE },
    { from: 21 * RATE, to: 25 * RATE },
  ],
  levels: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
}
const mix = createMix(plan, sounds)
const whole = mix.block(0, plan.samples)

const loudnessAt = ([left, right]: Stereo, from: number, to: number) =>
  loudnessOfSound(left.subarray(from * RATE, to * RATE), right.subarray(from * RATE, to * RATE))

test('the film is as loud as promised and no peak is over', () => {
  expect(Math.abs(loudnessOfSound(...whole) + 14)).toBeLessThanOrEqual(0.5)
  expect(20 * Math.log10(truePeakOf(whole))).toBeLessThanOrEqual(-1)
  expect((mix.gain * 4) % 1).toBe(0)
  // a gain measured before is used as it is
  expect(createMix(plan, sounds, { gain: mix.gain }).block(96_000, 4800)[0]).toEqual(whole[0].slice(96_000, 100_800))
})

test('any block alone equals the same stretch of the whole', () => {
  const random = createNoise(77)
  for (let round = 0; round < 60; round++) {
    const length = 1 + Math.floor(((random() + 1) / 2) * 12_000)
    const start = Math.floor(((random() + 1) / 2) * (plan.samples - length))
    const block = mix.block(start, length)
    let worst = 0
    block.forEach((channel, side) => {
      for (let i = 0; i < length; i++) worst = Math.max(worst, Math.abs(channel[i]! - whole[side]![start + i]!))
    })
    expect(worst).toBeLessThan(1e-6)
  }
})

test('nothing sounds in the first packet, before 0 and after the end', () => {
  for (const channel of whole) {
    expect(channel.subarray(0, 1024).every(value => value === 0)).toBe(true)
    expect(channel.subarray(1024, 48_000).some(value => value !== 0)).toBe(true)
    expect(Math.abs(channel.at(-1)!)).toBeLessThan(1e-4)
  }
  for (const start of [-5000, plan.samples]) expect(mix.block(start, 5000)[0].every(value => value === 0)).toBe(true)
})

test('the stems add up, and the music lies at least 12 dB under the narration while it speaks', () => {
  const stems = mix.stems(0, plan.samples)
  whole.forEach((channel, side) => {
    for (let i = 0; i < plan.samples; i += 997)
      expect(Math.abs(stems.narration[side]![i]! + stems.music[side]![i]! - channel[i]!)).toBeLessThan(1e-6)
  })
  for (const [from, to] of [
    [2, 8],
    [9, 16],
    [21, 25],
  ] as const)
    expect(loudnessAt(stems.narration, from, to) - loudnessAt(stems.music, from, to)).toBeGreaterThanOrEqual(12)
  // where nobody speaks it comes back
  expect(loudnessAt(stems.music, 18, 20) - loudnessAt(stems.music, 10, 15)).toBeGreaterThan(8)
  // a plan that ducks too little is held to the promise
  const flat = createMix({ ...plan, levels: { ...plan.levels, musicGain: 0, duck: 0 } }, sounds).stems(
    9 * RATE,
    7 * RATE,
  )
  expect(loudnessOfSound(...flat.narration) - loudnessOfSound(...flat.music)).toBeGreaterThanOrEqual(12)
})

test('quiet and loud takes become equal, one channel or two', () => {
  const { narration } = mix.stems(0, plan.samples)
  expect(Math.abs(loudnessAt(narration, 2, 8) - loudnessAt(narration, 9, 16))).toBeLessThan(1.5)
  const mono = sounds.get('quiet')!
  const [samples] = mono.channels
  const two = new Map(sounds).set('quiet', createSound([samples, samples.slice()], RATE))
  const stereo = createMix(plan, two, { gain: mix.gain }).stems(9 * RATE, 7 * RATE).narration
  const single = mix.stems(9 * RATE, 7 * RATE).narration
  expect(Math.abs(loudnessOfSound(...stereo) - loudnessOfSound(...single))).toBeLessThan(0.1)
})

test('music alone, silence and short films have their loudness too', () => {
  const quiet: SoundPlan = { ...plan, narration: [], speech: [] }
  const alone = createMix(quiet, sounds)
  expect(Math.abs(loudnessOfSound(...alone.block(0, plan.samples)) + 14)).toBeLessThanOrEqual(0.5)
  const silent = createMix({ ...quiet, music: [] }, new Map())
  expect(silent.gain).toBe(0)
  expect(silent.block(0, 5000)[0].every(value => value === 0)).toBe(true)
  const short = createMix({ ...plan, samples: RATE, narration: [], speech: [], music: [clip('music', 0, 1)] }, sounds)
  expect(short.block(0, RATE)[0].every(Number.isFinite)).toBe(true)
  expect(() => createMix(plan, new Map())).toThrow(ContentHQError)
})

test('a cut clip does not click, a whole one keeps its first sample', () => {
  const constant = createSound([new Float32Array(RATE).fill(0.5)], RATE)
  const at = (offset: number): SoundPlan => ({
    ...plan,
    samples: 3 * RATE,
    music: [],
    narration: [{ asset: 'step', startSample: RATE, samples: RATE / 2, offsetSamples: offset }],
  })
  const step = (offset: number) => {
    const [left] = createMix(at(offset), new Map([['step', constant]]), { gain: 0 }).block(RATE - 10, 400)
    return Math.max(...left.slice(1).map((value, i) => Math.abs(value - left[i]!)))
  }
  expect(step(0)).toBeGreaterThan(0.05)
  expect(step(100)).toBeLessThan(0.01)
})

test('the meter of the film and the meter of a file agree', () => {
  const meter = createLoudnessMeter()
  for (let start = 0; start < plan.samples; start += 7777)
    meter.push(...mix.block(start, Math.min(7777, plan.samples - start)))
  expect(integratedLoudness(meter.energies())).toBeCloseTo(loudnessOfSound(...whole), 4)
})
