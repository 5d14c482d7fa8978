/** M2 for videos: clap and flash in files of several kinds, trimmed, in a rendered film: each clap is heard where its flash is seen. */
import {
  type Asset,
  createProject,
  defaultSettings,
  type ProjectDocument,
  resolveSoundLevels,
  resolveTimeline,
  type Scene,
  type Trim,
} from '@contenthq/model'
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { type TestVideo, testVideo } from '../media/test-media.fixture.ts'
import { filmFacts } from './film-facts.fixture.ts'

const RATE = 48_000
const FRAMES = 60
/** Frames of each file that flash, with a clap at their beginning. */
const FLASHES = [3, 20, 31, 52]

/** A short knock: broad, and unlike itself a sample later. */
const clap = Float32Array.from({ length: 240 }, (_, i) => 0.9 * Math.exp(-i / 40) * Math.sin(i * 0.4))

/** A video whose first frame is the file's moment `at`. */
function clapper(at: number, more: Partial<TestVideo>): Promise<Blob> {
  const sound = new Float32Array(Math.round((at + FRAMES / 30) * RATE))
  for (const frame of FLASHES) sound.set(clap, Math.round((at + frame / 30) * RATE))
  return testVideo({
    width: 64,
    height: 36,
    starts: Array.from({ length: FRAMES }, (_, index) => at + index / 30),
    sound,
    draw: (context, frame) => {
      context.fillStyle = FLASHES.includes(frame) ? 'white' : 'black'
      context.fillRect(0, 0, 64, 36)
    },
    ...more,
  })
}

const scene = (id: string, sound: Scene['sound'], trim?: Trim): Scene => ({
  id,
  kind: 'picture',
  title: id,
  narration: '',
  sources: [],
  visualDescription: '',
  imagePrompt: '',
  visuals: {
    list: [{ id: 't', asset: id, prompt: '', provider: 'user', attempt: 1, ...(trim ? { trim } : {}) }],
    inUse: 't',
  },
  narrations: { list: [] },
  motion: { style: 'static' },
  transition: { style: 'cut', seconds: 0 },
  ...(sound ? { sound } : {}),
  pins: {},
  edited: false,
})

/** Samples by which the clap is heard later than `at`. */
function lateness(film: Float32Array, at: number): number {
  let best = 0
  let late = Number.NaN
  for (let shift = -400; shift <= 400; shift++) {
    let sum = 0
    for (let i = 0; i < clap.length; i++) sum += clap[i]! * (film[at + shift + i] ?? 0)
    if (sum > best) [best, late] = [sum, shift]
  }
  return best > 0.3 ? late : Number.NaN
}

test('M2 the claps of videos are heard on the sample their flash begins with, trimmed or not', async () => {
  const files = new Map([
    ['plain', await clapper(0, { container: 'mkv', soundCodec: 'pcm-s16' })],
    // its picture begins later than its sound
    ['late', await clapper(0.5, { container: 'mkv', soundCodec: 'pcm-s16' })],
    ['opus', await clapper(0, { container: 'mp4', soundCodec: 'opus' })],
    ['muted', await clapper(0, { container: 'mp4', soundCodec: 'opus' })],
  ])
  const engine = createEngine({ assetBase: testAssetBase, assets: { read: async hash => files.get(hash)! } })
  const assets: Record<string, Asset> = {}
  for (const [hash, file] of files) {
    const { facts, notices } = await engine.importPicture(file)
    expect(notices).toEqual([])
    assets[hash] = { hash, bytes: file.size, ...facts, provenance: { provider: 'user', licence: 'CC0' } }
  }
  expect(assets).toMatchObject({ plain: { hasSound: true }, late: { firstFrameAt: 0.5 } })
  expect(assets.plain).not.toHaveProperty('firstFrameAt')

  const created = createProject({
    id: 'p',
    createdAt: '2026-01-01T00:00:00Z',
    title: '',
    input: { kind: 'topic', topic: 'x' },
    settings: { ...defaultSettings, pacing: { lead: 0.2, tail: 0.2 } },
  })
  const heard = { videoGain: 0 }
  const project: ProjectDocument = {
    ...created,
    assets,
    scenes: [
      scene('plain', heard),
      // what is left ends just before the last flash, which is not seen though the picture is held for a second more
      scene('late', heard, { start: (RATE * 12) / 30, end: (RATE * 8) / 30 }),
      { ...scene('muted', undefined), pins: { lengthFrames: 25 } },
      { ...scene('opus', heard, { start: (RATE * 7) / 30, end: (RATE * 8) / 30 }), pins: { lengthFrames: 60 } },
    ],
  }
  const { timeline, issues } = resolveTimeline(project)
  expect(issues).toEqual([])
  const film = await engine.render(
    {
      timeline,
      size: { width: 320, height: 180 },
      background: [0, 0, 0, 1],
      assets,
      timings: {},
      sound: resolveSoundLevels(project.settings),
    },
    { signal: new AbortController().signal },
  )

  const luma: number[] = []
  await filmFacts(film.blob, async frame => {
    const plane = new Uint8Array(frame.allocationSize())
    const at = Math.round((frame.timestamp / 1e6) * 30)
    await frame.copyTo(plane)
    luma[at] = plane[90 * 320 + 160]!
  })
  const flashes = luma.flatMap((value, frame) => (value > 128 ? [frame] : []))
  const shown = [
    FLASHES,
    FLASHES.slice(1, 3).map(frame => frame - 12 + 60),
    [103, 120],
    FLASHES.slice(1, 3).map(frame => frame - 7 + 125),
  ]
  expect(flashes).toEqual(shown.flat())

  const context = new OfflineAudioContext(2, RATE, RATE)
  const sound = (await context.decodeAudioData(await film.blob.arrayBuffer())).getChannelData(0)
  const off = flashes.map(frame => lateness(sound, (frame * RATE) / 30))
  const silent = flashes.indexOf(103)
  expect(off.slice(silent, silent + 2)).toEqual([Number.NaN, Number.NaN])
  const worst = Math.max(...off.filter(Number.isFinite).map(Math.abs))
  console.log(`[figure] M2 ${worst} samples at worst between flash and clap of videos`)
  expect(off.filter(Number.isFinite)).toHaveLength(8)
  expect(worst).toBeLessThanOrEqual(1)
}, 60_000)
