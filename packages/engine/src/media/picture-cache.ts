/** Owns the decoded pictures of one render or preview: each decoded once, the ones used last are kept. */
import type { AssetHash, Size } from '@contenthq/model'
import type { AssetReader, Composition } from '../composition.ts'
import { decodePicture, neededSize } from './picture.ts'

export type PictureCache = {
  /** The bitmap in the size that the composition needs; owned by the cache. */
  get(hash: AssetHash): Promise<ImageBitmap>
  dispose(): void
}

/** `maxZoom` is the largest zoom of any scene that shows the picture. A 1080p picture takes about 10 MB. */
export function createPictureCache(
  { assets: records, size }: Composition,
  reader: AssetReader,
  maxZoom: (hash: AssetHash) => number,
  capacity = 8,
): PictureCache {
  const bitmaps = new Map<AssetHash, Promise<ImageBitmap>>()

  async function decodeAsset(hash: AssetHash): Promise<ImageBitmap> {
    const blob = await reader.read(hash)
    const record = records[hash]
    const natural: Size = { width: record?.width ?? size.width, height: record?.height ?? size.height }
    return decodePicture(blob, neededSize(natural, size, maxZoom(hash), blob.type.startsWith('image/svg')))
  }

  const close = (bitmap: Promise<ImageBitmap>) => void bitmap.then(decoded => decoded.close()).catch(() => undefined)

  return {
    get(hash) {
      const known = bitmaps.get(hash)
      const bitmap = known ?? decodeAsset(hash)
      bitmaps.delete(hash)
      bitmaps.set(hash, bitmap)
      if (!known) bitmap.catch(() => bitmaps.delete(hash))
      for (const [oldest, old] of bitmaps) {
        if (bitmaps.size <= capacity) break
        bitmaps.delete(oldest)
        close(old)
      }
      return bitmap
    },
    dispose() {
      for (const bitmap of bitmaps.values()) close(bitmap)
      bitmaps.clear()
    },
  }
}
