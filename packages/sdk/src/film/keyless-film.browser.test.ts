/**
 * The promises M1, M2 and M4 on one real keyless film of 60 s at 720p: made as a visitor's page makes it, then read
 * back as a viewer's player does. Each prints its figure as `[figure] ID value`.
 */
import { createEngine } from '@contenthq/engine'
import {
  createFFmpegRoom,
  createMix,
  i420Accepts,
  readSound,
  resolveSoundPlan,
  type Stems,
  soundFiles,
} from '@contenthq/engine/testing'
import { type NarrationTimings, SAMPLE_RATE, takeInUse } from '@contenthq/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '../index.ts'
import type { Film, Session } from '../session-contract.ts'
import { compositionOf } from './composition.ts'
import { decodedSound, eachLuma, filmFacts } from './decoded-film.fixture.ts'

const assetBase = '/contenthq/'
const TARGET_SECONDS = 60
let session: Session
let film: Film

const mean = (values: ArrayLike<number>) =>
  (Array.prototype.reduce.call(values, (sum, value) => Number(sum) + Number(value), 0) as number) / values.length
const figure = (id: string, text: string) => console.log(`[figure] ${id} ${text}`)
const assets = { read: async (hash: string) => (await fetch(await session.assetUrl(hash))).blob() }

beforeAll(async () => {
  session = await createSession({ assetBase, databaseName: crypto.randomUUID(), network: false })
  await session.createProject(
    { kind: 'topic', topic: 'The history of tea' },
    { targetSeconds: TARGET_SECONDS, seed: 7 },
  )
  await session.run()
  const { state, error } = session.state.pipeline
  expect({ state, error }).toEqual({ state: 'done', error: undefined })
  film = await session.exportFilm()
}, 300_000)
afterAll(() => session?.dispose())

test('M1 a topic becomes an exact MP4', async () => {
  const facts = await filmFacts(film.blob)
  const { timeline } = session.state
  expect(facts).toMatchObject({
    videoCodec: 'avc',
    audioCodec: 'aac',
    width: 1280,
    height: 720,
    audioStart: 0,
    headerFirst: true,
  })
  expect(facts.times).toHaveLength(timeline!.lengthFrames)
  for (const [frame, time] of facts.times.entries()) expect(time).toBeCloseTo(frame / 30, 5)
  expect(facts.seconds).toBeCloseTo(timeline!.lengthFrames / 30, 4)
  const off = Math.abs(facts.seconds - TARGET_SECONDS) / TARGET_SECONDS
  figure(
    'M1',
    `${facts.times.length} of ${timeline!.lengthFrames} frames, ${facts.seconds.toFixed(2)} s, ${(off * 100).toFixed(1)} % off the length asked for`,
  )
  expect(off).toBeLessThan(0.1)
})

test('every scene is neither black nor blown out, and something moves all the time', async () => {
  const { timeline } = session.state
  const luma = new Map<string, number[]>()
  let before: Uint8Array | undefined
  let same = 0
  let longest = 0
  await eachLuma(film.blob, (frame, pixels) => {
    const clip = timeline!.pictures.findLast(scene => frame >= scene.startFrame)!
    luma.set(clip.sceneId, [...(luma.get(clip.sceneId) ?? []), mean(pixels)])
    const equal = before?.every((value, index) => value === pixels[index]) ?? false
    same = equal && clip.kind !== 'title' ? same + 1 : 0
    longest = Math.max(longest, same)
    before = pixels.slice()
  })
  expect(longest).toBeLessThan(15)
  expect(luma.size).toBe(timeline!.pictures.length)
  for (const [scene, values] of luma) {
    expect(mean(values), scene).toBeGreaterThan(16)
    expect(mean(values), scene).toBeLessThan(235)
  }
  // neighbours do not look alike: the samples promise another environment each
  const takes = session.state.project!.scenes.map(scene => takeInUse(scene.visuals)!.asset)
  expect(new Set(takes).size).toBe(takes.length)
}, 180_000)

