/** Owns which files a project document names. Does not know where they are stored. */
import type { AssetHash } from './asset.ts'
import type { Overlay } from './overlays.ts'
import type { ProjectDocument } from './project.ts'

/** Every hash the document names, takes not in use included, each once, in the order they are met. */
export function usedMedia(document: ProjectDocument): readonly AssetHash[] {
  const hashes = new Set<AssetHash>()
  const addLogos = (overlays: readonly Overlay[] = []) => {
    for (const overlay of overlays) if (overlay.kind === 'logo') hashes.add(overlay.asset)
  }
  for (const scene of document.scenes) {
    for (const take of scene.visuals.list) hashes.add(take.asset)
    for (const take of scene.narrations.list) hashes.add(take.asset).add(take.timings)
    addLogos(scene.overlays)
  }
  for (const take of document.music.list) hashes.add(take.asset)
  addLogos(document.overlays)
  for (const hash of Object.keys(document.assets)) hashes.add(hash)
  return [...hashes]
}
