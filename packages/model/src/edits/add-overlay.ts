/** Lays a logo or a lower third over the film or over one scene, with the file it needs. */
import type { Asset } from '../project/asset.ts'
import type { Overlay, OverlayId } from '../project/overlays.ts'
import type { Edit } from './command.ts'
import { changeOverlays, judgeOverlay, needsOverlay, type OverlayOwner, overlaysOf } from './overlay-list.ts'
import { refusal } from './scene-lookup.ts'

/** It lies above all others, or below `before` where that is there. */
export type AddOverlay = OverlayOwner & {
  readonly kind: 'add-overlay'
  readonly overlay: Overlay
  readonly before?: OverlayId
  readonly assets: readonly Asset[]
}

export const addOverlay: Edit<AddOverlay> = {
  kind: 'add-overlay',
  can: (document, command) => {
    const { overlay, scene } = command
    const missing = needsOverlay(document, command)
    if (missing.length > 0) return missing
    if (overlaysOf(document, command).some(({ id }) => id === overlay.id))
      return [refusal('overlay-twice', 'An overlay with this id is there already.', scene ?? undefined)]
    return judgeOverlay(overlay, command)
  },
  apply: (document, command) => {
    const { overlay, before, assets } = command
    const added = Object.fromEntries(assets.map(asset => [asset.hash, asset]))
    return changeOverlays({ ...document, assets: { ...added, ...document.assets } }, command, list => {
      const found = list.findIndex(({ id }) => id === before)
      const at = found < 0 ? list.length : found
      return [...list.slice(0, at), overlay, ...list.slice(at)]
    })
  },
  inverse: (document, { scene, overlay, assets }) => ({
    kind: 'remove-overlay',
    scene,
    overlay: overlay.id,
    assets: assets.map(({ hash }) => hash).filter(hash => !Object.hasOwn(document.assets, hash)),
  }),
}
