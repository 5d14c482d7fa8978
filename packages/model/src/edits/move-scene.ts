/** Moves a scene behind another one. */
import type { SceneId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, insertScene, needsScene, refusal, sceneBefore } from './scene-lookup.ts'

/** `after` null moves it to the front. */
export type MoveScene = { readonly kind: 'move-scene'; readonly scene: SceneId; readonly after: SceneId | null }

export const moveScene: Edit<MoveScene> = {
  kind: 'move-scene',
  can: (document, { scene, after }) => {
    if (scene === after) return [refusal('scene-after-itself', 'A scene cannot follow itself.', scene)]
    return [...needsScene(document, scene), ...(after === null ? [] : needsScene(document, after))]
  },
  apply: (document, { scene: id, after }) => {
    const scene = findScene(document, id)
    if (!scene) return document
    return {
      ...document,
      scenes: insertScene(
        document.scenes.filter(other => other.id !== id),
        scene,
        after,
      ),
    }
  },
  inverse: (document, { scene }) => ({ kind: 'move-scene', scene, after: sceneBefore(document, scene) }),
}
