/** What the encoder is told follows the quality, and the key of a segment follows what it is told. */
import { expect, test } from 'vitest'
import { keyOfSegment, videoSettingsOf } from './video-settings.ts'
import { workersFor, x264Workers } from './worker-count.ts'

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

test('a small file takes planes to x264, also where a GPU draws', async () => {
  const small = videoSettingsOf(film, path, '', { quality: 'small' })
  expect([small.encoder.kind, small.framePath]).toEqual(['x264', 'planes'])
  expect(await workersFor(small, [{ from: 0, to: 150 }], 4)).toBe(1)
  const high = videoSettingsOf(film, path, '', { quality: 'high' })
  expect([high.encoder.kind, high.framePath]).toEqual(['webcodecs', 'canvas'])
  expect(await workersFor(high, Array(9).fill({ from: 0, to: 240 }), 4)).toBe(4)
})

test('each quality has keys of its own, wherever the files are served from', async () => {
  const keyOf = (assetBase: string, quality?: 'draft' | 'standard' | 'small') =>
    keyOfSegment([], videoSettingsOf(film, path, assetBase, quality ? { quality } : {}))
  const keys = await Promise.all([keyOf('/a/', 'draft'), keyOf('/a/', 'standard'), keyOf('/a/', 'small')])
  expect(new Set(keys).size).toBe(3)
  expect(await keyOf('/b/')).toBe(keys[1])
})

test('x264 takes as many workers as memory allows', () => {
  const at = (width: number, height: number, frames: number, deviceMemory?: number) =>
    x264Workers({ size: { width, height } }, frames, deviceMemory)
  expect(at(1280, 720, 150, 8)).toBeGreaterThan(at(1280, 720, 150))
  expect(at(1920, 1080, 240, 8)).toBeGreaterThan(1)
  expect(at(1920, 1080, 240)).toBe(1)
  expect(at(640, 360, 60, 2)).toBe(1)
})
