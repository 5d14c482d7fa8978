/** Unknown names of styles: a command is refused, a document is shown with usual ones and keeps its own. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { command, documentWith } from '../arbitrary-documents.fixture.ts'
import { canApply } from '../edits/edits.ts'
import { resolveTimeline } from '../timeline/resolve-timeline.ts'
import type { Scene } from './scene.ts'
import { fallbackStyles, type StyleNames, unknownStylesOf, withKnownStyles } from './style-names.ts'

const ids = (...names: string[]) => names.map(id => ({ id }))
const names: StyleNames = {
  motions: ids('zoom-in', 'still', 'ken-burns', 'pan'),
  transitions: ids('crossfade', 'cut'),
  captions: ids('plate', 'outline', 'quiet'),
  lowerThirds: ids('bar', 'card'),
}
const overlay = { id: 'o', kind: 'lower-third', name: 'Ada', line: '', style: 'hologram' } as const
const strange = { motion: { style: 'swirl' }, transition: { style: 'explode', seconds: 1 }, captionStyle: 'neon' }

test('a command that names an unknown style is refused with the name, whatever kind it is', () => {
  const [document] = fc.sample(
    documentWith('pinned').filter(({ scenes }) => scenes.length > 0),
    { numRuns: 1, seed: 7 },
  )
  const [scene] = document!.scenes as [Scene]
  const captions = { enabled: true, style: 'neon' }
  const { motion, transition, captionStyle } = strange
  const told = (given: Parameters<typeof unknownStylesOf>[0]) =>
    unknownStylesOf(given, names).map(({ code, severity, message }) => {
      expect([code, severity]).toEqual(['style-unknown', 'error'])
      return message.match(/“(.+)”/)?.[1]
    })
  const all = ['swirl', 'explode', 'neon']
  expect(told({ kind: 'set-scene', scene: scene.id, fields: strange })).toEqual(all)
  expect(told({ kind: 'set-scene', scene: scene.id, fields: { captionStyle: null, title: 'x' } })).toEqual([])
  expect(told({ kind: 'add-scene', scene: { ...scene, ...strange }, after: null })).toEqual(all)
  expect(
    told({ kind: 'set-story', title: 'x', source: null, story: null, scenes: [{ ...scene, ...strange }] }),
  ).toEqual(all)
  expect(told({ kind: 'set-settings', settings: { captions } })).toEqual(['neon'])
  expect(told({ kind: 'add-overlay', scene: null, overlay, assets: [] })).toEqual(['hologram'])
  expect(told({ kind: 'set-overlay', scene: scene.id, overlay, add: [], drop: [] })).toEqual(['hologram'])
  expect(told({ kind: 'add-scene', scene: { ...scene, overlays: [overlay] }, after: null })).toEqual(['hologram'])
  const look = { scene: scene.id, motion, transition, captionStyle }
  expect(told({ kind: 'apply-look', scenes: [look], captions, music: document!.settings.music })).toEqual([
    'neon',
    ...all,
  ])
  for (const known of fc.sample(command, { numRuns: 200, seed: 3 })) expect(unknownStylesOf(known, names)).toEqual([])
})

test('a document with unknown styles is shown with usual ones, each said once, and is not changed', () => {
  fc.assert(
    fc.property(documentWith('pinned'), document => {
      expect(withKnownStyles(document, names)).toEqual({ document, issues: [] })
      expect(withKnownStyles(document, names).document).toBe(document)
      const odd = {
        ...document,
        settings: { ...document.settings, captions: { enabled: true, style: 'neon' } },
        scenes: document.scenes.map((scene, index) => (index === 0 ? { ...scene, ...strange } : scene)),
      }
      const frozen = structuredClone(odd)
      const overlaid = withKnownStyles({ ...document, overlays: [overlay] }, names)
      expect(overlaid.document.overlays).toEqual([{ ...overlay, style: fallbackStyles.lowerThirds }])
      expect(overlaid.issues).toHaveLength(1)
      const shown = withKnownStyles(odd, names)
      expect(odd).toStrictEqual(frozen)
      expect(shown.document.settings.captions.style).toBe(fallbackStyles.captions)
      expect(shown.issues.map(({ code }) => code)).toEqual(
        Array.from({ length: document.scenes.length > 0 ? 4 : 1 }, () => 'style-unknown'),
      )
      for (const { severity, message } of shown.issues) expect([severity, message]).toEqual(['warning', message])
      expect(shown.issues.slice(1).every(({ sceneId }) => sceneId === document.scenes[0]!.id)).toBe(true)
      expect(shown.document.scenes[0]?.motion.style ?? 'zoom-in').toBe('zoom-in')
      expect(shown.document.scenes[0]?.transition ?? { style: 'crossfade', seconds: 1 }).toEqual({
        style: 'crossfade',
        seconds: 1,
      })
      expect(withKnownStyles(shown.document, names).issues).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a scene of no length is refused, wherever it comes in', () => {
  const [document] = fc.sample(
    documentWith('free').filter(({ scenes }) => scenes.length > 0),
    { numRuns: 1, seed: 9 },
  )
  const scene: Scene = { ...document!.scenes[0]!, id: 'new', pins: { lengthFrames: 0 } }
  const codes = (given: Parameters<typeof canApply>[1]) => canApply(document!, given).map(({ code }) => code)
  expect(codes({ kind: 'add-scene', scene, after: null })).toContain('length-invalid')
  expect(codes({ kind: 'set-story', title: 'x', source: null, story: null, scenes: [scene] })).toContain(
    'length-invalid',
  )
  expect(codes({ kind: 'set-scene', scene: document!.scenes[0]!.id, fields: { pins: { lengthFrames: 0 } } })).toContain(
    'length-invalid',
  )
})

test('a transition longer than its scenes is shortened to half of the shorter one, and transitions never meet', () => {
  const [document] = fc.sample(
    documentWith('free').filter(({ scenes }) => scenes.length > 3),
    { numRuns: 1, seed: 11 },
  )
  const lengths = [200, 21, 9, 200]
  const film = {
    ...document!,
    settings: { ...document!.settings, output: { ...document!.settings.output, frameRate: { num: 30, den: 1 } } },
    assets: {},
    scenes: document!.scenes.slice(0, 4).map((scene, index) => ({
      ...scene,
      transition: { style: 'crossfade', seconds: 2 },
      pins: { lengthFrames: lengths[index]! },
    })),
  }
  const { timeline, issues } = resolveTimeline(film)
  expect(timeline.pictures.map(({ lengthFrames }) => lengthFrames)).toEqual(lengths)
  expect(timeline.transitions.map(({ lengthFrames }) => lengthFrames)).toEqual([10, 4, 4])
  const shortened = issues.filter(({ code }) => code === 'transition-shortened')
  expect(shortened.map(({ severity, sceneId }) => [severity, sceneId])).toEqual(
    film.scenes.slice(1).map(({ id }) => ['warning', id]),
  )
})
