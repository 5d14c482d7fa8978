/** Owns the page in which the gallery's films are made: the SDK as in any web page, and a look at what it made. */
import { asContentHQError } from '@contenthq/model'
import { createSession } from '@contenthq/sdk'
import { captionStyleOf } from '../../../packages/engine/src/compose/captions/captions.ts'
import { movesLayers } from '../../../packages/engine/src/compose/motions/motions.ts'
import { lowerThirdOf } from '../../../packages/engine/src/compose/overlays/lower-thirds/lower-thirds.ts'
import { frameTimesOf } from '../../../packages/engine/src/media/moving-picture.ts'
import { pictureLayersOf } from '../../../packages/engine/src/media/picture-layers.ts'
import { layoutFilm } from '../../../packages/engine/src/text/layout-film.ts'
import { compositionOf } from '../../../packages/sdk/src/film/composition.ts'
import { lookAtFilm } from './look-at-film.ts'
import type { FilmWish, GalleryPage, SceneLook } from './protocol.ts'

async function put(path: string, body: Blob | string): Promise<void> {
  const answer = await fetch(path, { method: 'PUT', body })
  if (!answer.ok) throw new Error(`The gallery did not take ${path}: ${answer.status}`)
}

/** The network stays out of it, so that every run tells the same stories. */
async function make({ input, settings, outputPath }: FilmWish): Promise<readonly SceneLook[]> {
  const session = await createSession({ assetBase: '/contenthq/', databaseName: outputPath, network: false })
  try {
    await session.createProject(input, settings)
    await session.run()
    const { pipeline } = session.state
    if (pipeline.state !== 'done') throw pipeline.error ?? { code: 'cancelled' }
    const film = await session.exportFilm()
    const { project, issues } = session.state
    await put(`${outputPath}/film.mp4`, film.blob)
    const { blob: _blob, subtitles: _srt, subtitlesVtt: _vtt, ...facts } = film
    await put(`${outputPath}/film.json`, JSON.stringify({ project, issues, film: facts }, null, 2))
    if (!project) return []
    const assets = { read: async (hash: string) => (await fetch(await session.assetUrl(hash))).blob() }
    const composition = await compositionOf(project, { assets, styles: session.styles })
    // the export has loaded the fonts
    const layout = {
      ...layoutFilm(composition, captionStyleOf, lowerThirdOf),
      frameTimes: await frameTimesOf(composition, assets),
      pictureLayers: await pictureLayersOf(composition, assets, movesLayers),
    }
    return await lookAtFilm({ composition, layout, assets })
  } finally {
    await session.dispose()
  }
}

const page: GalleryPage = {
  async galleryFilm(wish) {
    try {
      return { ok: true, looks: await make(wish) }
    } catch (thrown) {
      return { ok: false, error: asContentHQError(thrown).toRecord() }
    }
  },
}
Object.assign(window, page)
