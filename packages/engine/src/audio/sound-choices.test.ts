/** Every choice about the sound, heard on the mix: loudness targets, ducking, volumes, fades, seams, videos; and what is refused. */
import { ContentHQError, defaultSettings, loudnessTargets, type SoundClip, type SoundLevels } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import type { Composition } from '../composition.ts'
import { musicCurve } from './gain-curves.ts'
import { loudnessOfSound } from './loudness.ts'
import { createMix, type Stereo } from './mix.ts'
import { createSound, type Sound } from './sound.ts'
import { resolveSoundPlan, type SoundPlan } from './sound-plan.ts'
import { truePeakOf } from './true-peak.ts'

vi.setConfig({ testTimeout: 60_000 })
const RATE = 48_000
const SECONDS = 16

/** Dull noise in bursts with sharp clicks, as speech has them. */
function createVoice(seconds: number): Sound {
  let state = 5
  let low = 0
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    low += 0.2 * (state / 2 ** 31 - 1 - low)
    return 0.4 * (low * Math.max(0, Math.sin((14.5 * i) / RATE)) ** 0.5 + (i % 17_000 === 400 ? 0.9 : 0))
  })
  return createSound([samples], RATE)
}

const tone = (seconds: number, step: number, level: number): Sound =>
  createSound([Float32Array.from({ length: seconds * RATE }, (_, i) => level * Math.sin(i * step))], RATE)

const sounds = new Map<string, Sound>([
  ['voice', createVoice(5)],
  ['music', tone(SECONDS, 0.03, 0.3)],
  ['short', tone(3, 0.03, 0.3)],
  ['video', tone(9, 0.05, 0.05)],
])
const clip = (asset: string, start: number, seconds: number, more: Partial<SoundClip> = {}): SoundClip => ({
  asset,
  startSample: start * RATE,
  samples: seconds * RATE,
  offsetSamples: 0,
  ...more,
})
const levels: SoundLevels = { musicGain: -9, duck: -10, loudness: -14, peak: -1 }
const span = (from: number, to: number, gain = 0) => ({ from: from * RATE, to: to * RATE, gain })
const base: SoundPlan = {
  samples: SECONDS * RATE,
  narration: [clip('voice', 2, 5), clip('voice', 9, 5)],
  music: [clip('music', 0, SECONDS)],
  speech: [span(2, 7), span(9, 14)],
  levels,
}
const loudness = ([left, right]: Stereo, from: number, to: number) =>
  loudnessOfSound(left.subarray(from * RATE, to * RATE), right.subarray(from * RATE, to * RATE))
const stemsOf = (plan: SoundPlan, gain = 0) => createMix(plan, sounds, { gain }).stems(0, plan.samples)

test.each(loudnessTargets.flatMap(target => [-1, -3].map(peak => [target, peak] as const)))(
  'M4 at %i LUFS and %i dBTP, with all that can sound',
  (target, peak) => {
    const mix = createMix(
      {
        ...base,
        narration: [clip('voice', 2, 5, { gain: -6 }), clip('voice', 9, 5, { gain: 6 })],
        speech: [span(2, 7, -6), span(9, 14, 6)],
        videos: [clip('video', 4, 8, { fadeIn: RATE / 2, fadeOut: RATE / 2 })],
        levels: { ...levels, loudness: target, peak },
      },
      sounds,
    )
    const whole = mix.block(0, mix.samples)
    expect(Math.abs(loudnessOfSound(...whole) - target)).toBeLessThanOrEqual(0.5)
    expect(20 * Math.log10(truePeakOf(whole))).toBeLessThanOrEqual(peak)
    const stems = mix.stems(0, mix.samples)
    for (const [from, to] of [
      [2, 7],
      [9, 14],
    ] as const)
      expect(loudness(stems.narration, from, to) - loudness(stems.music, from, to)).toBeGreaterThanOrEqual(12)
    whole.forEach((channel, side) => {
      for (let i = 0; i < mix.samples; i += 997) {
        const sum = stems.narration[side]![i]! + stems.music[side]![i]! + stems.video[side]![i]!
        expect(Math.abs(sum - channel[i]!)).toBeLessThan(1e-6)
      }
    })
  },
)

