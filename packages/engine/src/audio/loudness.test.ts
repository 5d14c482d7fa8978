/** The meters against signals whose reading is known: EBU Tech 3341 and BS.1770's own sine. */
import { expect, test, vi } from 'vitest'
import { createLoudnessMeter, integratedLoudness, loudnessOfSound, SILENCE } from './loudness.ts'
import { truePeakOf } from './true-peak.ts'

vi.setConfig({ testTimeout: 60_000 })

const decibels = (value: number) => 10 ** (value / 20)
const sine = (frequency: number, level: number, seconds: number, phase = 0) =>
  Float32Array.from(
    { length: seconds * 48_000 },
    (_, i) => decibels(level) * Math.sin((2 * Math.PI * frequency * i) / 48_000 + phase),
  )
const joined = (...parts: readonly Float32Array[]) => {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

test('sines read what the recommendation says', () => {
  // BS.1770-4: 0 dBFS at 997 Hz in one channel reads −3.01
  expect(loudnessOfSound(sine(997, 0, 5), new Float32Array(5 * 48_000))).toBeCloseTo(-3.01, 1)
  // EBU Tech 3341, cases 1 and 2: a stereo sine of 1 kHz at −23 and −33 dBFS
  for (const level of [-23, -33]) {
    const tone = sine(1000, level, 20)
    expect(Math.abs(loudnessOfSound(tone, tone) - level)).toBeLessThan(0.1)
  }
})

test('the gates leave out what is quiet', () => {
  // EBU Tech 3341, case 3: −36, −23, −36 dBFS for 10, 60, 10 s reads −23; case 4 begins and ends at −72
  const gated = joined(sine(1000, -36, 10), sine(1000, -23, 60), sine(1000, -36, 10))
  expect(Math.abs(loudnessOfSound(gated, gated) + 23)).toBeLessThan(0.1)
  const absolute = joined(
    sine(1000, -72, 10),
    sine(1000, -36, 10),
    sine(1000, -23, 60),
    sine(1000, -36, 10),
    sine(1000, -72, 10),
  )
  expect(Math.abs(loudnessOfSound(absolute, absolute) + 23)).toBeLessThan(0.1)
  expect(loudnessOfSound(new Float32Array(48_000), new Float32Array(48_000))).toBe(SILENCE)
  expect(loudnessOfSound(sine(1000, -20, 1).subarray(0, 9000), sine(1000, -20, 1).subarray(0, 9000))).toBe(SILENCE)
})

test('pieces of any size read like the whole, and a gain moves the reading', () => {
  const tone = joined(sine(300, -20, 4), sine(2500, -30, 3))
  const meter = createLoudnessMeter()
  for (let at = 0, size = 1; at < tone.length; at += size, size = (size * 7 + 13) % 9000) {
    const part = tone.subarray(at, at + size)
    meter.push(part, part)
  }
  const whole = loudnessOfSound(tone, tone)
  expect(integratedLoudness(meter.energies())).toBeCloseTo(whole, 6)
  expect(integratedLoudness(meter.energies(), 6)).toBeCloseTo(whole + 6, 6)
})

test('peaks between samples are found', () => {
  // EBU Tech 3341, cases 15 to 18: a quarter of the rate, 45 degrees off, hides 3 dB between its samples
  const hidden = sine(12_000, -6, 1, Math.PI / 4)
  expect(20 * Math.log10(hidden.reduce((most, value) => Math.max(most, Math.abs(value)), 0))).toBeCloseTo(-9.01, 1)
  const level = 20 * Math.log10(truePeakOf([hidden, hidden]))
  expect(level).toBeGreaterThan(-6.4)
  expect(level).toBeLessThan(-5.8)
  expect(20 * Math.log10(truePeakOf([sine(997, -1, 1)]))).toBeCloseTo(-1, 1)
})
