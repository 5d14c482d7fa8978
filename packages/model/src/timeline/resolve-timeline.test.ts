/** The laws of the timeline: no holes, no overlap but transitions, every word inside its scene, whole frames. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentWith } from '../arbitrary-documents.fixture.ts'
import type { ProjectDocument } from '../project/project.ts'
import { takeInUse } from '../project/scene.ts'
import { filmSeconds, fitPacing } from './fit-pacing.ts'
import { CLOSING_SECONDS, resolveTimeline } from './resolve-timeline.ts'
import { frameToSample, SAMPLE_RATE, secondsToFrame } from './time.ts'
import type { Timeline } from './timeline.ts'

const endOf = (clip: { readonly startFrame: number; readonly lengthFrames: number }) =>
  clip.startFrame + clip.lengthFrames

function expectLaws({ settings, scenes, music: tune }: ProjectDocument, timeline: Timeline) {
  const { pictures, transitions, narration, captions, music, lengthFrames, frameRate } = timeline
  const frames = [...pictures, ...transitions, ...captions].flatMap(clip => [clip.startFrame, clip.lengthFrames])
  const samples = [...narration, ...music].flatMap(clip => [clip.startSample, clip.samples, clip.offsetSamples])
  for (const value of [lengthFrames, ...frames, ...samples]) {
    expect(Number.isSafeInteger(value)).toBe(true)
    expect(value).toBeGreaterThanOrEqual(0)
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

  let heard = 0
  for (const clip of music) {
    expect(clip.startSample).toBe(heard)
    heard += clip.samples
  }
  const piece = takeInUse(tune)
  const total = frameToSample(lengthFrames, frameRate)
  const repeats = piece !== undefined && piece.seconds >= 1
  if (!settings.music.enabled || !piece) expect(music).toEqual([])
  else expect(heard).toBe(repeats ? total : Math.min(total, Math.floor(piece.seconds * SAMPLE_RATE)))
}

describe('resolveTimeline', () => {
  test('keeps every law, whatever is pinned', () => {
    let gaps = 0
    let transitions = 0
    let cut = 0
    fc.assert(
      fc.property(documentWith('pinned'), document => {
        const { timeline, issues } = resolveTimeline(document)
        expectLaws(document, timeline)
        expect(resolveTimeline(structuredClone(document))).toStrictEqual({ timeline, issues })
        gaps += issues.filter(({ code }) => code === 'transition-gap').length
        cut += issues.filter(({ code }) => code === 'narration-cut').length
        transitions += timeline.transitions.length
      }),
      { numRuns: 600 },
    )
    for (const count of [gaps, transitions, cut]) expect(count).toBeGreaterThan(0)
  })

  test('without pins nothing is cut, there is no gap, and the pauses are those asked for', () => {
    fc.assert(
      fc.property(documentWith('free'), document => {
        const { timeline, issues } = resolveTimeline(document)
        expect(issues.filter(({ code }) => code !== 'transition-shortened')).toEqual([])
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
