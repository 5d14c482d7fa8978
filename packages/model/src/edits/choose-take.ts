/** Uses another take of a picture or a narration. */
import type { SceneId, TakeId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'
import { changeTakes, type Piece, takesOf, using } from './take-list.ts'

/** `take` null uses none. */
export type ChooseTake = {
  readonly kind: 'choose-take'
  readonly scene: SceneId
  readonly piece: Piece
  readonly take: TakeId | null
}

export const chooseTake: Edit<ChooseTake> = {
  kind: 'choose-take',
  can: (document, { scene: id, piece, take }) => {
    const scene = findScene(document, id)
    if (!scene) return needsScene(document, id)
    return take === null || takesOf(scene, piece).list.some(other => other.id === take)
      ? []
      : [refusal('take-missing', 'This take is not there.', id)]
  },
  apply: (document, { scene: id, piece, take }) =>
    replaceScene(document, id, scene => changeTakes(scene, piece, takes => using(takes, take))),
  inverse: (document, { scene: id, piece }) => {
    const scene = findScene(document, id)
    return { kind: 'choose-take', scene: id, piece, take: (scene && takesOf(scene, piece).inUse) ?? null }
  },
}
