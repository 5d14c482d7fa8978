/** The laws of time: positions are monotone, and conversions there and back meet. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameRates } from '../arbitrary-documents.fixture.ts'
import { outputSize } from '../project/output.ts'
import {
  frameToSample,
  frameToSeconds,
  SAMPLE_RATE,
  samplesToFramesUp,
  sampleToFrame,
  secondsToFrame,
  secondsToSample,
} from './time.ts'

/** A day of film at 60 frames a second. */
const frame = fc.nat(24 * 3600 * 60)

test.each(frameRates)('frames, samples and seconds at $num/$den', rate => {
  const samplesPerFrame = (SAMPLE_RATE * rate.den) / rate.num
  fc.assert(
    fc.property(frame, fc.nat(10_000_000), fc.nat(10_000_000), (n, sample, length) => {
      const start = frameToSample(n, rate)
      expect(Number.isSafeInteger(start)).toBe(true)
      expect(frameToSample(n + 1, rate)).toBeGreaterThan(start)
      expect(Math.abs(start - n * samplesPerFrame)).toBeLessThanOrEqual(0.5)
      expect(sampleToFrame(start, rate)).toBe(n)
      if (n > 0) expect(sampleToFrame(start - 1, rate)).toBe(n - 1)
      expect(secondsToFrame(frameToSeconds(n, rate), rate)).toBe(n)

      const holder = sampleToFrame(sample, rate)
      expect(frameToSample(holder, rate)).toBeLessThanOrEqual(sample)
      expect(frameToSample(holder + 1, rate)).toBeGreaterThan(sample)

      // rounded up to frames, a sound fits wherever it starts, and one frame less would not hold it
      const frames = samplesToFramesUp(length, rate)
      expect(frameToSample(n + frames, rate) - start).toBeGreaterThanOrEqual(length)
      if (frames > 0) expect((frames - 1) * samplesPerFrame).toBeLessThan(length)
    }),
    { numRuns: 2000 },
  )
  expect([0, 1].map(n => sampleToFrame(frameToSample(n, rate), rate))).toEqual([0, 1])
})

test('the figures of the formulas', () => {
  expect(frameToSample(1, { num: 30_000, den: 1001 })).toBe(1602)
  expect(frameToSample(5, { num: 30_000, den: 1001 })).toBe(8008)
  expect(secondsToFrame(0.5 / 30, { num: 30, den: 1 })).toBe(1)
  expect(secondsToFrame(0.49 / 30, { num: 30, den: 1 })).toBe(0)
  expect(samplesToFramesUp(1600, { num: 30, den: 1 })).toBe(1)
  expect(samplesToFramesUp(1601, { num: 30, den: 1 })).toBe(2)
  expect(secondsToSample(0.5)).toBe(24_000)
  expect(outputSize('16:9', '720p')).toEqual({ width: 1280, height: 720 })
  expect(outputSize('9:16', '1080p')).toEqual({ width: 1080, height: 1920 })
  expect(outputSize('16:9', '480p')).toEqual({ width: 854, height: 480 })
  expect(outputSize('1:1', '720p')).toEqual({ width: 720, height: 720 })
})
