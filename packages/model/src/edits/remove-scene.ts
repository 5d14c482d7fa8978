/** Takes a scene out. Its media stay in the document, so that undo needs no network. */
import type { SceneId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, sceneBefore } from './scene-lookup.ts'

export type RemoveScene = { readonly kind: 'remove-scene'; readonly scene: SceneId }

export const removeScene: Edit<RemoveScene> = {
  kind: 'remove-scene',
  can: (document, { scene }) => needsScene(document, scene),
  apply: (document, { scene }) => ({ ...document, scenes: document.scenes.filter(other => other.id !== scene) }),
  inverse: (document, command) => {
    const scene = findScene(document, command.scene)
    return scene ? { kind: 'add-scene', scene, after: sceneBefore(document, command.scene) } : command
  },
}
