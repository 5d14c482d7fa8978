/** What the I420 painter takes: single layers, and the share of our own motions, transitions and caption styles. */
import { type Overlay, type PictureClip, pictureFits, type Timeline } from '@contenthq/model'
import { expect, test } from 'vitest'
import { captionStyles } from '../../compose/captions/captions.ts'
import { createComposer } from '../../compose/compose.ts'
import { motions } from '../../compose/motions/motions.ts'
import { lowerThirds } from '../../compose/overlays/lower-thirds/lower-thirds.ts'
import { transitions } from '../../compose/transitions/transitions.ts'
import type { Composition } from '../../composition.ts'
import type { Layer } from '../../display-list.ts'
import type { TextLayout } from '../../text/layout.ts'
import { painterOf } from '../choose-painter.ts'
import { i420Accepts } from './accepts.ts'

const size = { width: 320, height: 180 }
const FRAMES = 60
const OVERLAP = 15

type Extras = {
  readonly overlays?: readonly Overlay[]
  /** Changes the second scene. */
  readonly scene?: Partial<PictureClip>
}

/** A title card and a picture with a caption, joined by a transition. */
function compositionOf(motion: string, transition: string, { overlays = [], scene }: Extras): Composition {
  const asset = (hash: string) =>
    ({ hash, kind: 'image', mimeType: 'image/png', bytes: 1, width: 640, height: 360, provenance }) as const
  const provenance = { provider: 'test', licence: 'CC0-1.0' }
  const clip = { title: '', lengthFrames: FRAMES, motion: { style: motion } }
  const timeline: Timeline = {
    frameRate: { num: 30, den: 1 },
    lengthFrames: 2 * FRAMES - OVERLAP,
    pictures: [
      { ...clip, sceneId: 'a', kind: 'title', title: 'A film', asset: 'p', startFrame: 0 },
      { ...clip, sceneId: 'b', kind: 'title', title: 'Its end', asset: 'q', startFrame: FRAMES - OVERLAP, ...scene },
    ],
    transitions: [{ from: 'a', to: 'b', style: transition, startFrame: FRAMES - OVERLAP, lengthFrames: OVERLAP }],
    narration: [],
    music: [],
    captions: [],
    overlays: overlays.map(overlay => ({ overlay, startFrame: 0, lengthFrames: 2 * FRAMES - OVERLAP, edges: 'both' })),
  }
  return {
    timeline,
    size,
    background: [0, 0, 0, 1],
    assets: { p: asset('p'), q: asset('q') },
    timings: {},
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
}

function layoutOf(style: string): TextLayout {
  const word = (fromFrame: number) =>
    ({
      key: 'word',
      spokenKey: 'spoken',
      markerKey: 'marker',
      rect: [40 + fromFrame, 140, 31, 20],
      box: [41 + fromFrame, 142, 28, 15],
      line: 0,
      letters: [0.5, 1],
      fromFrame,
      toFrame: fromFrame + 20,
    }) as const
  const title = {
    scrim: { key: 'scrim', rect: [0, 0, 230, 180] },
    lines: [{ key: 'line', rect: [20, 60, 100, 30] }],
  } as const
  return {
    cues: [
      {
        fromFrame: 0,
        toFrame: 2 * FRAMES,
        style,
        words: [word(5), word(40), word(80)],
        plates: [{ key: 'plate', rect: [30, 136, 200, 26] }],
        block: [41, 142, 108, 15],
        safe: [16, 14, 288, 152],
        unit: 12,
        rate: 30,
        direction: 'ltr',
      },
    ],
    titles: { a: title, b: title },
    pictureLayers: { q: ['back', 'middle', 'front', 'finish'] },
    lowerThird: ({ overlay }) =>
      overlay.kind === 'lower-third'
        ? {
            style: overlay.style,
            name: title.lines,
            line: title.lines,
            plates: [title.scrim, title.scrim],
            block: [20, 60, 230, 60],
            nameBox: [20, 60, 100, 30],
            lineBox: [20, 90, 100, 30],
            unit: 12,
            direction: 'ltr',
          }
        : undefined,
  }
}

/** Whether all frames of a film with these styles take the fast path. */
function takes(motion: string, transition: string, caption: string, extras: Extras = {}): boolean {
  const composition = compositionOf(motion, transition, extras)
  const compose = createComposer(composition, layoutOf(caption))
  const lists = Array.from({ length: composition.timeline.lengthFrames }, (_, frame) => compose(frame))
  return painterOf(lists, 'planes') === 'i420'
}

test('the share of our styles that takes the fast path is known', () => {
  // layers of one kind do not change those of another, so a combination is taken where each of its parts is
  const left = [
    ...motions.filter(({ id }) => !takes(id, 'crossfade', 'plate')),
    ...transitions.filter(({ id }) => !takes('zoom-in', id, 'plate')),
    ...captionStyles.filter(({ id }) => !takes('zoom-in', 'crossfade', id)),
  ].map(({ id }) => id)
  const share = (kind: readonly { readonly id: string }[]) => kind.filter(({ id }) => !left.includes(id)).length
  const taken = share(motions) * share(transitions) * share(captionStyles)
  const all = motions.length * transitions.length * captionStyles.length
  console.log(`I420 painter: ${taken} of ${all} combinations of motion, transition and caption style`)
  const logo = { id: 'o', kind: 'logo', asset: 'p', place: 'top-left', size: 0.2, opacity: 0.5 } as const
  const text = { id: 'o', kind: 'lower-third', name: 'Ada', line: 'Historian' } as const
  const overlays: readonly Overlay[] = [logo, ...lowerThirds.map(({ id }) => ({ ...text, style: id }))]
  const gradient = { kind: 'gradient', from: '#000000', to: '#ffffff', angle: 30 } as const
  const stands = pictureFits.map(fit => ({ fit, ground: gradient, motion: { style: 'parallax' } }))
  const over = overlays.filter(overlay => takes('zoom-in', 'crossfade', 'plate', { overlays: [overlay] }))
  const stood = stands.filter(scene => takes('zoom-in', 'crossfade', 'plate', { scene }))
  console.log(`I420 painter: ${over.length} of ${overlays.length} overlays, ${stood.length} of ${stands.length} fits`)
  expect([over.length, stood.length]).toEqual([overlays.length, stands.length])
  // blocks and blur are drawn small and large again, which is a canvas's strength
  expect(left).toEqual(['pixelise', 'blur'])
  expect(takes('pan-left', 'wipe-up', 'highlight')).toBe(true)
  expect(takes('pan-left', 'blur', 'highlight')).toBe(false)
})

test('layers that need more are left to the canvas, wherever they are', () => {
  const plain: Layer = { source: { kind: 'image', hash: 'p' }, target: [0, 0, 320, 180] }
  const accepts = (...layers: Layer[]) => i420Accepts({ ...size, background: [0, 0, 0, 1], layers })
  expect(accepts(plain, { ...plain, crop: [0.1, 0.1, 0.5, 0.5], opacity: 0.5, clip: [1, 2, 3, 4] })).toBe(true)
  expect(accepts({ ...plain, mask: { field: { kind: 'linear', angle: 0 }, level: 0.5, soft: 0.1 } })).toBe(true)
  expect(accepts({ ...plain, source: { kind: 'video', hash: 'v', frame: 7 } })).toBe(true)
  for (const more of [
    { turn: 0.1 },
    { blur: 2 },
    { mosaic: 8 },
    { mask: { field: { kind: 'image', hash: 'p' }, level: 0.5, soft: 0 } },
    { source: { kind: 'group', layers: [plain] }, target: [10, 0, 320, 180] },
  ] satisfies Partial<Layer>[]) {
    const layer: Layer = { ...plain, ...more }
    expect(accepts(plain, layer)).toBe(false)
    expect(accepts({ source: { kind: 'group', layers: [layer] }, target: plain.target, opacity: 0.5 })).toBe(false)
  }
  expect(i420Accepts({ width: 321, height: 180, background: [0, 0, 0, 1], layers: [] })).toBe(false)
  const blurred = { ...size, background: [0, 0, 0, 1], layers: [{ ...plain, blur: 3 }] } as const
  expect(painterOf([blurred], 'planes')).toBe('canvas-i420')
  expect(painterOf([blurred], 'canvas')).toBe('canvas')
})
