/** Segments cover the film once, without holes, and are never too long. */
import type { PictureClip } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSegments, MAX_SEGMENT_FRAMES } from './cut.ts'

const clipAt = (startFrame: number): PictureClip => ({
  sceneId: `${startFrame}`,
  kind: 'picture',
  title: '',
  startFrame,
  lengthFrames: 10,
  motion: { style: 'static' },
})

test('segments cover the film once, in order, begin at scenes, and are never too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5000 }),
      (starts, lengthFrames) => {
        const segments = cutSegments({ pictures: starts.map(clipAt), lengthFrames })
        let end = 0
        for (const { from, to } of segments) {
          expect(from).toBe(end)
          expect(to).toBeGreaterThan(from)
          expect(to - from).toBeLessThanOrEqual(MAX_SEGMENT_FRAMES)
          end = to
        }
        expect(end).toBe(lengthFrames)
        for (const start of starts.filter(frame => frame < lengthFrames))
          expect(segments.some(({ from }) => from === start)).toBe(true)
      },
    ),
  )
})
