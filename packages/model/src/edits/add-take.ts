/** Adds a take of a picture or a narration, with the files it needs, and uses it. */
import type { Asset, AssetHash } from '../project/asset.ts'
import type { SceneId, TakeId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'
import { type PieceTake, takesOf, withTake } from './take-list.ts'

/**
 * The new take is used. For undo: `before` is the take that stood behind it, `inUse` the take in use afterwards where
 * it is another one (null: none).
 */
export type AddTake = PieceTake & {
  readonly kind: 'add-take'
  readonly scene: SceneId
  readonly assets: readonly Asset[]
  readonly before?: TakeId
  readonly inUse?: TakeId | null
}

export const addTake: Edit<AddTake> = {
  kind: 'add-take',
  can: (document, { scene: id, piece, take, inUse }) => {
    const scene = findScene(document, id)
    if (!scene) return needsScene(document, id)
    const ids = takesOf(scene, piece).list.map(other => other.id)
    if (ids.includes(take.id)) return [refusal('take-twice', 'A take with this id is there already.', id)]
    return inUse == null || inUse === take.id || ids.includes(inUse)
      ? []
      : [refusal('take-missing', 'The take to use is not there.', id)]
  },
  apply: (document, command) => {
    const inUse = command.inUse === undefined ? command.take.id : command.inUse
    const added: Record<AssetHash, Asset> = Object.fromEntries(command.assets.map(asset => [asset.hash, asset]))
    return replaceScene({ ...document, assets: { ...added, ...document.assets } }, command.scene, scene =>
      command.piece === 'visual'
        ? { ...scene, visuals: withTake(scene.visuals, command.take, command.before, inUse) }
        : { ...scene, narrations: withTake(scene.narrations, command.take, command.before, inUse) },
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
