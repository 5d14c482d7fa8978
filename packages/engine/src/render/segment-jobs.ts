/** Owns the making of segment jobs on the page: lists composed, pictures decoded, sprites drawn, one segment at a time. */
import type { AssetHash } from '@contenthq/model'
import { type DisplayList, type ImageSource, type Layer, nameOfImage, type SpriteKey } from '../display-list.ts'
import type { MovingInput } from '../media/moving-frames.ts'
import type { PictureCache } from '../media/picture-cache.ts'
import type { SegmentRange } from '../segments/cut.ts'
import { spriteSpec } from '../text/sprite-spec.ts'
import { drawSprite } from '../text/sprites.ts'
import type { SegmentJob, VideoSettings } from './protocol.ts'

function* everyLayer(layers: readonly Layer[]): Generator<Layer> {
  for (const layer of layers) {
    yield layer
    if (layer.source.kind === 'group') yield* everyLayer(layer.source.layers)
  }
}

/** All pictures by their names, and the names of sprites and moving pictures that the lists show. */
export function sourcesOf(lists: readonly DisplayList[]): {
  readonly pictures: ReadonlyMap<string, ImageSource>
  readonly sprites: ReadonlySet<SpriteKey>
  readonly moving: ReadonlySet<AssetHash>
} {
  const pictures = new Map<string, ImageSource>()
  const sprites = new Set<SpriteKey>()
  const moving = new Set<AssetHash>()
  for (const list of lists)
    for (const { source } of everyLayer(list.layers)) {
      if (source.kind === 'image') pictures.set(nameOfImage(source), source)
      if (source.kind === 'sprite') sprites.add(source.key)
      if (source.kind === 'video') moving.add(source.hash)
    }
  return { pictures, sprites, moving }
}

/** What the frames of a segment show: composed when it is asked for, so that a film is never held in lists. */
export const composeSegment = (
  { from, to }: SegmentRange,
  compose: (frame: number) => DisplayList,
): readonly DisplayList[] => Array.from({ length: to - from }, (_, index) => compose(from + index))

/** The sprites are the job's own and may be transferred; the pictures belong to the cache and are copied. */
export async function createSegmentJob(
  lists: readonly DisplayList[],
  cache: PictureCache,
  settings: VideoSettings,
): Promise<SegmentJob> {
  const used = sourcesOf(lists)
  const moving = new Map<AssetHash, MovingInput>()
  for (const hash of used.moving) moving.set(hash, await cache.moving(hash))
  const sprites = new Map([...used.sprites].map(key => [key, drawSprite(spriteSpec(key))] as const))
  // last, for they are only lent until they are sent
  const pictures = await cache.load(used.pictures)
  return { lists, pictures, sprites, moving, settings }
}
