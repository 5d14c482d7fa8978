/** Owns a small film by x264, made in whatever page imports this: is it whole, and how long did it take. */
import { createEngine } from '@contenthq/engine'
import { testFilm } from '../../../packages/engine/src/render/composition.fixture.ts'
import { filmFacts } from '../../../packages/engine/src/render/film-facts.fixture.ts'

/** As scripts/asset-base.ts has it. */
const ASSET_BASE = '/contenthq/'

export type SmallFilm = {
  readonly isolated: boolean
  readonly videoEncoder: string
  readonly frames: number
  readonly framesDecoded: number
  readonly seconds: number
}

export async function makeSmallFilm(): Promise<SmallFilm> {
  const scenes = ['teal', 'brown', 'navy', 'olive'].map((colour, index) => ({
    colour,
    frames: 60,
    overlap: index === 0 ? 0 : 4,
    text: 'One leaf, one bowl.',
  }))
  const { composition, assets } = await testFilm(scenes)
  const engine = createEngine({ assetBase: ASSET_BASE, assets, encoder: 'ffmpeg' })
  await engine.capabilities()
  const start = performance.now()
  const { blob, frames, videoEncoder } = await engine.render(composition, { signal: new AbortController().signal })
  const seconds = (performance.now() - start) / 1000
  const framesDecoded = (await filmFacts(blob)).decoded.length
  return { isolated: crossOriginIsolated, videoEncoder, frames, framesDecoded, seconds }
}
