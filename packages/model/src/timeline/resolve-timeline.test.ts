/** The laws of the timeline: no holes, no overlap but transitions, every word inside its scene, whole frames. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentWith } from '../arbitrary-documents.fixture.ts'
import type { Asset } from '../project/asset.ts'
import type { ProjectDocument } from '../project/project.ts'
import { type Trim, takeInUse } from '../project/scene.ts'
import type { SceneSound } from '../project/sound.ts'
import { filmSeconds, fitPacing } from './fit-pacing.ts'
import { CLOSING_SECONDS, resolveTimeline } from './resolve-timeline.ts'
import { resolveSoundLevels } from './sound-levels.ts'
import { frameToSample, SAMPLE_RATE, secondsToFrame, secondsToSample } from './time.ts'
import type { Timeline } from './timeline.ts'

const video: Asset = {
  hash: 'v',
  kind: 'video',
  mimeType: 'video/mp4',
  bytes: 1,
  seconds: 20,
  frames: 600,
  hasSound: true,
  provenance: { provider: 'user', licence: 'CC0' },
}
const endOf = (clip: { readonly startFrame: number; readonly lengthFrames: number }) =>
  clip.startFrame + clip.lengthFrames

/** Answers how many videos are heard. */
function expectLaws({ settings, scenes, assets, music: tune }: ProjectDocument, timeline: Timeline): number {
  const { pictures, transitions, narration, captions, music, lengthFrames, frameRate } = timeline
  const frames = [...pictures, ...transitions, ...captions].flatMap(clip => [clip.startFrame, clip.lengthFrames])
  const samples = [...narration, ...music, ...(timeline.videoSound ?? [])].flatMap(clip => [
    clip.startSample,
    clip.samples,
    clip.offsetSamples,
  ])
  for (const value of [lengthFrames, ...frames, ...samples]) {
    expect(Number.isSafeInteger(value)).toBe(true)
    expect(value).toBeGreaterThanOrEqual(0)
  }

  for (const { sceneId, startFrame, lengthFrames: shown } of timeline.overlays ?? []) {
    expect(Number.isSafeInteger(startFrame) && Number.isSafeInteger(shown) && startFrame >= 0 && shown > 0).toBe(true)
    expect(startFrame + shown).toBeLessThanOrEqual(lengthFrames)
    // a scene's overlays lie where no other scene is seen
    const others = pictures.filter(picture => sceneId !== undefined && picture.sceneId !== sceneId)
    for (const other of others)
      expect(startFrame >= endOf(other) || startFrame + shown <= other.startFrame, `${sceneId}`).toBe(true)
  }

  expect(pictures.map(({ sceneId }) => sceneId)).toEqual(scenes.map(({ id }) => id))
  expect(lengthFrames).toBe(pictures.length === 0 ? 0 : endOf(pictures.at(-1)!))
  pictures.forEach((picture, index) => {
    expect(picture.lengthFrames).toBeGreaterThanOrEqual(1)
    const before = pictures[index - 1]
    const overlap = before ? endOf(before) - picture.startFrame : -picture.startFrame
    const pinned = scenes[index]!.pins.startFrame !== undefined
    if (overlap < 0) expect(pinned && scenes[index]!.pins.startFrame === picture.startFrame).toBe(true)
    const shown = transitions.find(({ to }) => to === picture.sceneId)
    if (overlap > 0)
      expect(shown).toEqual({
        from: before!.sceneId,
        to: picture.sceneId,
        style: scenes[index]!.transition.style,
        startFrame: picture.startFrame,
        lengthFrames: overlap,
      })
    else expect(shown).toBeUndefined()
    if (before) expect(overlap).toBeLessThan(picture.lengthFrames)
    if (before) expect(overlap).toBeLessThan(before.lengthFrames)
  })
  transitions.forEach((transition, index) => {
    const next = transitions[index + 1]
    if (next) expect(endOf(transition)).toBeLessThanOrEqual(next.startFrame)
  })

  narration.forEach((clip, index) => {
    const picture = pictures.find(({ sceneId }) => sceneId === clip.sceneId)!
    expect(clip.samples).toBeGreaterThan(0)
    expect(clip.startSample).toBeGreaterThanOrEqual(frameToSample(picture.startFrame, frameRate))
    expect(clip.startSample + clip.samples).toBeLessThanOrEqual(frameToSample(endOf(picture), frameRate))
    // nobody speaks over the picture of the next scene
    const follower = pictures[pictures.indexOf(picture) + 1]
    if (follower)
      expect(clip.startSample + clip.samples).toBeLessThanOrEqual(frameToSample(follower.startFrame, frameRate))
    const take = takeInUse(scenes.find(({ id }) => id === clip.sceneId)!.narrations)!
    expect(clip.asset).toBe(take.asset)
    expect(clip.offsetSamples + clip.samples).toBeLessThanOrEqual(take.samples)
    const next = narration[index + 1]
    if (next) expect(clip.startSample + clip.samples).toBeLessThanOrEqual(next.startSample)
  })

  expect(captions.map(({ sceneId }) => sceneId)).toEqual(
    settings.captions.enabled ? narration.map(({ sceneId }) => sceneId) : [],
  )
  captions.forEach((caption, index) => {
    const picture = pictures.find(({ sceneId }) => sceneId === caption.sceneId)!
    expect(caption.lengthFrames).toBeGreaterThan(0)
    expect(caption.startFrame).toBeGreaterThanOrEqual(picture.startFrame)
    expect(endOf(caption)).toBeLessThanOrEqual(endOf(picture))
    const next = captions[index + 1]
    if (next) expect(endOf(caption)).toBeLessThanOrEqual(next.startFrame)
    const spoken = narration[index]!
    expect(caption.originSample).toBe(spoken.startSample - spoken.offsetSamples)
  })

  const total = frameToSample(lengthFrames, frameRate)
  const piece = takeInUse(tune)
  const pieceSamples = Math.floor((piece?.seconds ?? 0) * SAMPLE_RATE)
  music.forEach((clip, index) => {
    const before = music[index - 1]
    const overlap = before ? before.startSample + before.samples - clip.startSample : 0
    expect(clip.startSample).toBe(before ? before.startSample + before.samples - overlap : 0)
    expect(clip.fadeIn ?? 0).toBe(overlap)
    expect(before?.fadeOut ?? 0).toBe(overlap)
    expect(clip.offsetSamples + clip.samples).toBeLessThanOrEqual(pieceSamples)
    // at no moment more than two are heard
    const next = music[index + 1]
    if (before && next) expect(next.startSample).toBeGreaterThanOrEqual(before.startSample + before.samples)
  })
  const last = music.at(-1)
  expect(last?.fadeOut).toBeUndefined()
  if (!settings.music.enabled || !piece) expect(music).toEqual([])
  else if (last) {
    const repeats = settings.music.loop !== false && pieceSamples - last.offsetSamples >= SAMPLE_RATE
    expect(last.startSample + last.samples).toBe(repeats ? total : Math.min(total, pieceSamples - last.offsetSamples))
  }

  const heard = timeline.videoSound!
  for (const clip of heard) {
    const index = scenes.findIndex(({ id }) => id === clip.sceneId)
    const picture = pictures[index]!
    const asset = assets[clip.asset]!
    expect(scenes[index]!.sound?.videoGain).toBe(clip.gain ?? 0)
    expect(asset).toMatchObject({ kind: 'video', hasSound: true, hash: picture.asset })
    // the file's moment of every sample is that of the frame shown then
    const first = secondsToSample(asset.firstFrameAt ?? 0) + (picture.part?.offsetSamples ?? 0)
    const start = frameToSample(picture.startFrame, frameRate)
    expect(clip.offsetSamples - first).toBe(clip.startSample - start)
    expect(clip.startSample).toBeGreaterThanOrEqual(start)
    expect(clip.startSample + clip.samples).toBeLessThanOrEqual(frameToSample(endOf(picture), frameRate))
    const length = Math.round(asset.seconds! * SAMPLE_RATE)
    if (picture.part) {
      expect(picture.part.samples).toBeGreaterThan(0)
      expect(picture.part.offsetSamples + picture.part.samples).toBeLessThanOrEqual(length)
    }
    expect(clip.offsetSamples - first + clip.samples).toBeLessThanOrEqual(picture.part?.samples ?? length)
    for (const fade of [clip.fadeIn, clip.fadeOut]) if (fade !== undefined) expect(fade).toBeGreaterThan(0)
  }
  return heard.length
}

