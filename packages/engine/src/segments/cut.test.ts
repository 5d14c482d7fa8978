/** Segments cover the film once, without holes, are never too long, and no scene shares one with a transition. */
import type { PictureClip, TransitionSpan } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSegments, MAX_SEGMENT_FRAMES } from './cut.ts'

const frames = fc.integer({ min: 0, max: 5000 })
const spans = fc.array(fc.tuple(frames, fc.integer({ min: 1, max: 700 })), { maxLength: 20 })

const clip = ([startFrame, lengthFrames]: [number, number]): PictureClip => ({
  sceneId: `${startFrame}`,
  kind: 'picture',
  title: '',
  startFrame,
  lengthFrames,
  motion: { style: 'static' },
})

const transition = ([startFrame, lengthFrames]: [number, number]): TransitionSpan => ({
  from: 'a',
  to: 'b',
  style: 'crossfade',
  startFrame,
  lengthFrames,
})

test('segments cover the film once, in order, and are never too long', () => {
  fc.assert(
    fc.property(spans, spans, fc.integer({ min: 1, max: 5000 }), (scenes, joins, lengthFrames) => {
      const pictures = scenes.map(clip)
      const transitions = joins.map(transition)
      const segments = cutSegments({ pictures, transitions, lengthFrames })
      let end = 0
      for (const { from, to } of segments) {
        expect(from).toBe(end)
        expect(to).toBeGreaterThan(from)
        expect(to - from).toBeLessThanOrEqual(MAX_SEGMENT_FRAMES)
        end = to
      }
      expect(end).toBe(lengthFrames)
      const starts = new Set(segments.map(({ from }) => from))
      for (const span of [...pictures, ...transitions])
        for (const bound of [span.startFrame, span.startFrame + span.lengthFrames])
          if (bound < lengthFrames) expect(starts.has(bound)).toBe(true)
    }),
  )
})
