/** Owns the making of the gallery's films: a page built from the sources, a fresh one for each film, its results in the folder. */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ContentHQError, defaultSettings, type ProjectDocument } from '@contenthq/model'
import type { Browser } from 'playwright-core'
import { startPageServer } from '../../packages/cli/src/browser/page-server.ts'
import { buildApp } from '../build/build-app.ts'
import type { FilmAnswer, FilmWish, GalleryPage, SceneLook } from './page/protocol.ts'
import type { GalleryFilm } from './plan.ts'
import { inputOf } from './read-input.ts'

/** A film that lies in the folder: NAME.mp4, NAME.json as the command leaves it, NAME.looks.json. */
export type MadeFilm = {
  readonly path: string
  readonly project: ProjectDocument
  readonly seconds: number
  readonly looks: readonly SceneLook[]
}

const namesOf = (folder: string, name: string) => ({
  path: join(folder, `${name}.mp4`),
  record: join(folder, `${name}.json`),
  looks: join(folder, `${name}.looks.json`),
})

/** A film made before. Throws 'file-missing' where the folder has none of this name. */
export async function findFilm(folder: string, name: string): Promise<MadeFilm> {
  const { path, record, looks } = namesOf(folder, name)
  try {
    const { project, film } = JSON.parse(await readFile(record, 'utf8')) as {
      readonly project: ProjectDocument
      readonly film: { readonly seconds: number }
    }
    return { path, project, seconds: film.seconds, looks: JSON.parse(await readFile(looks, 'utf8')) }
  } catch (cause) {
    throw new ContentHQError('file-missing', path, { cause })
  }
}

/** Builds the page into `folder`; answers the way to make one film after the other. */
export async function createFilmMaker(folder: string, browser: Browser) {
  const built = join(folder, 'page')
  await buildApp(join(import.meta.dirname, 'page'), built)

  /** Throws what the pipeline or the export throws, and 'cancelled'. */
  return async (film: GalleryFilm, signal: AbortSignal): Promise<MadeFilm> => {
    const { name, format, mood, voice, seconds } = film
    const results = await mkdtemp(join(folder, '.making-'))
    const server = await startPageServer(built, results)
    const page = await browser.newPage()
    const close = () => void page.close()
    signal.addEventListener('abort', close, { once: true })
    try {
      const settings = {
        output: { ...defaultSettings.output, aspectRatio: format },
        voice: { ...defaultSettings.voice, voice },
        targetSeconds: seconds,
        mood,
        seed: 1,
      }
      const wish: FilmWish = { input: await inputOf(film, signal), settings, outputPath: server.outputPath }
      await page.goto(server.url)
      await page.waitForFunction(() => 'galleryFilm' in globalThis)
      const answer = await page
        .evaluate((asked): Promise<FilmAnswer> => (globalThis as unknown as GalleryPage).galleryFilm(asked), wish)
        .catch((cause: unknown) => {
          throw signal.aborted
            ? new ContentHQError('cancelled')
            : new ContentHQError('browser-failed', String(cause), { cause })
        })
      if (!answer.ok) throw new ContentHQError(answer.error.code, answer.error.detail)
      const names = namesOf(folder, name)
      await rename(join(results, 'film.mp4'), names.path)
      await rename(join(results, 'film.json'), names.record)
      await writeFile(names.looks, JSON.stringify(answer.looks))
    } finally {
      signal.removeEventListener('abort', close)
      await page.close()
      await server.close()
      await rm(results, { recursive: true, force: true })
    }
    return findFilm(folder, name)
  }
}
