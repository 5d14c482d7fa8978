/** The inverse law over every kind of edit, alone and in whole histories; and what each refuses. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { command, commandsByKind, documentWith } from '../arbitrary-documents.fixture.ts'
import { ContentHQError } from '../errors.ts'
import type { ProjectDocument } from '../project/project.ts'
import type { Command } from './command.ts'
import { applyCommand, canApply, inverseOf } from './edits.ts'

vi.setConfig({ testTimeout: 60_000 })
const kinds = Object.keys(commandsByKind) as Command['kind'][]
const project = documentWith('pinned')

describe('the inverse law', () => {
  test.each(kinds)('%s: what is done is undone exactly, and what is refused is refused with a reason', kind => {
    let applied = 0
    let refused = 0
    fc.assert(
      fc.property(project, commandsByKind[kind], (before, edit) => {
        const frozen = structuredClone(before)
        const reasons = canApply(before, edit)
        if (reasons.length > 0) {
          refused++
          expect(() => applyCommand(before, edit)).toThrow(ContentHQError)
          return
        }
        applied++
        const inverse = inverseOf(before, edit)
        const after = applyCommand(before, edit)
        expect(before).toStrictEqual(frozen)
        expect(canApply(after, inverse)).toEqual([])
        const undone = applyCommand(after, inverse)
        expect(undone).toStrictEqual(before)
        expect(applyCommand(undone, inverseOf(after, inverse))).toStrictEqual(after)
        expect(structuredClone(JSON.parse(JSON.stringify(edit)))).toEqual(edit)
      }),
      { numRuns: 1200 },
    )
    expect(applied).toBeGreaterThan(5)
    if (!['set-settings', 'set-story', 'set-title', 'set-music'].includes(kind)) expect(refused).toBeGreaterThan(5)
  })

  test('a whole history: undo-all is the start, redo-all is the end', () => {
    let steps = 0
    fc.assert(
      fc.property(project, fc.array(command, { minLength: 10, maxLength: 40 }), (start, edits) => {
        const undos: Command[] = []
        let now: ProjectDocument = start
        for (const edit of edits) {
          if (canApply(now, edit).length > 0) continue
          undos.push(inverseOf(now, edit))
          now = applyCommand(now, edit)
          steps++
        }
        const end = now
        const redos: Command[] = []
        for (const undo of undos.toReversed()) {
          redos.push(inverseOf(now, undo))
          now = applyCommand(now, undo)
        }
        expect(now).toStrictEqual(start)
        for (const redo of redos.toReversed()) now = applyCommand(now, redo)
        expect(now).toStrictEqual(end)
      }),
      { numRuns: 120 },
    )
    expect(steps).toBeGreaterThan(300)
  })
})

describe('refusals', () => {
  const [before] = fc.sample(
    project.filter(({ scenes }) => scenes.length > 1),
    { numRuns: 1, seed: 4 },
  )
  const id = before!.scenes[0]!.id
  const logo = { id: 'new', kind: 'logo', asset: 'h0', place: 'top-left', size: 0.2, opacity: 1 } as const
  const lowerThird = { id: 'new', kind: 'lower-third', name: 'Ada', line: '', style: 'bar' } as const
  const refused: readonly (readonly [string, Command])[] = [
    ['scene-missing', { kind: 'remove-scene', scene: 'nobody' }],
    ['scene-missing', { kind: 'move-scene', scene: id, after: 'nobody' }],
    ['scene-after-itself', { kind: 'move-scene', scene: id, after: id }],
    ['scene-twice', { kind: 'add-scene', scene: before!.scenes[0]!, after: null }],
    [
      'transition-invalid',
      { kind: 'set-scene', scene: id, fields: { transition: { style: 'cut', seconds: Number.NaN } } },
    ],
    ['transition-invalid', { kind: 'set-scene', scene: id, fields: { transition: { style: 'cut', seconds: 6 } } }],
    ['length-invalid', { kind: 'set-scene', scene: id, fields: { pins: { lengthFrames: 0 } } }],
    ['length-invalid', { kind: 'set-scene', scene: id, fields: { pins: { lengthFrames: 1.5 } } }],
    ['start-invalid', { kind: 'set-scene', scene: id, fields: { pins: { startFrame: 1.5 } } }],
    ['start-invalid', { kind: 'set-scene', scene: id, fields: { pins: { startFrame: -1 } } }],
    ['trim-invalid', { kind: 'set-scene', scene: id, fields: { pins: { trim: { start: -1, end: 0 } } } }],
    ['trim-invalid', { kind: 'set-scene', scene: id, fields: { pins: { trim: { start: 0, end: 0.5 } } } }],
    ['take-missing', { kind: 'choose-take', scene: id, piece: 'visual', take: 'nothing' }],
    ['duration-invalid', { kind: 'set-settings', settings: { targetSeconds: 0 } }],
    ['duration-invalid', { kind: 'set-settings', settings: { targetSeconds: 36_000 } }],
    ['speed-invalid', { kind: 'set-settings', settings: { voice: { voice: 'slt', speed: 9 } } }],
    ['pacing-invalid', { kind: 'set-settings', settings: { pacing: { lead: -1, tail: 0 } } }],
    ['ground-invalid', { kind: 'set-scene', scene: id, fields: { ground: { kind: 'colour', colour: 'red' } } }],
    ['volume-invalid', { kind: 'set-scene', scene: id, fields: { sound: { narrationGain: Number.NaN } } }],
    ['volume-invalid', { kind: 'set-scene', scene: id, fields: { sound: { narrationGain: 13 } } }],
    ['volume-invalid', { kind: 'set-scene', scene: id, fields: { sound: { videoGain: Number.POSITIVE_INFINITY } } }],
    ['sound-invalid', { kind: 'set-settings', settings: { sound: { loudness: -60 } } }],
    ['sound-invalid', { kind: 'set-settings', settings: { sound: { peak: 1 } } }],
    ['sound-invalid', { kind: 'set-settings', settings: { music: { enabled: true, gain: Number.NaN, duck: -9 } } }],
    ['sound-invalid', { kind: 'set-settings', settings: { music: { enabled: true, gain: -9, duck: 3 } } }],
    [
      'sound-invalid',
      { kind: 'set-settings', settings: { music: { enabled: true, gain: -9, duck: -9, ducking: { release: 60 } } } },
    ],
    ['take-missing', { kind: 'trim-visual', scene: id, take: 'nothing', trim: null }],
    ['overlay-missing', { kind: 'remove-overlay', scene: null, overlay: 'nothing', assets: [] }],
    ['scene-missing', { kind: 'add-overlay', scene: 'nobody', overlay: logo, assets: [] }],
    ['overlay-invalid', { kind: 'add-overlay', scene: null, overlay: { ...logo, size: 3 }, assets: [] }],
    ['overlay-invalid', { kind: 'add-overlay', scene: null, overlay: { ...logo, opacity: Number.NaN }, assets: [] }],
    ['overlay-invalid', { kind: 'add-overlay', scene: id, overlay: { ...logo, place: { x: 2, y: 0 } }, assets: [] }],
    ['overlay-invalid', { kind: 'add-overlay', scene: id, overlay: { ...logo, seconds: 0 }, assets: [] }],
    [
      'overlay-invalid',
      { kind: 'add-overlay', scene: id, overlay: { ...lowerThird, name: 'x'.repeat(121) }, assets: [] },
    ],
    ['title-too-long', { kind: 'set-title', title: 'x'.repeat(301) }],
  ]
  test.each(refused)('%s: %j', (code, edit) => {
    expect(canApply(before!, edit).map(reason => reason.code)).toContain(code)
    expect(() => applyCommand(before!, edit)).toThrow(expect.objectContaining({ code: 'edit-refused' }))
  })
})
