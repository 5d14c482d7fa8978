/** Owns the scene edits that need more than one fact: a new scene, a removal with its way back, a transition's first length. */
import type { Scene, SceneId, TransitionChoice } from '@contenthq/model'
import type { Session } from '@contenthq/sdk'
import { applyEdit } from '../apply-edit.ts'

/** A cut takes no time; everything else starts at half a second. */
export const firstTransition = (style: string): TransitionChoice => ({ style, seconds: style === 'cut' ? 0 : 0.5 })

/** A scene with nothing in it yet. */
export const emptyScene = (title: string): Scene => ({
  id: crypto.randomUUID(),
  kind: 'picture',
  title,
  narration: '',
  sources: [],
  visualDescription: '',
  imagePrompt: '',
  visuals: { list: [] },
  narrations: { list: [] },
  motion: { style: 'zoom-in' },
  transition: firstTransition('crossfade'),
  pins: {},
  edited: true,
})

/**
 * Takes a scene out. Answers how to bring it back, as an edit of its own: other edits may have come in between,
 * so this is not the session's undo. Undefined when it was refused.
 */
export function removeScene(from: EventTarget, session: Session, id: SceneId): (() => void) | undefined {
  const scenes = session.state.project?.scenes ?? []
  const at = scenes.findIndex(scene => scene.id === id)
  const scene = scenes[at]
  if (!scene || !applyEdit(from, session, { kind: 'remove-scene', scene: id })) return undefined
  return () => {
    const now = session.state.project?.scenes ?? []
    if (now.some(other => other.id === id)) return
    const before = scenes.slice(0, at).findLast(other => now.some(({ id: there }) => there === other.id))
    applyEdit(from, session, { kind: 'add-scene', scene, after: before?.id ?? null })
  }
}
