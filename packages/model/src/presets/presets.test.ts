/** A preset is one command: it changes motion, transitions, captions and music together, and is undone exactly. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentWith } from '../arbitrary-documents.fixture.ts'
import { applyCommand, canApply, inverseOf } from '../edits/edits.ts'
import { presetCommand, presetInUse, presets } from './presets.ts'

test('every preset can be applied to every project, and undone', () => {
  fc.assert(
    fc.property(documentWith('pinned'), fc.constantFrom(...presets), (before, preset) => {
      const command = presetCommand(before, preset.id)
      expect(canApply(before, command)).toEqual([])
      const after = applyCommand(before, command)
      expect(after.settings.captions.style).toBe(preset.captions)
      expect(after.settings.music.gain).toBe(preset.music.gain)
      for (const scene of after.scenes) {
        expect(preset.motions).toContainEqual(scene.motion)
        expect(Object.values(preset.transitions)).toContainEqual(scene.transition)
        expect(scene.captionStyle).toBeUndefined()
      }
      // two presets may agree about a film of one scene or none
      expect(presetInUse(after)).toBeDefined()
      if (after.scenes.length > 1) expect(presetInUse(after)?.id).toBe(preset.id)
      expect(applyCommand(after, inverseOf(before, command))).toStrictEqual(before)
    }),
    { numRuns: 60 },
  )
})

test('an unknown preset is refused', () => {
  fc.assert(
    fc.property(documentWith('pinned'), document => {
      expect(() => presetCommand(document, 'loudest')).toThrow(expect.objectContaining({ code: 'option-invalid' }))
    }),
    { numRuns: 3 },
  )
})
