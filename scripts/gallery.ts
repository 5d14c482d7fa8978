/**
 * Owns the gallery: makes films of the samples, an outline and what lies in a folder, and lays them out with scores.
 * Run: npm run gallery -- [PATH] [--out FOLDER] [--only NAME,NAME] [--stories]; --stories tells them without films.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { asContentHQError, type ProjectDocument } from '@contenthq/model'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../packages/cli/src/browser/chromium.ts'
import { make } from '../packages/cli/src/make/make.ts'
import { contactSheet, type SheetFilm } from './gallery/contact-sheet.ts'
import { complaints, sceneMoments, scoreFilm } from './gallery/film-scores.ts'
import { type GalleryFilm, planGallery } from './gallery/plan.ts'
import { readFilm } from './gallery/read-film.ts'
import { inputOf } from './gallery/read-input.ts'
import { tellStory } from './gallery/tell-story.ts'

const HELP = `Usage: npm run gallery -- [PATH] [--out FOLDER] [--only NAME,NAME] [--stories]

Makes 12 sample films and an outline; with PATH also 8 articles (.html), 2 Markdown files and 1 feed found below it.
Leaves the films and index.html with frames, captions and scores in --out (gallery).

  --only NAME,NAME   only these films
  --stories          tell the stories and score them; no browser, no films
`

type FilmFile = { readonly project: ProjectDocument; readonly film: { readonly seconds: number } }

async function makeFilm(film: GalleryFilm, folder: string, browser: Browser, signal: AbortSignal): Promise<SheetFilm> {
  const path = join(folder, `${film.name}.mp4`)
  const { format, mood, voice, seconds } = film
  const wish = { format, mood, voice, duration: String(seconds), seed: '1', out: path }
  const options = Object.entries(wish).flatMap(([name, value]) => [`--${name}`, value])
  await make([...inputOf(film, folder), ...options], signal)
  const { project, film: made }: FilmFile = JSON.parse(readFileSync(path.replace(/mp4$/, 'json'), 'utf8'))
  const reading = await readFilm(browser, path, sceneMoments(project))
  return {
    name: film.name,
    title: project.title,
    source: `${film.kind}, ${format}, ${mood}, ${voice}`,
    target: seconds,
    scenes: project.scenes.map(({ title, narration }, index) => {
      const frame = reading.frames[index]?.picture
      return { title, narration, ...(frame ? { frame } : {}) }
    }),
    scores: scoreFilm(project, made.seconds, reading),
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

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'gallery' },
      only: { type: 'string' },
      stories: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const names = values.only?.split(',')
  const films = planGallery(positionals[0] && resolve(positionals[0])).filter(
    ({ name }) => names?.includes(name) ?? true,
  )
  const folder = resolve(values.out)
  mkdirSync(folder, { recursive: true })
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const browser = values.stories ? undefined : await launchChromium()
  const made: SheetFilm[] = []
  try {
    for (const film of films) {
      const sheet = await attempt(film, () =>
        browser ? makeFilm(film, folder, browser, stop.signal) : tellStory(film),
      )
      made.push(sheet)
      const wrong = [...sheet.problems, ...(sheet.scores ? complaints(sheet.scores, sheet.target) : [])]
      console.log(`${film.name}: ${wrong.length > 0 ? wrong.join('; ') : 'as promised'}`)
      // after every film, so that an interrupted run leaves what it made
      writeFileSync(join(folder, 'index.html'), contactSheet(made))
    }
  } finally {
    await browser?.close()
  }
  console.log(`Contact sheet  ${join(folder, 'index.html')}`)
  return made.some(({ scenes }) => scenes.length === 0) ? 1 : 0
}

process.exitCode = await main()
