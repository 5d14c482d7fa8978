/** Owns object URLs for stored files: one an asset, revoked all at once. */
import type { AssetReader } from '@contenthq/engine'
import type { AssetHash } from '@contenthq/model'

export type AssetUrls = { url(hash: AssetHash): Promise<string>; dispose(): void }

export function createAssetUrls(assets: AssetReader): AssetUrls {
  const urls = new Map<AssetHash, Promise<string>>()
  return {
    url(hash) {
      const known = urls.get(hash)
      if (known) return known
      const made = assets.read(hash).then(blob => URL.createObjectURL(blob))
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
