/**
 * Owns what is known of a moving picture before it is decoded: a video's track, an animated picture's frames, and when
 * each is shown. Each file is opened once a page.
 */
import { type Asset, type AssetHash, ContentHQError, type FrameTimes, isMoving, type Size } from '@contenthq/model'
import type { AssetReader, Composition } from '../composition.ts'
import { sniff } from './sniff.ts'

/** Plain data: crosses to workers. */
export type MovingPicture = {
  readonly kind: 'video' | 'animation'
  readonly file: Blob
  /** As shown: a video's rotation and pixel shape are applied. */
  readonly size: Size
  readonly times: FrameTimes
  /** The file's moment of the first frame, seconds. */
  readonly offset: number
  /** Frames that can be decoded without those before, ascending; an animated picture decodes any. */
  readonly keyFrames: Uint32Array
  /** Its sound track: none, one this browser decodes, or one it does not know. */
  readonly sound: 'none' | 'decodable' | 'unknown'
  /** What the file really is. */
  readonly mimeType: string
}

const opened = new WeakMap<AssetReader, Map<AssetHash, Promise<MovingPicture>>>()

/** Throws 'asset-missing', 'media-unsupported', 'media-empty'. */
export function openMovingPicture(asset: Asset, reader: AssetReader): Promise<MovingPicture> {
  const known = opened.get(reader) ?? new Map<AssetHash, Promise<MovingPicture>>()
  opened.set(reader, known)
  const before = known.get(asset.hash)
  if (before) return before
  const opening = reader.read(asset.hash).then(async file => {
    const moving = await readMovingPicture(file)
    if (!moving) throw new ContentHQError('media-unsupported', 'The file holds no moving picture.')
    return moving
  })
  known.set(asset.hash, opening)
  opening.catch(() => known.delete(asset.hash))
  return opening
}

/** Undefined for stills, and for animated pictures where the browser shows only their first frame. */
export async function readMovingPicture(file: Blob): Promise<MovingPicture | undefined> {
  const type = await sniff(file)
  if (type?.kind === 'picture') return (await import('./read-animation.ts')).readAnimation(file, type.mimeType)
  if (type?.kind !== 'container') return undefined
  const { readVideo } = await import('./read-video.ts')
  return readVideo(file)
}

/** The frame times of all moving pictures on the timeline. A file that cannot be opened is left out: showing it will fail. */
export async function frameTimesOf(
  { timeline, assets }: Composition,
  reader: AssetReader,
): Promise<Readonly<Record<AssetHash, FrameTimes>>> {
  const hashes = new Set(timeline.pictures.flatMap(({ asset }) => asset ?? []))
  const moving = [...hashes].flatMap(hash => {
    const asset = assets[hash]
    return asset && isMoving(asset) ? [asset] : []
  })
  const times = await Promise.all(
    moving.map(asset =>
      openMovingPicture(asset, reader).then(
        picture => [[asset.hash, picture.times] as const],
        () => [],
      ),
    ),
  )
  return Object.fromEntries(times.flat())
}
