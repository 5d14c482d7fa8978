/** Removes a take and, with it, the asset records that only it brought. */
import type { Asset, AssetHash } from '../project/asset.ts'
import type { SceneId, TakeId } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'
import { changeTakes, type Piece, type PieceTake, takesOf, withoutTake } from './take-list.ts'

export type RemoveTake = {
  readonly kind: 'remove-take'
  readonly scene: SceneId
  readonly piece: Piece
  readonly take: TakeId
  /** The take in use afterwards. */
  readonly inUse: TakeId | null
  readonly assets: readonly AssetHash[]
}

export const removeTake: Edit<RemoveTake> = {
  kind: 'remove-take',
  can: (document, { scene: id, piece, take, inUse }) => {
    const scene = findScene(document, id)
    if (!scene) return needsScene(document, id)
    const ids = takesOf(scene, piece).list.map(other => other.id)
    if (!ids.includes(take)) return [refusal('take-missing', 'This take is not there.', id)]
    return inUse === null || (inUse !== take && ids.includes(inUse))
      ? []
      : [refusal('take-missing', 'The take to use instead is not there.', id)]
  },
  apply: (document, { scene: id, piece, take, inUse, assets }) => {
    const kept = Object.fromEntries(Object.entries(document.assets).filter(([hash]) => !assets.includes(hash)))
    return replaceScene({ ...document, assets: kept }, id, scene =>
      changeTakes(scene, piece, takes => withoutTake(takes, take, inUse)),
    )
  },
  inverse: (document, command) => {
    const scene = findScene(document, command.scene)
    const list = scene ? takesOf(scene, command.piece).list : []
    const at = list.findIndex(other => other.id === command.take)
    const take = list[at]
    const next = list[at + 1]
    if (!scene || !take) return command
    const restored = { piece: command.piece, take } as PieceTake // takesOf answers the list that belongs to the piece
    const assets = command.assets
      .map(hash => document.assets[hash])
      .filter((asset): asset is Asset => asset !== undefined)
    const inUse = takesOf(scene, command.piece).inUse ?? null
    return {
      kind: 'add-take',
      scene: command.scene,
      assets,
      ...restored,
      ...(next ? { before: next.id } : {}),
      ...(inUse === take.id ? {} : { inUse }),
    }
  },
}
