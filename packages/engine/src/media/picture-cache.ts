/** Owns the decoded pictures of one render or preview: each decoded once, the ones used last are kept. */
import { type AssetHash, asContentHQError, ContentHQError, type Size } from '@contenthq/model'
import type { AssetReader, Composition } from '../composition.ts'
import { decodePicture, isSvg, neededSize, pictureSize } from './picture.ts'

export type PictureCache = {
  /**
   * The bitmap in the size that the composition needs; owned by the cache. Throws 'asset-missing', 'media-unsupported',
   * 'media-empty', naming the scene.
   */
  get(hash: AssetHash): Promise<ImageBitmap>
  /** Decodes each picture once, unless that was done before in this page; keeps as many as fit. Throws as `get`. */
  verify(hashes: readonly AssetHash[]): Promise<void>
  dispose(): void
}

/** Beyond this many pixels pictures are decoded one after the other: a decoder holds four bytes for each. */
const LARGE_PIXELS = 24e6

/** Names are content hashes, so what was decoded once can be decoded. */
const verifiedAssets = new WeakMap<AssetReader, Set<AssetHash>>()

function verifiedBy(reader: AssetReader): Set<AssetHash> {
  const known = verifiedAssets.get(reader) ?? new Set()
  verifiedAssets.set(reader, known)
  return known
}

/** `maxZoom` is the largest zoom of any scene that shows the picture. A 1080p picture takes about 10 MB. */
export function createPictureCache(
  { assets: records, size, timeline }: Composition,
  reader: AssetReader,
  maxZoom: (hash: AssetHash) => number,
  capacity = 8,
): PictureCache {
  const bitmaps = new Map<AssetHash, Promise<ImageBitmap>>()

  const verified = verifiedBy(reader)
  let large: Promise<unknown> = Promise.resolve()

  /** Says whose picture it is: a hash tells nobody anything. */
  function named(hash: AssetHash, thrown: unknown): ContentHQError {
    const { code, detail } = asContentHQError(thrown, 'media-unsupported')
    const clip = timeline.pictures.find(({ asset }) => asset === hash)
    const scene = clip ? `The picture of scene “${clip.title || clip.sceneId}”` : 'The picture'
    return new ContentHQError(code, `${scene} (${hash.slice(0, 12)}): ${detail ?? code}`, { cause: thrown })
  }

  async function decodeAsset(hash: AssetHash): Promise<ImageBitmap> {
    try {
      const blob = await reader.read(hash)
      const record = records[hash]
      const natural: Size = { width: record?.width ?? size.width, height: record?.height ?? size.height }
      const needed = neededSize(natural, size, maxZoom(hash), await isSvg(blob))
      const bitmap = await inTurn(natural, () => decodePicture(blob, needed))
      verified.add(hash)
      return bitmap
    } catch (thrown) {
      throw named(hash, thrown)
    }
  }

  function inTurn<T>({ width, height }: Size, work: () => Promise<T>): Promise<T> {
    if (width * height < LARGE_PIXELS) return work()
    const turn = large.then(work)
    large = turn.catch(() => undefined)
    return turn
  }

  const close = (bitmap: Promise<ImageBitmap>) => void bitmap.then(decoded => decoded.close()).catch(() => undefined)

  const cache: PictureCache = {
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
    async verify(hashes) {
      const unknown = hashes.filter(hash => !verified.has(hash))
      await Promise.all(unknown.slice(0, capacity).map(hash => cache.get(hash)))
      for (const hash of unknown.slice(capacity)) {
        try {
          await pictureSize(await reader.read(hash))
        } catch (thrown) {
          throw named(hash, thrown)
        }
        verified.add(hash)
      }
    },
    dispose() {
      for (const bitmap of bitmaps.values()) close(bitmap)
      bitmaps.clear()
    },
  }
  return cache
}
