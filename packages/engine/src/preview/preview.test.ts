/** The clock never goes back when sound comes and goes; frames are painted smaller while they come late; smaller lists show the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DisplayList } from '../display-list.ts'
import { createFilmClock, frameAtSeconds } from './clock.ts'
import { createResolution, STEPS, shareOf } from './resolution.ts'
import { scaleList } from './scale-list.ts'

test('the film goes on by the page’s clock where sound stops, and never back where it joins', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ wait: fc.integer({ min: 0, max: 500 }), heard: fc.option(fc.integer({ min: -80, max: 80 })) }),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
      steps => {
        let page = 1000
        let film = 3000
        let heard: number | undefined
        const clock = createFilmClock(
          () => heard,
          () => page,
        )
        clock.start(3)
        let last = 3
        for (const step of steps) {
          page += step.wait
          film += step.wait
          // the sound is where the film is, but for its own unsteadiness
          heard = step.heard === null ? undefined : (film + step.heard) / 1000
          const now = clock.now()
          expect(now).toBeGreaterThanOrEqual(last)
          expect(Math.abs(now - film / 1000)).toBeLessThanOrEqual(0.1601)
          last = now
        }
      },
    ),
  )
  expect(frameAtSeconds(1, { num: 30_000, den: 1001 })).toBe(29)
  expect(frameAtSeconds(1001 / 30_000, { num: 30_000, den: 1001 })).toBe(1)
})

test('late frames are painted smaller, punctual ones larger again, but not too eagerly', () => {
  const resolution = createResolution()
  const paint = (frames: number, lateEach: number) => {
    for (let frame = 1; frame <= frames; frame++) resolution.painted({ late: lateEach > 0 && frame % lateEach === 0 })
  }
  paint(300, 0)
  expect(resolution.share).toBe(1)
  paint(300, 30) // one now and then is nothing
  expect(resolution.share).toBe(1)
  paint(6, 2)
  expect(resolution.share).toBeLessThan(1)
  paint(200, 1)
  expect(resolution.share).toBe(STEPS.at(-1))
  paint(15 * 4, 0)
  const climbed = resolution.share
  expect(climbed).toBeGreaterThan(STEPS.at(-1)!)
  paint(2, 1)
  expect(resolution.share).toBeLessThan(climbed)
  paint(15 * 4, 0) // it was too much before: this time it waits longer
  expect(resolution.share).toBeLessThan(climbed)
  paint(15 * 5, 0)
  expect(resolution.share).toBe(climbed)
  expect(shareOf({ width: 1280, height: 720 }, 0.375)).toEqual({ width: 480, height: 270 })
})

test('a smaller list has the same fractions of a smaller frame', () => {
  const list: DisplayList = {
    width: 1280,
    height: 720,
    background: [0, 0, 0, 1],
    layers: [
      { source: { kind: 'image', hash: 'a' }, crop: [0.1, 0.2, 0.5, 0.5], target: [0, 0, 1280, 720], opacity: 0.5 },
      {
        source: { kind: 'group', layers: [{ source: { kind: 'sprite', key: 'k' }, target: [640, 360, 64, 36] }] },
        target: [0, 0, 1280, 720],
        clip: [0, 0, 640, 720],
        mask: { field: { kind: 'noise', seed: 1, cell: 8 }, level: 0.5, soft: 0.1 },
        blur: 4,
        mosaic: 16,
      },
    ],
  }
  expect(scaleList(list, list)).toBe(list)
  expect(scaleList(list, { width: 640, height: 360 })).toEqual({
    ...list,
    width: 640,
    height: 360,
    layers: [
      { ...list.layers[0], target: [0, 0, 640, 360] },
      {
        source: { kind: 'group', layers: [{ source: { kind: 'sprite', key: 'k' }, target: [320, 180, 32, 18] }] },
        target: [0, 0, 640, 360],
        clip: [0, 0, 320, 360],
        mask: { field: { kind: 'noise', seed: 1, cell: 4 }, level: 0.5, soft: 0.1 },
        blur: 2,
        mosaic: 8,
      },
    ],
  })
})
