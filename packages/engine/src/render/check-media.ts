/**
 * Owns the refusal of media that cannot be read before anything is encoded: every picture is decoded once a page, every
 * sound opened. Knows no pixels and no samples.
 */
import { type AssetHash, asContentHQError, ContentHQError, type SoundClip, throwIfAborted } from '@contenthq/model'
import { checkSound } from '../audio/check-sound.ts'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import type { AssetReader, Composition } from '../composition.ts'
import type { PictureCache } from '../media/picture-cache.ts'

/** Pictures between two looks at the signal. */
const AT_ONCE = 8

/** Throws 'asset-missing', 'media-unsupported', 'media-empty', 'cancelled'; the detail names the scene. */
export async function checkMedia(
  composition: Composition,
  pictures: PictureCache,
  assets: AssetReader,
  signal: AbortSignal,
): Promise<void> {
  const all = picturesOf(composition)
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await pictures.verify(all.slice(at, at + AT_ONCE))
    throwIfAborted(signal)
  }
  await checkSounds(composition, assets, signal)
}

/** Throws 'asset-missing', 'media-unsupported', 'media-empty', 'cancelled'. */
export async function checkSounds(composition: Composition, assets: AssetReader, signal: AbortSignal): Promise<void> {
  for (const hash of soundFiles(resolveSoundPlan(composition))) {
    try {
      await checkSound(await assets.read(hash))
    } catch (thrown) {
      const { code, detail } = asContentHQError(thrown, 'media-unsupported')
      throw new ContentHQError(code, `${soundName(composition, hash)}: ${detail ?? code}`, { cause: thrown })
    }
    throwIfAborted(signal)
  }
}

/** A clip whose record is not there would show bare ground, a logo nothing: no film is made of that. */
function picturesOf({ timeline, assets }: Composition): readonly AssetHash[] {
  const hashes = new Set<AssetHash>()
  for (const { asset, title, sceneId } of timeline.pictures) {
    if (asset === undefined) continue
    const record = assets[asset]
    if (!record?.width || !record.height)
      throw new ContentHQError('asset-missing', `The picture of scene “${title || sceneId}” has no record or no size.`)
    hashes.add(asset)
  }
  for (const { overlay } of timeline.overlays ?? []) {
    if (overlay.kind !== 'logo') continue
    const record = assets[overlay.asset]
    if (!record?.width || !record.height) throw new ContentHQError('asset-missing', 'A logo has no record or no size.')
    hashes.add(overlay.asset)
  }
  return [...hashes]
}

function soundName({ timeline }: Composition, hash: AssetHash): string {
  const isIt = ({ asset }: SoundClip) => asset === hash
  const clip = timeline.narration.find(isIt) ?? timeline.videoSound?.find(isIt)
  const scene = timeline.pictures.find(({ sceneId }) => sceneId === clip?.sceneId)
  const part = timeline.narration.some(isIt) ? 'narration' : 'video’s sound'
  const name = clip ? `The ${part} of scene “${scene?.title || clip.sceneId}”` : 'The music'
  return `${name} (${hash.slice(0, 12)})`
}
