/** What the encoder is told follows the quality, and the key of a segment follows what it is told. */
import { expect, test } from 'vitest'
import { keyOfSegment, videoSettingsOf, workersFor } from './video-settings.ts'

const film = {
  size: { width: 1280, height: 720 },
  timeline: {
    frameRate: { num: 30, den: 1 },
    lengthFrames: 1,
    pictures: [],
    narration: [],
    music: [],
    captions: [],
    transitions: [],
  },
}
const path = { videoEncoder: 'webcodecs', framePath: 'canvas', workers: 4 } as const

test('a small file takes planes to x264 on few workers, also where a GPU draws', () => {
  const small = videoSettingsOf(film, path, '', { quality: 'small' })
  expect([small.encoder.kind, small.framePath]).toEqual(['x264', 'planes'])
  expect(workersFor(small, path)).toBeLessThan(4)
  const high = videoSettingsOf(film, path, '', { quality: 'high' })
  expect([high.encoder.kind, high.framePath, workersFor(high, path)]).toEqual(['webcodecs', 'canvas', 4])
})

test('each quality has keys of its own, wherever the files are served from', async () => {
  const keyOf = (assetBase: string, quality?: 'draft' | 'standard' | 'small') =>
    keyOfSegment([], videoSettingsOf(film, path, assetBase, quality ? { quality } : {}))
  const keys = await Promise.all([keyOf('/a/', 'draft'), keyOf('/a/', 'standard'), keyOf('/a/', 'small')])
  expect(new Set(keys).size).toBe(3)
  expect(await keyOf('/b/')).toBe(keys[1])
})
