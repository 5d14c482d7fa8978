/** Puts a scene behind another one. */
import type { Scene, SceneId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, insertScene, needsScene, refusal } from './scene-lookup.ts'
import { lengthRefusals } from './set-scene.ts'

/** `after` null puts it in front. */
export type AddScene = { readonly kind: 'add-scene'; readonly scene: Scene; readonly after: SceneId | null }

export const addScene: Edit<AddScene> = {
  kind: 'add-scene',
  can: (document, { scene, after }) => [
    ...(findScene(document, scene.id)
      ? [refusal('scene-twice', 'A scene with this id is there already.', scene.id)]
      : []),
    ...lengthRefusals(scene.pins, scene.id),
    ...(after === null ? [] : needsScene(document, after)),
  ],
  apply: (document, { scene, after }) => ({ ...document, scenes: insertScene(document.scenes, scene, after) }),
  inverse: (_document, { scene }) => ({ kind: 'remove-scene', scene: scene.id }),
}
