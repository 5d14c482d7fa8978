/** Owns the list of all files of a film that are missing or cannot be read. The render stops at the first of them; a person wants all. */
import { type AssetHash, asContentHQError, isCancelled, throwIfAborted } from '@contenthq/model'
import { checkSound } from '../audio/check-sound.ts'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import type { AssetReader, Composition } from '../composition.ts'
import type { PictureCache } from '../media/picture-cache.ts'
import { errorIssue, type RenderIssue } from './forecast.ts'

/** Files read at once: enough for the decoder's threads, few enough to hold no film in memory. */
const AT_ONCE = 4

type Check = { readonly asset: AssetHash; readonly sceneId: string | undefined; readonly run: () => Promise<void> }

function checksOf(composition: Composition, pictures: PictureCache, reader: AssetReader): readonly Check[] {
  const { timeline, assets } = composition
  const pictured = new Map<AssetHash, string | undefined>()
  for (const { asset, sceneId } of timeline.pictures)
    if (asset !== undefined && !pictured.has(asset)) pictured.set(asset, sceneId)
  for (const { overlay, sceneId } of timeline.overlays ?? [])
    if (overlay.kind === 'logo' && !pictured.has(overlay.asset)) pictured.set(overlay.asset, sceneId)
  const sounds = soundFiles(resolveSoundPlan(composition))
  return [
    ...[...pictured].map(([asset, sceneId]) => ({ asset, sceneId, run: () => pictures.verify([asset]) })),
    ...sounds.map(asset => ({
      asset,
      sceneId: [...timeline.narration, ...(timeline.videoSound ?? [])].find(clip => clip.asset === asset)?.sceneId,
      run: async () => checkSound(await reader.read(asset)),
    })),
  ].map(check => (pictured.has(check.asset) && !assets[check.asset]?.width ? { ...check, run: noRecord } : check))
}

/** Without a size in its record a picture is not shown. */
const noRecord = () => Promise.reject({ code: 'asset-missing' })

/** Issues in film order, each file once. Throws 'cancelled'. */
export async function checkAssets(
  composition: Composition,
  pictures: PictureCache,
  reader: AssetReader,
  signal: AbortSignal,
): Promise<readonly RenderIssue[]> {
  const checks = checksOf(composition, pictures, reader)
  const issues = new Array<RenderIssue | undefined>(checks.length)
  let next = 0
  const take = async () => {
    while (next < checks.length) {
      throwIfAborted(signal)
      const index = next++
      const { asset, sceneId, run } = checks[index]!
      try {
        await run()
      } catch (thrown) {
        if (isCancelled(thrown)) throw thrown
        const { code, detail } = asContentHQError(thrown, 'media-unsupported')
        issues[index] = errorIssue(code, {
          asset,
          ...(sceneId === undefined ? {} : { sceneId }),
          ...(detail === undefined ? {} : { detail }),
        })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
  return issues.filter(issue => issue !== undefined)
}
