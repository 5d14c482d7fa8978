/**
 * Owns the gallery: makes films of the samples, an outline and what lies in a folder, and lays them out with scores.
 * Run: npm run gallery -- [PATH] [--out FOLDER] [--only NAME,NAME] [--stories | --scores]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { asContentHQError } from '@contenthq/model'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../packages/cli/src/browser/chromium.ts'
import { contactSheet, faultsOf, type SheetFilm, totals } from './gallery/contact-sheet.ts'
import { sceneMoments, scoreFilm } from './gallery/film-scores.ts'
import { createFilmMaker, findFilm, type MadeFilm } from './gallery/make-film.ts'
import { type GalleryFilm, planGallery } from './gallery/plan.ts'
import { readFilm } from './gallery/read-film.ts'
import { tellStory } from './gallery/tell-story.ts'

const HELP = `Usage: npm run gallery -- [PATH] [--out FOLDER] [--only NAME,NAME] [--stories | --scores]

Makes 12 sample films and an outline; with PATH also 8 articles (.html), 2 Markdown files and 1 feed found below it.
Leaves the films and index.html with frames, captions and scores in --out (gallery).

  --only NAME,NAME   only these films
  --stories          tell the stories and score them; no browser, no films
  --scores           score the films that lie in --out already; none is made
`

async function sheetOf(film: GalleryFilm, made: MadeFilm, browser: Browser): Promise<SheetFilm> {
  const { path, project } = made
  const { name, kind, file, format, mood, voice, seconds } = film
  const reading = await readFilm(browser, path, sceneMoments(project))
  return {
    name,
    title: project.title,
    source: [kind, file, format, mood, voice].filter(Boolean).join(' · '),
    target: seconds,
    scenes: project.scenes.map(({ title, narration }, index) => {
      const frame = reading.frames[index]
      return { title, narration, ...(frame ? { frame } : {}) }
    }),
    scores: scoreFilm({ ...made, reading }),
    problems: [],
  }
}

/** A film that could not be made stands on the page with its reason; the others go on. */
async function attempt(film: GalleryFilm, work: () => Promise<SheetFilm>): Promise<SheetFilm> {
  try {
    return await work()
  } catch (thrown) {
    const { code, message, detail } = asContentHQError(thrown)
    if (code === 'cancelled') throw thrown
    const reason = [message, detail].filter(Boolean).join(' ')
    const { name, kind, seconds } = film
    return {
      name,
      title: film.topic ?? film.file ?? name,
      source: kind,
      target: seconds,
      scenes: [],
      problems: [`${reason} [${code}]`],
    }
  }
}

type Work = (film: GalleryFilm) => Promise<SheetFilm>

/** How a film of the plan becomes a row of the page. */
async function workOf(
  wish: { readonly stories: boolean; readonly scores: boolean },
  folder: string,
  browser: Browser | undefined,
  signal: AbortSignal,
): Promise<Work> {
  if (!browser) return tellStory
  if (wish.scores) return async film => sheetOf(film, await findFilm(folder, film.name), browser)
  const make = await createFilmMaker(folder, browser)
  return async film => sheetOf(film, await make(film, signal), browser)
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'gallery' },
      only: { type: 'string' },
      stories: { type: 'boolean', default: false },
      scores: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { films: planned, passed } = await planGallery(positionals[0] && resolve(positionals[0]))
  const names = values.only?.split(',')
  const films = planned.filter(({ name }) => names?.includes(name) ?? true)
  const folder = resolve(values.out)
  mkdirSync(folder, { recursive: true })
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const browser = values.stories ? undefined : await launchChromium()
  const made: SheetFilm[] = []
  try {
    const work = await workOf(values, folder, browser, stop.signal)
    for (const film of films) {
      const sheet = await attempt(film, () => work(film))
      made.push(sheet)
      const faults = faultsOf(sheet)
      console.log(`${film.name}: ${faults.length > 0 ? faults.join('; ') : 'as promised'}`)
      // after every film, so that an interrupted run leaves what it made
      writeFileSync(join(folder, 'index.html'), contactSheet(made, passed))
    }
  } finally {
    await browser?.close()
  }
  console.log(totals(made))
  console.log(`Contact sheet  ${join(folder, 'index.html')}`)
  return made.some(({ scenes }) => scenes.length === 0) ? 1 : 0
}

process.exitCode = await main()
