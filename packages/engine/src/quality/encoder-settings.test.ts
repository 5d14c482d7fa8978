/** Presets mean what they say at every size, and a forced bitrate is kept. */
import { expect, test } from 'vitest'
import { encoderSettings, standardBitrate, x264Instead } from './encoder-settings.ts'
import { type QualityPresetId, qualityPresets } from './presets.ts'

const shape = (width: number, height: number, num = 30, den = 1) => ({
  size: { width, height },
  frameRate: { num, den },
})
const rateOf = (quality: QualityPresetId, at = shape(1280, 720)) => {
  const settings = encoderSettings({ quality }, at, 'webcodecs')
  return settings.kind === 'webcodecs' ? settings.bitrate : Number.NaN
}

test('the standard bitrate goes through the measured sizes and grows slower than the pixels', () => {
  expect(standardBitrate(shape(1280, 720))).toBe(2_500_000)
  expect(standardBitrate(shape(1920, 1080))).toBe(4_000_000)
  expect(standardBitrate(shape(720, 1280))).toBe(2_500_000)
  expect(standardBitrate(shape(1280, 720, 60))).toBeGreaterThan(2_500_000)
  expect(standardBitrate(shape(1280, 720, 60))).toBeLessThan(8_000_000)
  expect(standardBitrate(shape(854, 480))).toBeLessThan(2_500_000)
})

test('each preset by bitrate is above the one before, less than twice as much, at every size', () => {
  for (const at of [shape(854, 480), shape(1280, 720), shape(1920, 1080), shape(2, 2, 30_000, 1001)]) {
    const rates = (['draft', 'standard', 'high'] as const).map(quality => rateOf(quality, at))
    for (const [index, rate] of rates.slice(1).entries()) {
      expect(rate).toBeGreaterThan(rates[index]!)
      expect(rate).toBeLessThan(rates[index]! * 2)
    }
  }
  expect(encoderSettings({}, shape(1280, 720), 'webcodecs')).toEqual(
    encoderSettings({ quality: 'standard' }, shape(1280, 720), 'webcodecs'),
  )
  expect(new Set(qualityPresets.map(({ id }) => id)).size).toBe(qualityPresets.length)
})

test('a small file comes from x264 on every machine, the others where WebCodecs is missing', () => {
  expect(encoderSettings({ quality: 'small' }, shape(1280, 720), 'webcodecs')).toEqual(
    encoderSettings({ quality: 'small' }, shape(1280, 720), 'ffmpeg'),
  )
  const crfOf = (quality: QualityPresetId) => {
    const settings = encoderSettings({ quality }, shape(1280, 720), 'ffmpeg')
    return settings.kind === 'x264' ? settings.crf : Number.NaN
  }
  expect(crfOf('draft')).toBeGreaterThan(crfOf('standard'))
  expect(crfOf('standard')).toBeGreaterThan(crfOf('high'))
  expect(x264Instead(1, shape(1280, 720)).crf).toBe(40)
  expect(x264Instead(1e9, shape(1280, 720)).crf).toBe(10)
})

test('a quality that does not exist is refused', () => {
  const wish = { quality: 'best' as QualityPresetId }
  expect(() => encoderSettings(wish, shape(1280, 720), 'webcodecs')).toThrow(
    expect.objectContaining({ code: 'option-invalid' }),
  )
})

test('a bitrate that is asked for is kept', () => {
  expect(encoderSettings({ bitrate: 20e6, quality: 'draft' }, shape(1280, 720), 'webcodecs')).toMatchObject({
    bitrate: 20e6,
  })
  expect(encoderSettings({ bitrate: 20e6 }, shape(1280, 720), 'ffmpeg')).toMatchObject({ maxBitrate: 20e6 })
})
