/** Owns the decoded pictures of one render or preview: each decoded once, the ones used last are kept. */
import { type AssetHash, asContentHQError, ContentHQError, isMoving, type Size } from '@contenthq/model'
import type { AssetReader, Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import { firstFrame } from './first-frame.ts'
import { createMovingFrames, type Frames, type MovingInput } from './moving-frames.ts'
import { openMovingPicture } from './moving-picture.ts'
import { decodePicture, isSvg, neededSize, pictureSize } from './picture.ts'

export type PictureCache = {
  /**
   * The bitmap in the size that the composition needs; owned by the cache. Throws 'asset-missing', 'media-unsupported',
   * 'media-empty', naming the scene.
   */
  get(hash: AssetHash): Promise<ImageBitmap>
  /** A moving picture and the size that the composition needs. Throws as `get`. */
  moving(hash: AssetHash): Promise<MovingInput>
  /** The frames of moving pictures that a list shows, for the canvas painter; good until the next call. Throws as `get`. */
  frames(list: DisplayList): Promise<Frames>
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

  /** A hash alone tells nobody anything. */
  function labelOf(hash: AssetHash): string {
    const clip = timeline.pictures.find(({ asset }) => asset === hash)
    return `The picture ${clip ? `of scene “${clip.title || clip.sceneId}” ` : ''}(${hash.slice(0, 12)})`
  }

  function named(hash: AssetHash, thrown: unknown): ContentHQError {
    const { code, detail } = asContentHQError(thrown, 'media-unsupported')
    return new ContentHQError(code, `${labelOf(hash)}: ${detail ?? code}`, { cause: thrown })
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

  async function moving(hash: AssetHash): Promise<MovingInput> {
    const record = records[hash]
    if (!record) throw named(hash, new ContentHQError('asset-missing'))
    try {
      const picture = await openMovingPicture(record, reader)
      return { picture, needed: neededSize(picture.size, size, maxZoom(hash), false), label: labelOf(hash) }
    } catch (thrown) {
      throw named(hash, thrown)
    }
  }

  const frames = createMovingFrames(moving, 'image')

  /** Decoding one frame shows that the rest can be decoded too, or that nothing can. */
  async function tryOut(hash: AssetHash): Promise<void> {
    const { picture, needed } = await moving(hash)
    try {
      ;(await firstFrame(picture, needed)).close()
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
    moving,
    frames: frames.load,
    async verify(hashes) {
      const moves = (hash: AssetHash) => records[hash] !== undefined && isMoving(records[hash])
      for (const hash of hashes)
        if (moves(hash) && !verified.has(hash)) {
          await tryOut(hash)
          verified.add(hash)
        }
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
      frames.dispose()
      for (const bitmap of bitmaps.values()) close(bitmap)
      bitmaps.clear()
    },
  }
  return cache
}