test('the music is 12 dB under a voice at any levels, unless ducking is off', () => {
  const distance = (plan: SoundPlan) => {
    const { narration, music } = createMix(plan, sounds, { gain: 0 }).stems(9.5 * RATE, 3 * RATE)
    return loudnessOfSound(...narration) - loudnessOfSound(...music)
  }
  for (const musicGain of [-40, -9, 6])
    for (const duck of [-40, 0])
      for (const gain of [-24, 12]) {
        const narration = base.narration.map(each => ({ ...each, gain }))
        const speech = base.speech.map(each => ({ ...each, gain }))
        const made = distance({ ...base, narration, speech, levels: { ...levels, musicGain, duck } })
        expect(made, `${musicGain} ${duck} ${gain}`).toBeGreaterThanOrEqual(12)
      }
  expect(distance({ ...base, speech: [span(2, 7)] })).toBeLessThan(10)
})

test('ducking is down at the first word, stays for hold, comes back in release', () => {
  const curve = musicCurve({
    ...base,
    speech: [span(4, 5), span(10, 11)],
    levels: { ...levels, attack: 0.5, hold: 1, release: 5, fadeIn: 0, fadeOut: 0 },
  })(0, base.samples)
  const dB = (second: number) => 20 * Math.log10(curve[Math.round(second * RATE)]!)
  expect(dB(3.49)).toBeCloseTo(-9, 2)
  expect(dB(3.75)).toBeCloseTo(-14, 1)
  for (const second of [4, 4.5, 5.9]) expect(dB(second)).toBeCloseTo(-19, 2)
  expect(dB(8.5)).toBeCloseTo(-14, 1)
  // the release of the first span still runs when the second begins
  expect(dB(9.6)).toBeLessThan(dB(9.4) + 1)
  expect(dB(10)).toBeCloseTo(-19, 2)
  let steepest = 0
  for (let i = 64; i < curve.length - 64; i++)
    steepest = Math.max(steepest, Math.abs(curve[i]! - curve[i - 1]!) / curve[i]!)
  expect(steepest).toBeLessThan(2e-3)
})

test('fades are as long as they were asked for, also of music that ends before the film', () => {
  const music = [clip('music', 0, 10)]
  const curve = musicCurve({ ...base, music, speech: [], levels: { ...levels, fadeIn: 4, fadeOut: 2 } })
  const at = (second: number) => curve(Math.round(second * RATE), 1)[0]! / 10 ** (-9 / 20)
  expect(at(0)).toBe(0)
  expect(at(2)).toBeCloseTo(0.5, 3)
  for (const second of [4, 6, 8]) expect(at(second)).toBeCloseTo(1, 4)
  expect(at(9)).toBeCloseTo(0.5, 3)
  expect(at(9.999)).toBeLessThan(1e-3)
  const endless = musicCurve({ ...base, music, speech: [], levels: { ...levels, fadeIn: 30, fadeOut: 30 } })
  expect(endless(5 * RATE, 1)[0]! / 10 ** (-9 / 20)).toBeCloseTo(1, 3)
})

test('where music meets itself nothing jumps and nothing gets much louder or quieter', () => {
  const noise = createSound([createVoice(3).channels[0].map((_, i) => 0.3 * Math.sin(i * i * 0.37))], RATE)
  const seam = RATE / 2
  const looped: SoundPlan = {
    ...base,
    narration: [],
    speech: [],
    samples: 8 * RATE,
    music: [
      clip('noise', 0, 3, { fadeOut: seam }),
      clip('noise', 2.5, 3, { fadeIn: seam, fadeOut: seam }),
      clip('noise', 5, 3, { fadeIn: seam }),
    ],
    levels: { ...levels, fadeIn: 0, fadeOut: 0 },
  }
  const [left] = createMix(looped, new Map([['noise', noise]]), { gain: 0 }).stems(0, looped.samples).music
  const power = (from: number, to: number) => {
    let sum = 0
    for (let i = from * RATE; i < to * RATE; i++) sum += left[i]! ** 2
    return 10 * Math.log10(sum / ((to - from) * RATE))
  }
  for (const at of [2.5, 5]) expect(Math.abs(power(at, at + 0.5) - power(1, 2))).toBeLessThan(1)
  // a tone that does not fit its own beginning
  const [tones] = createMix({ ...looped, music: looped.music.map(each => ({ ...each, asset: 'short' })) }, sounds, {
    gain: 0,
  }).stems(0, looped.samples).music
  const peak = tones.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let jump = 0
  for (let i = RATE / 10; i < 7.9 * RATE; i++) jump = Math.max(jump, Math.abs(tones[i]! - tones[i - 1]!))
  expect(jump).toBeLessThan(peak * 0.04)
})

