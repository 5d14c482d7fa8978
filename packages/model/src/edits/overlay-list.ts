/** Owns reading and replacing the overlays of the film, or of one of its scenes. */
import type { Issue } from '../issue.ts'
import { type Overlay, type OverlayId, overlayFault } from '../project/overlays.ts'
import type { ProjectDocument } from '../project/project.ts'
import type { SceneId } from '../project/scene.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'

/** Whose overlays: a scene's; null: the film's. */
export type OverlayOwner = { readonly scene: SceneId | null }

/** Undefined where the scene is not there. */
export const overlaysOf = (document: ProjectDocument, { scene }: OverlayOwner): readonly Overlay[] =>
  (scene === null ? document : findScene(document, scene))?.overlays ?? []

/** No overlays are no list. */
function withOverlays<T extends { readonly overlays?: readonly Overlay[] }>(owner: T, list: readonly Overlay[]): T {
  const { overlays: _, ...rest } = owner
  // what is left of an owner without its optional overlays is still an owner
  return (list.length > 0 ? { ...rest, overlays: list } : rest) as T
}

export function changeOverlays(
  document: ProjectDocument,
  owner: OverlayOwner,
  change: (list: readonly Overlay[]) => readonly Overlay[],
): ProjectDocument {
  const list = change(overlaysOf(document, owner))
  return owner.scene === null
    ? withOverlays(document, list)
    : replaceScene(document, owner.scene, scene => withOverlays(scene, list))
}

/** Empty where the owner and, if one is named, the overlay are there. */
export function needsOverlay(document: ProjectDocument, { scene }: OverlayOwner, id?: OverlayId): readonly Issue[] {
  const missing = scene === null ? [] : needsScene(document, scene)
  if (missing.length > 0 || id === undefined) return missing
  return overlaysOf(document, { scene }).some(overlay => overlay.id === id)
    ? []
    : [refusal('overlay-missing', 'This overlay is not there.', scene ?? undefined)]
}

/** Empty where an edit takes it. */
export function judgeOverlay(overlay: Overlay, { scene }: OverlayOwner): readonly Issue[] {
  const fault = overlayFault(overlay)
  return fault === undefined ? [] : [refusal('overlay-invalid', fault, scene ?? undefined)]
}
