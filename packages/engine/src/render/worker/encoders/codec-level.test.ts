/** Levels against figures from the standards, at the sizes and rates that films have. */
import { frameRates, outputSize } from '@contenthq/model'
import { expect, test } from 'vitest'
import { codecString } from './codec-level.ts'

const thirty = { num: 30, den: 1 }
const sixty = { num: 60, den: 1 }

test('each size and rate gets the lowest level that holds it', () => {
  const at = (quality: Parameters<typeof outputSize>[1], frameRate = thirty) => {
    const shape = { size: outputSize('16:9', quality), frameRate }
    return [codecString('h264', shape), codecString('vp9', shape), codecString('av1', shape)]
  }
  expect(at('480p')).toEqual(['avc1.640028', 'vp09.00.30.08', 'av01.0.04M.08'])
  expect(at('720p')).toEqual(['avc1.640028', 'vp09.00.31.08', 'av01.0.05M.08'])
  expect(at('1080p')).toEqual(['avc1.640028', 'vp09.00.40.08', 'av01.0.08M.08'])
  expect(at('1080p', sixty)).toEqual(['avc1.64002a', 'vp09.00.41.08', 'av01.0.09M.08'])
  expect(at('1440p')).toEqual(['avc1.640032', 'vp09.00.50.08', 'av01.0.12M.08'])
  expect(at('2160p')).toEqual(['avc1.640033', 'vp09.00.50.08', 'av01.0.12M.08'])
  expect(at('2160p', sixty)).toEqual(['avc1.640034', 'vp09.00.51.08', 'av01.0.13M.08'])
})

test('a faster film never has a lower level', () => {
  for (const codec of ['h264', 'vp9', 'av1'] as const)
    for (const aspectRatio of ['16:9', '9:16', '21:9'] as const) {
      const strings = frameRates.map(frameRate =>
        codecString(codec, { size: outputSize(aspectRatio, '1080p'), frameRate }),
      )
      expect(strings).toEqual(strings.toSorted())
    }
})
