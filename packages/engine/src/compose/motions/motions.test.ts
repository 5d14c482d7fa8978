/** Motions start and end where they say, and never show what lies outside the picture. */
import type { PictureClip } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropAt, maxZoomOf, motionOf, motions } from './motions.ts'

const clip = (style: string, extra: Partial<PictureClip> = {}): PictureClip => ({
  sceneId: 's',
  kind: 'picture',
  title: '',
  startFrame: 100,
  lengthFrames: 150,
  motion: { style },
  ...extra,
})

const sizes = fc.record({ width: fc.integer({ min: 16, max: 12_000 }), height: fc.integer({ min: 16, max: 12_000 }) })

test('the view stays inside the picture and is never distorted, for every motion, picture and frame size', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...motions.map(motion => motion.id)),
      sizes,
      sizes,
      fc.integer({ min: 100, max: 249 }),
      unit,
      unit,
      (style, picture, frame, at, x, y) => {
        const [left, top, width, height] = cropAt(clip(style, { focus: { x, y } }), at, picture, frame)
        expect(left).toBeGreaterThanOrEqual(-1e-9)
        expect(top).toBeGreaterThanOrEqual(-1e-9)
        expect(left + width).toBeLessThanOrEqual(1 + 1e-9)
        expect(top + height).toBeLessThanOrEqual(1 + 1e-9)
        expect((width * picture.width) / (height * picture.height)).toBeCloseTo(frame.width / frame.height, 6)
      },
    ),
  )
})

test('motion is steady: each step goes the same way, none stands still', () => {
  const size = { width: 1280, height: 720 }
  for (const { id } of motions.filter(motion => motion.id !== 'static')) {
    const steps = Array.from({ length: 149 }, (_, i) => {
      const a = cropAt(clip(id), 100 + i, size, size)
      const b = cropAt(clip(id), 101 + i, size, size)
      return [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const
    })
    for (const part of [0, 1, 2] as const) {
      const signs = new Set(steps.map(step => Math.sign(Math.round(step[part] * 1e9))))
      expect(signs.size, `${id} ${part}`).toBe(1)
    }
    expect(
      steps.every(step => step.some(value => Math.abs(value) > 1e-6)),
      id,
    ).toBe(true)
  }
})

test('free rectangles are shown where they fit, and pictures are decoded for them; an unknown motion is refused', () => {
  const size = { width: 1600, height: 900 }
  const motion = { style: 'ken-burns', from: [0, 0, 1, 1], to: [0.5, 0.25, 0.4, 0.4] } as const
  expect(cropAt(clip('ken-burns', { motion }), 100, size, size)).toEqual([0, 0, 1, 1])
  const last = cropAt(clip('ken-burns', { motion }), 249, size, size)
  for (const [index, value] of motion.to.entries()) expect(last[index]).toBeCloseTo(value, 9)
  expect(() => motionOf('made-up')).toThrow(expect.objectContaining({ code: 'style-unknown' }))
  const part = (side: number) =>
    clip('ken-burns', { motion: { style: 'ken-burns', from: [0, 0, 1, 1], to: [0, 0, side, side] } })
  expect(maxZoomOf([part(0.4)])).toBeCloseTo(2.5)
  expect(maxZoomOf([part(0.1)])).toBe(4)
  expect(maxZoomOf([part(0.9)])).toBe(1.5)
})
