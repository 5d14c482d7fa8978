/** Owns what is still to be made, read off the document alone: so a run can stop at any moment and go on from what is there. */
import type { ProjectDocument } from '../project/project.ts'
import { type Scene, type SceneId, takeInUse } from '../project/scene.ts'

export type Work =
  | { readonly kind: 'story' }
  | { readonly kind: 'picture'; readonly sceneId: SceneId }
  | { readonly kind: 'narration'; readonly sceneId: SceneId }
  | { readonly kind: 'music' }

/** Nobody speaks an empty text. A take spoken from another text or at another speed is stale. */
export function needsNarration(document: ProjectDocument, scene: Scene): boolean {
  if (scene.narration.trim() === '') return false
  const take = takeInUse(scene.narrations)
  const { voice, speed } = document.settings.voice
  return !take || take.text !== scene.narration || take.speed !== speed || take.voice !== voice
}

/** All work that can be known now, in the order in which it makes sense. Empty: the film can be played and exported. */
export function nextWork(document: ProjectDocument): readonly Work[] {
  if (document.scenes.length === 0) return [{ kind: 'story' }]
  const pictures = document.scenes
    .filter(scene => scene.fit !== 'hidden' && !takeInUse(scene.visuals))
    .map(scene => ({ kind: 'picture', sceneId: scene.id }) as const)
  const narrations = document.scenes
    .filter(scene => needsNarration(document, scene))
    .map(scene => ({ kind: 'narration', sceneId: scene.id }) as const)
  const music = document.settings.music.enabled && !takeInUse(document.music) ? [{ kind: 'music' } as const] : []
  return [...pictures, ...narrations, ...music]
}
