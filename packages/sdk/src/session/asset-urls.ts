/** Owns object URLs for stored files: one an asset, revoked all at once. */
import type { AssetHash } from '@contenthq/model'
import type { MediaStore } from '../store/media.ts'

export type AssetUrls = { url(hash: AssetHash): Promise<string>; dispose(): void }

export function createAssetUrls(media: MediaStore): AssetUrls {
  const urls = new Map<AssetHash, Promise<string>>()
  return {
    url(hash) {
      const known = urls.get(hash)
      if (known) return known
      const made = media.read(hash).then(blob => URL.createObjectURL(blob))
      urls.set(hash, made)
      made.catch(() => urls.delete(hash))
      return made
    },
    dispose() {
      for (const url of urls.values()) url.then(URL.revokeObjectURL).catch(() => undefined)
      urls.clear()
    },
  }
}
