/** Takes an overlay away and, with it, the asset records that only it brought. */
import type { Asset, AssetHash } from '../project/asset.ts'
import type { OverlayId } from '../project/overlays.ts'
import type { Edit } from './command.ts'
import { changeOverlays, needsOverlay, type OverlayOwner, overlaysOf } from './overlay-list.ts'

export type RemoveOverlay = OverlayOwner & {
  readonly kind: 'remove-overlay'
  readonly overlay: OverlayId
  readonly assets: readonly AssetHash[]
}

export const removeOverlay: Edit<RemoveOverlay> = {
  kind: 'remove-overlay',
  can: (document, command) => needsOverlay(document, command, command.overlay),
  apply: (document, command) => {
    const kept = Object.entries(document.assets).filter(([hash]) => !command.assets.includes(hash))
    return changeOverlays({ ...document, assets: Object.fromEntries(kept) }, command, list =>
      list.filter(({ id }) => id !== command.overlay),
    )
  },
  inverse: (document, command) => {
    const list = overlaysOf(document, command)
    const at = list.findIndex(({ id }) => id === command.overlay)
    const overlay = list[at]
    const next = list[at + 1]
    if (!overlay) return command
    return {
      kind: 'add-overlay',
      scene: command.scene,
      overlay,
      ...(next ? { before: next.id } : {}),
      assets: command.assets.map(hash => document.assets[hash]).filter((asset): asset is Asset => asset !== undefined),
    }
  },
}