/** Every picture is a video that is heard. */
const withVideos = (document: ProjectDocument): ProjectDocument => ({
  ...document,
  scenes: document.scenes.map(scene => ({ ...scene, sound: { videoGain: -6, ...scene.sound } })),
  assets: Object.fromEntries(
    document.scenes
      .flatMap(({ visuals }) => visuals.list)
      .map(({ asset: hash }, index) => [
        hash,
        { ...video, hash, seconds: 2 + index * 1.7, firstFrameAt: index / 4 - 0.5 },
      ]),
  ),
})

describe('resolveTimeline', () => {
  test('keeps every law, whatever is pinned', () => {
    let gaps = 0
    let transitions = 0
    let cut = 0
    let videos = 0
    let trimmed = 0
    fc.assert(
      fc.property(documentWith('pinned'), fc.boolean(), (made, filmed) => {
        const document = filmed ? withVideos(made) : made
        const { timeline, issues } = resolveTimeline(document)
        videos += expectLaws(document, timeline)
        trimmed += issues.filter(({ code }) => code === 'trim-clamped').length
        expect(resolveTimeline(structuredClone(document))).toStrictEqual({ timeline, issues })
        gaps += issues.filter(({ code }) => code === 'transition-gap').length
        cut += issues.filter(({ code }) => code === 'narration-cut').length
        transitions += timeline.transitions.length
      }),
      { numRuns: 800 },
    )
    for (const count of [gaps, transitions, cut, videos, trimmed]) expect(count).toBeGreaterThan(0)
  })

  test('without pins nothing is cut, there is no gap, and the pauses are those asked for', () => {
    fc.assert(
      fc.property(documentWith('free'), document => {
        const { timeline, issues } = resolveTimeline(document)
        const expected = [
          'overlay-hidden',
          'transition-shortened',
          'trim-clamped',
          'music-start-beyond',
          'music-too-short',
        ]
        expect(issues.filter(({ code }) => !expected.includes(code))).toEqual([])
        const rate = timeline.frameRate
        const { pacing } = document.settings
        for (const scene of document.scenes) {
          const take = takeInUse(scene.narrations)
          const clip = timeline.narration.find(({ sceneId }) => sceneId === scene.id)
          expect(clip?.samples ?? 0).toBe(take?.samples ?? 0)
          const picture = timeline.pictures.find(({ sceneId }) => sceneId === scene.id)!
          if (!clip) continue
          const lead = clip.startSample - frameToSample(picture.startFrame, rate)
          expect(lead).toBeGreaterThanOrEqual(frameToSample(secondsToFrame(pacing.lead, rate), rate) - 1)
          const tail = frameToSample(endOf(picture), rate) - clip.startSample - clip.samples
          expect(tail).toBeGreaterThanOrEqual(frameToSample(secondsToFrame(pacing.tail, rate), rate) - 1)
        }
        const last = timeline.pictures.at(-1)
        if (last) {
          const closing = frameToSample(secondsToFrame(CLOSING_SECONDS, rate), rate)
          const spoken = timeline.narration.find(({ sceneId }) => sceneId === last.sceneId)
          if (spoken)
            expect(
              frameToSample(timeline.lengthFrames, rate) - spoken.startSample - spoken.samples,
            ).toBeGreaterThanOrEqual(closing - 1)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('fitPacing stays within pleasant bounds and comes as near as any pause within them', () => {
  const withGap = (document: ProjectDocument, gap: number): ProjectDocument => ({
    ...document,
    settings: { ...document.settings, pacing: { lead: gap * 0.4, tail: gap * 0.6 } },
  })
  const gaps = fc.double({ min: 0.2, max: 2.5, noNaN: true })
  let exact = 0
  let beyond = 0
  fc.assert(
    fc.property(documentWith('free'), gaps, (free, wished) => {
      const target = filmSeconds(withGap(free, wished))
      const document = { ...free, settings: { ...free.settings, targetSeconds: target } }
      const { lead, tail } = fitPacing(document)
      expect(lead + tail).toBeGreaterThanOrEqual(0.5 - 1e-9)
      expect(lead + tail).toBeLessThanOrEqual(2.2 + 1e-9)
      expect(lead).toBeLessThan(tail)
      const distance = Math.abs(filmSeconds(withGap(document, lead + tail)) - target)
      for (let gap = 0.5; gap <= 2.2; gap += 0.1)
        expect(distance).toBeLessThanOrEqual(Math.abs(filmSeconds(withGap(document, gap)) - target) + 1e-6)
      if (distance < 1e-6) exact++
      else beyond++
    }),
    { numRuns: 150 },
  )
  expect(exact).toBeGreaterThan(0)
  expect(beyond).toBeGreaterThan(0)
})

test('levels out of bounds are brought back, and each is said once', () => {
  const [base] = fc.sample(
    documentWith('free').filter(({ scenes }) => scenes.length > 0),
    { numRuns: 1, seed: 3 },
  )
  const wild: ProjectDocument = {
    ...base!,
    settings: {
      ...base!.settings,
      music: { enabled: true, gain: 90, duck: Number.NaN, ducking: { attack: -1, hold: 1e9 }, fadeIn: -3, fadeOut: 2 },
      sound: { loudness: -200, peak: 7 },
    },
    scenes: [{ ...base!.scenes[0]!, sound: { narrationGain: 1e9, videoGain: -1e9 } }],
    music: { list: [{ id: 'm', asset: 'x', provider: 'x', mood: 'calm', seconds: 0.05 }], inUse: 'm' },
  }
  expect(resolveSoundLevels(wild.settings)).toEqual({
    musicGain: 6,
    duck: -10,
    loudness: -31,
    peak: 0,
    attack: 0.02,
    hold: 2,
    release: 0.9,
    fadeIn: 0,
    fadeOut: 2,
  })
  const { timeline, issues } = resolveTimeline(wild)
  const codes = issues.map(({ code }) => code)
  expect(codes.filter(code => code === 'level-clamped')).toHaveLength(9)
  expect(issues.filter(({ sceneId }) => sceneId === wild.scenes[0]!.id).length).toBeGreaterThanOrEqual(2)
  for (const clip of timeline.narration) expect(clip.gain).toBe(12)
  // 50 ms of music are not looped into a buzz
  expect(codes).toContain('music-too-short')
  expect(timeline.music).toHaveLength(1)
})

test('a video without a word is shown to its end, and is heard above the music', () => {
  const [base] = fc.sample(
    documentWith('free').filter(({ scenes }) => scenes.length > 0),
    { numRuns: 1, seed: 5 },
  )
  const { captionStyle: _, ...scene } = base!.scenes[0]!
  const film = (sound: SceneSound, trim?: Trim): ProjectDocument => ({
    ...base!,
    settings: {
      ...base!.settings,
      music: { enabled: true, gain: -9, duck: -10 },
      output: { ...base!.settings.output, frameRate: { num: 30, den: 1 } },
    },
    assets: { v: { ...video, firstFrameAt: -0.5 } },
    scenes: [
      {
        ...scene,
        narration: ' ',
        narrations: { list: [] },
        sound,
        visuals: {
          list: [{ id: 'a', asset: 'v', prompt: '', provider: 'user', attempt: 1, ...(trim ? { trim } : {}) }],
          inUse: 'a',
        },
      },
    ],
  })
  const whole = resolveTimeline(film({ videoGain: -3 })).timeline
  expect(whole.lengthFrames).toBe(600 + CLOSING_SECONDS * 30)
  expect(whole.pictures[0]).not.toHaveProperty('part')
  // the file's sound begins half a second after its first frame
  expect(whole.videoSound).toEqual([
    { sceneId: scene.id, asset: 'v', startSample: 24_000, samples: 936_000, offsetSamples: 0, gain: -3, ducks: true },
  ])
  const trimmed = resolveTimeline(film({ videoGain: 0, ducking: false }, { start: 96_000, end: 48_001 })).timeline
  const part = { offsetSamples: 96_000, samples: 960_000 - 144_001 }
  expect(trimmed.pictures[0]).toMatchObject({ part })
  expect(trimmed.videoSound).toEqual([
    { sceneId: scene.id, asset: 'v', startSample: 0, samples: part.samples, offsetSamples: 72_000 },
  ])
  expect(resolveTimeline(film({})).timeline.videoSound).toEqual([])
})