test('M2 words are shown when they are heard, by the keyless voice’s own phone timings', async () => {
  const sound = await decodedSound(film.blob)
  const composition = await compositionOf(session.state.project!, { assets, styles: session.styles })
  const engine = createEngine({ assetBase, assets })
  const compose = await engine.composer(composition)
  const sprites = (frame: number) => compose(frame).layers.filter(layer => layer.source.kind === 'sprite')
  let worst = 0
  let count = 0
  for (const clip of composition.timeline.narration) {
    const caption = composition.timeline.captions.find(({ sceneId }) => sceneId === clip.sceneId)!
    const { words } = composition.timings[caption.timings] as NarrationTimings
    const narration = (await readSound(await assets.read(clip.asset))).channels[0]
    const late = lag(sound, narration, clip.startSample) / SAMPLE_RATE
    for (const word of words) {
      const heardAt = (caption.originSample + word.from * SAMPLE_RATE) / SAMPLE_RATE + late
      const frame = Math.floor(((caption.originSample + Math.round(word.from * SAMPLE_RATE)) * 30) / SAMPLE_RATE)
      // the list changes on this very frame: the word lights up
      expect(sprites(frame), composition.timings[caption.timings]?.text.slice(word.start, word.end)).not.toEqual(
        sprites(frame - 1),
      )
      worst = Math.max(worst, Math.abs(frame / 30 - heardAt) * 1000)
      count++
    }
  }
  expect(count).toBeGreaterThan(100)
  figure('M2', `${worst.toFixed(1)} ms at worst over ${count} words of the keyless voice`)
  expect(worst).toBeLessThanOrEqual(33.5)
})

/** Samples by which `part` is heard later in `film` than at `at`, from the largest correlation within ±20 ms. */
function lag(film: Float32Array, part: Float32Array, at: number): number {
  // long enough for the pitch to change: a steady vowel looks the same one period later
  const length = 36_000
  let start = 0
  let loudest = 0
  for (let from = 0; from + length < part.length; from += length) {
    let sum = 0
    for (let i = from; i < from + length; i++) sum += part[i]! ** 2
    if (sum > loudest) [loudest, start] = [sum, from]
  }
  let best = 0
  let bestLag = 0
  for (let shift = -960; shift <= 960; shift++) {
    let sum = 0
    for (let i = 0; i < length; i++) sum += part[start + i]! * (film[at + start + i + shift] ?? 0)
    if (sum > best) [best, bestLag] = [sum, shift]
  }
  return bestLag
}

test('every keyless picture can be moved in layers, and painted so by the fast painter', async () => {
  const composition = await compositionOf(session.state.project!, { assets, styles: session.styles })
  const pictures = composition.timeline.pictures.map(clip => ({ ...clip, motion: { style: 'parallax' } }))
  const engine = createEngine({ assetBase, assets })
  const compose = await engine.composer({ ...composition, timeline: { ...composition.timeline, pictures } })
  for (const { startFrame, lengthFrames, sceneId } of pictures) {
    const list = compose(startFrame + (lengthFrames >> 1))
    const layers = list.layers.flatMap(({ source }) => (source.kind === 'image' && source.form?.layer) || [])
    expect(layers, sceneId).toEqual(['back', 'middle', 'front', 'finish'])
    expect(i420Accepts(list), sceneId).toBe(true)
  }
})

test('M4 loudness, true peak, and music far below the voice', async () => {
  const ffmpeg = createFFmpegRoom({ assetBase })
  const { log } = await ffmpeg.run({
    args: ['-i', 'film.mp4', '-map', '0:a', '-af', 'ebur128=peak=true', '-f', 'null', '-'],
    files: { 'film.mp4': new Uint8Array(await film.blob.arrayBuffer()) },
    outputs: [],
  })
  ffmpeg.dispose()
  const text = log.join('\n')
  const loudness = Number(/Integrated loudness:\s*\n?.*I:\s*(-?[\d.]+)/.exec(text)?.[1])
  const peak = Number(/True peak:\s*\n?.*Peak:\s*(-?[\d.]+)/.exec(text)?.[1])
  expect(Math.abs(loudness + 14)).toBeLessThanOrEqual(0.5)
  expect(peak).toBeLessThanOrEqual(-1)

  const composition = await compositionOf(session.state.project!, { assets, styles: session.styles })
  const plan = resolveSoundPlan(composition)
  const sounds = new Map(
    await Promise.all(soundFiles(plan).map(async hash => [hash, await readSound(await assets.read(hash))] as const)),
  )
  const mix = createMix(plan, sounds)
  const power = (stem: Stems['music']) => stem[0].reduce((sum, value) => sum + value * value, 0)
  const speech = { narration: 0, music: 0 }
  for (const { from, to } of plan.speech) {
    const stems = mix.stems(from, to - from)
    speech.narration += power(stems.narration)
    speech.music += power(stems.music)
  }
  const below = 10 * Math.log10(speech.narration / speech.music)
  figure('M4', `${loudness} LUFS, ${peak} dBTP, music ${below.toFixed(1)} dB under the voice`)
  expect(below).toBeGreaterThanOrEqual(12)
})
