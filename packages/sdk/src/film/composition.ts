/** Owns the step from a project to the engine's composition: timeline, size, word timings. */
import type { AssetReader, Composition } from '@contenthq/engine'
import {
  type AssetHash,
  ContentHQError,
  type NarrationTimings,
  outputSize,
  type ProjectDocument,
  type Quality,
  resolveSoundLevels,
  resolveTimeline,
  type StyleNames,
  withKnownStyles,
} from '@contenthq/model'

/** Behind pictures that do not cover the frame, and in gaps. */
const GROUND = [14, 16, 26, 1] as const

/** Unknown styles fall back, as the session's issues say. `quality` overrides the project's for one export. */
export async function compositionOf(
  document: ProjectDocument,
  {
    assets,
    styles,
    quality,
  }: { readonly assets: AssetReader; readonly styles: StyleNames; readonly quality?: Quality | undefined },
): Promise<Composition> {
  const { timeline } = resolveTimeline(withKnownStyles(document, styles).document)
  const { output } = document.settings
  const hashes = new Set(timeline.captions.map(clip => clip.timings))
  const read = async (hash: AssetHash) => [hash, await readTimings(hash, assets)] as const
  const timings: Record<AssetHash, NarrationTimings> = Object.fromEntries(await Promise.all([...hashes].map(read)))
  return {
    timeline,
    size: outputSize(output.aspectRatio, quality ?? output.quality),
    background: GROUND,
    assets: document.assets,
    timings,
    sound: resolveSoundLevels(document.settings),
  }
}

async function readTimings(hash: AssetHash, assets: AssetReader): Promise<NarrationTimings> {
  const blob = await assets.read(hash)
  try {
    const timings = JSON.parse(await blob.text()) as NarrationTimings // written by narrate.ts, named by its content
    if (!Array.isArray(timings.words)) throw new TypeError('no words')
    return timings
  } catch (cause) {
    throw new ContentHQError('asset-missing', hash, { cause })
  }
}
