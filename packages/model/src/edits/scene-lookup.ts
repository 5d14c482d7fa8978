/** Owns finding and replacing one scene of a document by id. */
import type { Issue } from '../issue.ts'
import type { ProjectDocument } from '../project/project.ts'
import type { Scene, SceneId } from '../project/scene.ts'

export const findScene = (document: ProjectDocument, id: SceneId): Scene | undefined =>
  document.scenes.find(scene => scene.id === id)

export function replaceScene(document: ProjectDocument, id: SceneId, change: (scene: Scene) => Scene): ProjectDocument {
  return { ...document, scenes: document.scenes.map(scene => (scene.id === id ? change(scene) : scene)) }
}

export const refusal = (code: string, message: string, sceneId?: SceneId): Issue => ({
  code,
  severity: 'error',
  message,
  ...(sceneId === undefined ? {} : { sceneId }),
})

/** Empty when the scene is there. */
export const needsScene = (document: ProjectDocument, id: SceneId): readonly Issue[] =>
  findScene(document, id) ? [] : [refusal('scene-missing', 'This scene is not in the project.', id)]

/** Id of the scene before `id`; null for the first. */
export function sceneBefore(document: ProjectDocument, id: SceneId): SceneId | null {
  const index = document.scenes.findIndex(scene => scene.id === id)
  return document.scenes[index - 1]?.id ?? null
}

/** The scenes with `scene` put behind `after` (null: in front). */
export function insertScene(scenes: readonly Scene[], scene: Scene, after: SceneId | null): readonly Scene[] {
  const at = after === null ? 0 : scenes.findIndex(other => other.id === after) + 1
  return [...scenes.slice(0, at), scene, ...scenes.slice(at)]
}
