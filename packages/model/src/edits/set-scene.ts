/** Changes fields of one scene: words, prompt, motion, ground and fit, transition, caption style, sound, pins. Takes have edits of their own. */
import type { Issue } from '../issue.ts'
import { type Ground, groundFault, type PictureFit } from '../project/ground.ts'
import type { Scene, SceneId, ScenePins } from '../project/scene.ts'
import { boundsSentence, isPossible, type SceneSound } from '../project/sound.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'

export type SceneFields = Partial<
  Pick<
    Scene,
    | 'kind'
    | 'title'
    | 'narration'
    | 'sources'
    | 'visualDescription'
    | 'imagePrompt'
    | 'motion'
    | 'transition'
    | 'pins'
    | 'edited'
  >
> & {
  /** null: the project's style. */
  readonly captionStyle?: string | null
  /** null: narration at its own volume, a silent video, ducking as in the whole film. */
  readonly sound?: SceneSound | null
  /** null: the film's. */
  readonly ground?: Ground | null
  /** null: 'cover'. */
  readonly fit?: PictureFit | null
}

export type SetScene = { readonly kind: 'set-scene'; readonly scene: SceneId; readonly fields: SceneFields }

/** A scene of no length is none. */
export const lengthRefusals = (pins: ScenePins | undefined, scene: SceneId): readonly Issue[] =>
  pins?.lengthFrames === undefined || (Number.isInteger(pins.lengthFrames) && pins.lengthFrames > 0)
    ? []
    : [refusal('length-invalid', 'A scene has at least one frame.', scene)]

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0

export const setScene: Edit<SetScene> = {
  kind: 'set-scene',
  can: (document, { scene, fields }) => {
    const missing = needsScene(document, scene)
    if (missing.length > 0) return missing
    const { transition, pins, sound, ground } = fields
    if (transition && !(transition.seconds >= 0 && transition.seconds <= 5))
      return [refusal('transition-invalid', 'A transition takes between 0 and 5 seconds.', scene)]
    const tooShort = lengthRefusals(pins, scene)
    if (tooShort.length > 0) return tooShort
    if (pins?.startFrame !== undefined && !isCount(pins.startFrame))
      return [refusal('start-invalid', 'A scene starts at frame 0 or later.', scene)]
    if (pins?.trim && !(isCount(pins.trim.start) && isCount(pins.trim.end)))
      return [refusal('trim-invalid', 'A trim is a whole number of samples.', scene)]
    const fault = ground && groundFault(ground)
    if (fault) return [refusal('ground-invalid', fault, scene)]
    const wrong = (['narrationGain', 'videoGain'] as const).find(choice => !isPossible(choice, sound?.[choice]))
    if (wrong) return [refusal('volume-invalid', boundsSentence(wrong), scene)]
    return []
  },
  apply: (document, { scene: id, fields }) =>
    replaceScene(document, id, scene => {
      const { captionStyle, sound, ground, fit, ...changed } = fields
      const { captionStyle: styleBefore, sound: soundBefore, ground: groundBefore, fit: fitBefore, ...rest } = scene
      const style = captionStyle === undefined ? styleBefore : captionStyle
      const heard = sound === undefined ? soundBefore : sound
      const behind = ground === undefined ? groundBefore : ground
      const stands = fit === undefined ? fitBefore : fit
      return {
        ...rest,
        ...changed,
        ...(style == null ? {} : { captionStyle: style }),
        ...(heard == null ? {} : { sound: heard }),
        ...(behind == null ? {} : { ground: behind }),
        ...(stands == null ? {} : { fit: stands }),
      }
    }),
  inverse: (document, { scene: id, fields }) => {
    const scene = findScene(document, id)
    const before: Record<string, unknown> = {}
    if (scene) for (const key of Object.keys(fields)) before[key] = scene[key as keyof Scene] ?? null
    return { kind: 'set-scene', scene: id, fields: before as SceneFields }
  },
}
