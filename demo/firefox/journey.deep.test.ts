/**
 * The journey of a visitor with Firefox, without an API: topic → film → download. Another browser paints, encodes the
 * picture and keeps the project; the sound comes from FFmpeg.wasm there too.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIREFOX_MISSING, findFirefox } from './find-firefox.ts'

const root = join(import.meta.dirname, '../..')

/** A button of the studio's is an element with a slot: its words are the host's. */
const BUTTON = 'button, chq-button-v0'

let folder = ''
let server: ChildProcess | undefined
let browser: Browser | undefined

/** The studio's address. */
function serve(): Promise<string> {
  const args = [
    '--conditions=source',
    'scripts/start.ts',
    '--port',
    '0',
    '--api-port',
    '0',
    '--data',
    join(folder, 'data'),
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  server = child
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
    child.stdout.on('data', chunk => {
      said += String(chunk)
      const url = /Studio\s+(http\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
  })
}

/** The first element, through all shadow roots, that matches and whose words contain `words`; waits for it. */
async function find(page: Page, selector: string, words: string, timeout = 30_000) {
  const handle = await page.waitForFunction(
    (wanted, text) => {
      const look = (scope: ParentNode): Element | undefined => {
        for (const element of scope.querySelectorAll('*')) {
          const said = `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`
          if (element.matches(wanted) && said.includes(text) && element.checkVisibility()) return element
          const inside = element.shadowRoot && look(element.shadowRoot)
          if (inside) return inside
        }
        return undefined
      }
      return look(document)
    },
    { timeout, polling: 200 },
    selector,
    words,
  )
  const element = handle.asElement()
  if (!element) throw new Error(`nothing matches ${selector} ${words}`)
  return element as Awaited<ReturnType<Page['$']>> & object
}

/** Waits for a file of that ending that is no longer being written. */
async function downloaded(ending: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const timer = setInterval(async () => {
    const files = await readdir(folder)
    const name = files.find(file => file.endsWith(ending))
    if (name && !files.some(file => file.endsWith('.part'))) resolve(join(folder, name))
  }, 250)
  return promise.finally(() => clearInterval(timer))
}

beforeAll(async () => {
  const firefox = findFirefox()
  if (!firefox) throw new Error(FIREFOX_MISSING)
  folder = await mkdtemp(join(tmpdir(), 'contenthq-firefox-'))
  browser = await launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': folder,
      'browser.download.useDownloadDir': true,
      'browser.helperApps.neverAsk.saveToDisk': 'video/mp4',
      'media.autoplay.default': 0,
    },
  })
})

afterAll(async () => {
  await browser?.close()
  if (server?.exitCode === null) {
    const ended = new Promise(resolve => server?.once('exit', resolve))
    server.kill('SIGINT')
    await ended
  }
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('a topic becomes an MP4 in Firefox', async () => {
  const page = await browser!.newPage()
  await page.setViewport({ width: 1440, height: 900 })
  await page.goto(`${await serve()}?api=off`)
  const length = await find(page, 'select', '15 s')
  await length.select('15')
  const topic = await find(page, 'textarea', '')
  await topic.type('Why cats purr')
  await (await find(page, BUTTON, 'Make video')).click()
  await find(page, 'h1, h2', 'Your video is ready', 600_000)
  await (await find(page, BUTTON, 'Export')).click()
  await (await find(page, BUTTON, 'Export video')).click()
  await (await find(page, `a, ${BUTTON}`, 'Save MP4', 600_000)).click()
  const path = await downloaded('.mp4')

  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
  const video = (await input.getPrimaryVideoTrack())!
  const audio = (await input.getPrimaryAudioTrack())!
  expect([await video.getCodec(), await audio.getCodec()]).toEqual(['avc', 'aac'])
  let frames = 0
  for await (const packet of new EncodedPacketSink(video).packets()) {
    expect(packet.timestamp).toBeCloseTo(frames / 30, 3)
    frames++
  }
  const seconds = await input.computeDuration()
  input.dispose()
  expect(frames).toBe(Math.round(seconds * 30))
  expect(Math.abs(seconds - 15)).toBeLessThanOrEqual(1.5)
})
