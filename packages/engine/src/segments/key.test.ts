/** A moved scene keeps its keys; an edit changes the keys of its own scene and of the transitions into and out of it, no others. */
import type { PictureClip, Timeline } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createComposer } from '../compose/compose.ts'
import type { Composition } from '../composition.ts'
import { cutCues } from '../text/cues.ts'
import type { TextLayout } from '../text/layout.ts'
import { cutSegments, type SegmentRange } from './cut.ts'
import { encoderId, segmentKey } from './key.ts'

type Scene = { readonly id: string; readonly picture: string; readonly frames: number; readonly words: number }
type KeyedSegment = SegmentRange & { readonly key: string }

const OVERLAP = 12
const size = { width: 320, height: 180 }
const frameRate = { num: 30, den: 1 }
const provenance = { provider: 'test', licence: 'CC0-1.0' }

/** Scenes with crossfades between them; every one speaks from the end of the transition into it. */
function timelineOf(scenes: readonly Scene[]): Timeline {
  const pictures: PictureClip[] = []
  const captions: Timeline['captions'][number][] = []
  const transitions: Timeline['transitions'][number][] = []
  let end = 0
  scenes.forEach(({ id, picture, frames }, index) => {
    const startFrame = index === 0 ? 0 : end - OVERLAP
    pictures.push({
      sceneId: id,
      kind: 'picture',
      title: '',
      asset: picture,
      startFrame,
      lengthFrames: frames,
      motion: { style: 'zoom-in' },
    })
    const from = scenes[index - 1]
    if (from) transitions.push({ from: from.id, to: id, style: 'crossfade', startFrame, lengthFrames: OVERLAP })
    const spoken = startFrame + OVERLAP
    captions.push({
      sceneId: id,
      timings: id,
      style: 'highlight',
      originSample: spoken * 1600,
      startFrame: spoken,
      lengthFrames: frames - 2 * OVERLAP,
    })
    end = startFrame + frames
  })
  return { frameRate, lengthFrames: end, pictures, narration: [], music: [], captions, transitions }
}

