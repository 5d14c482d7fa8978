/** Adds a take of a picture or a narration, with the files it needs, and uses it. */
import type { Asset, AssetHash } from '../project/asset.ts'
import type { SceneId, TakeId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'
import { type PieceTake, takesOf, withTake } from './take-list.ts'

/** `before` is for undo: the take that stood behind it. */
export type AddTake = PieceTake & {
  readonly kind: 'add-take'
  readonly scene: SceneId
  readonly assets: readonly Asset[]
  readonly before?: TakeId
}

export const addTake: Edit<AddTake> = {
  kind: 'add-take',
  can: (document, { scene: id, piece, take }) => {
    const scene = findScene(document, id)
    if (!scene) return needsScene(document, id)
    return takesOf(scene, piece).list.some(other => other.id === take.id)
      ? [refusal('take-twice', 'A take with this id is there already.', id)]
      : []
  },
  apply: (document, command) => {
    const added: Record<AssetHash, Asset> = Object.fromEntries(command.assets.map(asset => [asset.hash, asset]))
    return replaceScene({ ...document, assets: { ...added, ...document.assets } }, command.scene, scene =>
      command.piece === 'visual'
        ? { ...scene, visuals: withTake(scene.visuals, command.take, command.before) }
        : { ...scene, narrations: withTake(scene.narrations, command.take, command.before) },
    )
  },
  inverse: (document, { scene: id, piece, take, assets }) => {
    const scene = findScene(document, id)
    return {
      kind: 'remove-take',
      scene: id,
      piece,
      take: take.id,
      inUse: (scene && takesOf(scene, piece).inUse) ?? null,
      assets: assets.map(asset => asset.hash).filter(hash => !Object.hasOwn(document.assets, hash)),
    }
  },
}