test('a video is as loud as it was recorded, goes down under a voice, and the music under it', () => {
  const plan: SoundPlan = {
    ...base,
    narration: [clip('voice', 9, 5)],
    speech: [span(9, 14)],
    videos: [clip('video', 1, 4, { offsetSamples: 2 * RATE, ducks: true }), clip('video', 8, 7, { gain: -6 })],
  }
  const { video, music } = stemsOf(plan)
  const [left] = video
  const source = sounds.get('video')!.channels[0]
  // sample by sample the recording, after 5 ms that take the click away
  for (const i of [300, 5000, 150_000]) expect(left[RATE + i]).toBeCloseTo(source[2 * RATE + i]! * Math.SQRT1_2, 6)
  expect(left.subarray(0, RATE).every(value => value === 0)).toBe(true)
  expect(left.subarray(5 * RATE, 8 * RATE).every(value => value === 0)).toBe(true)
  expect(loudness(video, 9, 14) - loudness(video, 2, 4)).toBeCloseTo(-16, 1)
  expect(loudness(music, 2, 4)).toBeCloseTo(loudness(music, 10, 13), 1)
  expect(loudness(music, 2, 4) - loudness(music, 7, 8)).toBeLessThan(-6)
})

test('a silent film is silent, and one whose only sound is a muted video too', () => {
  const silent: SoundPlan = { ...base, narration: [], music: [], speech: [] }
  const mix = createMix(silent, new Map())
  expect(mix.gain).toBe(0)
  expect(mix.block(0, mix.samples).every(channel => channel.every(value => value === 0))).toBe(true)
})

const composition = (change: { sound?: Partial<SoundLevels>; music?: SoundClip }): Composition => ({
  timeline: {
    frameRate: { num: 30, den: 1 },
    lengthFrames: 30,
    pictures: [],
    narration: [],
    music: [change.music ?? clip('music', 0, 1)],
    captions: [],
    transitions: [],
  },
  size: { width: 64, height: 36 },
  background: [0, 0, 0, 1],
  assets: {},
  timings: {},
  sound: { ...levels, ...change.sound },
})

test.each<[string, Parameters<typeof composition>[0]]>([
  ['a level that is no number', { sound: { musicGain: Number.NaN } }],
  ['endless loudness', { sound: { loudness: Number.POSITIVE_INFINITY } }],
  ['a peak over full scale', { sound: { peak: 3 } }],
  ['ducking upwards', { sound: { duck: 6 } }],
  ['a release of an hour', { sound: { release: 3600 } }],
  ['a fade that is no number', { sound: { fadeOut: Number.NaN } }],
  ['a clip of half a sample', { music: clip('music', 0, 1, { samples: 0.5 }) }],
  ['a clip before its file', { music: clip('music', 0, 1, { offsetSamples: -1 }) }],
  ['a clip a thousand times too loud', { music: clip('music', 0, 1, { gain: 60 }) }],
])('refuses %s', (_, change) => {
  expect(() => resolveSoundPlan(composition(change))).toThrow(ContentHQError)
  expect(() => resolveSoundPlan(composition(change))).toThrow(expect.objectContaining({ code: 'sound-invalid' }))
})

test('what a new project has is not refused, and a trim beyond the file is silence', () => {
  const { gain, duck } = defaultSettings.music
  const plan = resolveSoundPlan(
    composition({ sound: { musicGain: gain, duck }, music: clip('short', 0, 1, { offsetSamples: 9 * RATE }) }),
  )
  expect(
    createMix(plan, sounds, { gain: 0 })
      .block(0, RATE)[0]
      .every(value => value === 0),
  ).toBe(true)
})