function compositionOf(scenes: readonly Scene[]): Composition {
  const words = ({ words: count }: Scene) =>
    Array.from({ length: count }, (_, n) => ({ start: n * 5, end: n * 5 + 4, from: n * 0.3, to: n * 0.3 + 0.2 }))
  return {
    timeline: timelineOf(scenes),
    size,
    background: [0, 0, 0, 1],
    assets: Object.fromEntries(
      scenes.map(({ picture }) => [
        picture,
        { hash: picture, kind: 'image', mimeType: 'image/png', bytes: 1, width: 640, height: 360, provenance },
      ]),
    ),
    timings: Object.fromEntries(
      scenes.map(scene => [
        scene.id,
        { text: 'word '.repeat(scene.words), language: 'en', origin: 'phones', words: words(scene) },
      ]),
    ),
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
}

/** Cues as the text room lays them out, with places that need no font. */
const layoutOf = ({ timeline, timings }: Composition): TextLayout => ({
  titles: {},
  cues: timeline.captions.flatMap(clip =>
    cutCues(clip, timings[clip.timings]!, frameRate).map(cue => ({
      ...cue,
      style: clip.style,
      plates: [],
      words: cue.words.map(({ text, fromFrame, toFrame }, index) => ({
        key: text,
        spokenKey: `${text} spoken`,
        markerKey: 'marker',
        rect: [index * 20, 150, 18, 12] as const,
        box: [index * 20, 150, 18, 12] as const,
        line: 0,
        letters: [1],
        fromFrame,
        toFrame,
      })),
      block: [0, 150, 18, 12],
      safe: [0, 0, size.width, size.height],
      unit: 12,
      rate: 30,
      direction: 'ltr',
    })),
  ),
})

function keysOf(scenes: readonly Scene[]): Promise<readonly KeyedSegment[]> {
  const composition = compositionOf(scenes)
  const compose = createComposer(composition, layoutOf(composition))
  return Promise.all(
    cutSegments(composition.timeline).map(async range => ({
      ...range,
      key: await segmentKey({
        lists: Array.from({ length: range.to - range.from }, (_, index) => compose(range.from + index)),
        settings: { size, frameRate, bitrate: 1_000_000 },
        painter: 'canvas',
        encoder: 'webcodecs Chrome/1',
      }),
    })),
  )
}

/** First frame and the frame after the last, without the transitions. */
function bodyOf(scenes: readonly Scene[], id: string): SegmentRange {
  const clip = timelineOf(scenes).pictures.find(({ sceneId }) => sceneId === id)!
  return { from: clip.startFrame + OVERLAP, to: clip.startFrame + clip.lengthFrames - OVERLAP }
}

const inside = (range: SegmentRange, { from, to }: SegmentRange) => range.from >= from && range.to <= to

const films = fc
  .array(fc.record({ frames: fc.integer({ min: 30, max: 300 }), words: fc.integer({ min: 1, max: 30 }) }), {
    minLength: 4,
    maxLength: 6,
  })
  .map(scenes => scenes.map((scene, index): Scene => ({ id: `s${index}`, picture: `p${index}`, ...scene })))

test('a moved scene keeps the keys of its body', async () => {
  await fc.assert(
    fc.asyncProperty(films, fc.nat(), fc.nat(), async (scenes, one, other) => {
      // the first and the last scene stay: they have one transition only
      const from = 1 + (one % (scenes.length - 2))
      const to = 1 + (other % (scenes.length - 2))
      const moved = scenes.toSpliced(from, 1).toSpliced(to, 0, scenes[from]!)
      const [before, after] = [await keysOf(scenes), await keysOf(moved)]
      for (const { id } of scenes.slice(1, -1)) {
        const body = (keyed: readonly KeyedSegment[], order: readonly Scene[]) =>
          keyed.filter(range => inside(range, bodyOf(order, id))).map(({ key }) => key)
        expect(body(before, scenes).length).toBeGreaterThan(0)
        expect(body(after, moved)).toEqual(body(before, scenes))
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('an edit changes its scene and the transitions into and out of it, and nothing else', async () => {
  const edits: readonly ((scene: Scene) => Scene)[] = [
    scene => ({ ...scene, picture: 'another' }),
    scene => ({ ...scene, frames: scene.frames + 17 }),
    scene => ({ ...scene, words: scene.words + 1, frames: scene.frames + 9 }),
  ]
  await fc.assert(
    fc.asyncProperty(films, fc.nat(), fc.constantFrom(...edits), async (scenes, at, edit) => {
      const index = at % scenes.length
      const edited = scenes.with(index, edit(scenes[index]!))
      const known = new Set((await keysOf(scenes)).map(({ key }) => key))
      const { from, to } = bodyOf(edited, `s${index}`)
      for (const segment of await keysOf(edited)) {
        const touched = inside(segment, { from: from - OVERLAP, to: to + OVERLAP })
        expect(known.has(segment.key), `${segment.from}..${segment.to}`).toBe(!touched)
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('everything that is sent is in the key', async () => {
  const segment = { lists: [], settings: { bitrate: 1 }, painter: 'canvas', encoder: 'webcodecs Chrome/1' }
  const keys = await Promise.all(
    [
      segment,
      { ...segment, settings: { bitrate: 2 } },
      { ...segment, painter: 'i420' },
      { ...segment, encoder: 'webcodecs Chrome/2' },
      { ...segment, lists: [{ width: 2, height: 2, background: [0, 0, 0, 1] as const, layers: [] }] },
    ].map(segmentKey),
  )
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.every(key => /^[0-9a-f]{64}$/.test(key))).toBe(true)
})

test('the encoder is named with the major version of the browser', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
  expect(encoderId('webcodecs', chrome)).toBe('webcodecs Chrome/156')
  expect(encoderId('webcodecs', `${chrome} Edg/155.0.0.0`)).toBe('webcodecs Edg/155')
  expect(encoderId('ffmpeg', 'Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0')).toBe('ffmpeg Firefox/153')
  const safari = 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15'
  expect(encoderId('webcodecs', safari)).toBe('webcodecs Version/26')
  expect(encoderId('webcodecs', 'something else')).toBe('webcodecs something else')
})
