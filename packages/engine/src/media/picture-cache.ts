/** Owns the decoded pictures of one render or preview: each decoded once, the ones used last are kept. */
import { type AssetHash, asContentHQError, ContentHQError, isMoving, type Size } from '@contenthq/model'
import type { AssetReader, Composition } from '../composition.ts'
import { type DisplayList, type ImageSource, nameOfImage } from '../display-list.ts'
import { firstFrame } from './first-frame.ts'
import { createMovingFrames, type Frames, type MovingInput } from './moving-frames.ts'
import { openMovingPicture } from './moving-picture.ts'
import { isSvg, neededSize, pictureSize } from './picture.ts'
import { decodeForm } from './picture-form.ts'

export type PictureCache = {
  /**
   * The bitmap in its form, or the size that the composition needs; owned by the cache. Throws 'asset-missing',
   * 'media-unsupported', 'media-empty', naming the scene.
   */
  get(source: ImageSource): Promise<ImageBitmap>
  /** All of them by the same names, lent for the task in which this resolves however many they are. Throws as `get`. */
  load(sources: ReadonlyMap<string, ImageSource>): Promise<ReadonlyMap<string, ImageBitmap>>
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

type Kept = { readonly bitmap: Promise<ImageBitmap>; pixels: number }

/** Room for one picture, in frames: decoded a little larger, for motion. */
const PICTURE_FRAMES = 1.4

/**
 * `maxZoom` is the largest zoom of any scene that shows the picture; `capacity` counts pictures that fill the frame, of
 * which one for 1080p takes about 10 MB.
 */
export function createPictureCache(
  { assets: records, size, timeline }: Composition,
  reader: AssetReader,
  maxZoom: (hash: AssetHash) => number,
  capacity = 8,
): PictureCache {
  const bitmaps = new Map<string, Kept>()
  /** How many callers hold a bitmap at the moment. */
  const lent = new Map<string, number>()
  const room = capacity * PICTURE_FRAMES * size.width * size.height

  const verified = verifiedBy(reader)
  let large: Promise<unknown> = Promise.resolve()

  /** A hash alone tells nobody anything. */
  function labelOf(hash: AssetHash): string {
    const clip = timeline.pictures.find(({ asset }) => asset === hash)
    const isLogo = timeline.overlays?.some(({ overlay }) => overlay.kind === 'logo' && overlay.asset === hash)
    const what = clip ? `picture of scene “${clip.title || clip.sceneId}”` : isLogo ? 'logo' : 'picture'
    return `The ${what} (${hash.slice(0, 12)})`
  }

  function named(hash: AssetHash, thrown: unknown): ContentHQError {
    const { code, detail } = asContentHQError(thrown, 'media-unsupported')
    return new ContentHQError(code, `${labelOf(hash)}: ${detail ?? code}`, { cause: thrown })
  }

  async function decodeAsset({ hash, form }: ImageSource): Promise<ImageBitmap> {
    try {
      const blob = await reader.read(hash)
      const record = records[hash]
      const natural: Size = { width: record?.width ?? size.width, height: record?.height ?? size.height }
      const needed = neededSize(natural, size, maxZoom(hash), await isSvg(blob))
      const bitmap = await inTurn(natural, () => decodeForm(blob, form, needed))
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

  /** Closes what was used longest ago and has no room; never what is lent, nor the last. */
  function trim(): void {
    let total = [...bitmaps.values()].reduce((sum, { pixels }) => sum + pixels, 0)
    for (const [name, { bitmap, pixels }] of bitmaps) {
      if (total <= room || bitmaps.size < 2) return
      if (lent.has(name)) continue
      bitmaps.delete(name)
      total -= pixels
      close(bitmap)
    }
  }

  function lend(names: Iterable<string>, change: 1 | -1): void {
    for (const name of names) {
      const count = (lent.get(name) ?? 0) + change
      if (count > 0) lent.set(name, count)
      else lent.delete(name)
    }
  }

  const cache: PictureCache = {
    get(source) {
      const name = nameOfImage(source)
      const known = bitmaps.get(name)
      const kept: Kept = known ?? { bitmap: decodeAsset(source), pixels: 0 }
      bitmaps.delete(name)
      bitmaps.set(name, kept)
      if (!known)
        kept.bitmap
          .then(({ width, height }) => {
            kept.pixels = width * height
            trim()
          })
          .catch(() => bitmaps.get(name) === kept && bitmaps.delete(name))
      return kept.bitmap
    },
    async load(sources) {
      lend(sources.keys(), 1)
      try {
        const loaded = new Map<string, ImageBitmap>()
        for (const [name, source] of sources) loaded.set(name, await cache.get(source))
        return loaded
      } finally {
        setTimeout(() => {
          lend(sources.keys(), -1)
          trim()
        })
      }
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
      await Promise.all(unknown.slice(0, capacity).map(hash => cache.get({ kind: 'image', hash })))
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
      for (const { bitmap } of bitmaps.values()) close(bitmap)
      bitmaps.clear()
    },
  }
  return cache
}
