/** Changes how the whole film looks and how loud its music is at once: what a preset does, and its undoing. */
import type { CaptionSettings, CaptionStyleId } from '../project/captions.ts'
import type { MusicSettings } from '../project/project.ts'
import type { MotionChoice, Scene, SceneId, TransitionChoice } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene } from './scene-lookup.ts'
import { setScene } from './set-scene.ts'

export type SceneLook = {
  readonly scene: SceneId
  readonly motion: MotionChoice
  readonly transition: TransitionChoice
  /** null: the project's. */
  readonly captionStyle: CaptionStyleId | null
}

/** Scenes that are not named stay as they are. */
export type ApplyLook = {
  readonly kind: 'apply-look'
  readonly scenes: readonly SceneLook[]
  readonly captions: CaptionSettings
  readonly music: MusicSettings
}

const lookOf = ({ id, motion, transition, captionStyle }: Scene): SceneLook => ({
  scene: id,
  motion,
  transition,
  captionStyle: captionStyle ?? null,
})

export const applyLook: Edit<ApplyLook> = {
  kind: 'apply-look',
  can: (document, { scenes }) =>
    scenes.flatMap(({ scene, motion, transition }) => {
      const missing = needsScene(document, scene)
      return missing.length > 0
        ? missing
        : setScene.can(document, { kind: 'set-scene', scene, fields: { motion, transition } })
    }),
  apply: (document, { scenes, captions, music }) => ({
    ...scenes.reduce(
      (now, { scene, ...fields }) => setScene.apply(now, { kind: 'set-scene', scene, fields }),
      document,
    ),
    settings: { ...document.settings, captions, music },
  }),
  inverse: (document, { scenes }) => ({
    kind: 'apply-look',
    scenes: [...new Set(scenes.map(({ scene }) => scene))].flatMap(id => {
      const scene = findScene(document, id)
      return scene ? [lookOf(scene)] : []
    }),
    captions: document.settings.captions,
    music: document.settings.music,
  }),
}
