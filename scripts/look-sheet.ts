/**
 * Owns the sheet drawn | built: photographs the studio's views with the recorded session beside the drawn pages.
 * Run: npm run sheets -- look, or node --conditions=source scripts/look-sheet.ts [--look FOLDER] [--out FOLDER] [--view NAME]
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { createServer } from 'vite'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    look: { type: 'string', default: '../shared/look/studio' },
    out: { type: 'string', default: 'docs/look' },
    view: { type: 'string' },
  },
})
const look = resolve(root, values.look)
const hasLook = existsSync(join(look, 'create.html'))
if (!hasLook) console.log(`No drawn pages in ${values.look}; only the built column is filled.`)

/** A view, the drawn page of it, and the widths it was drawn for. */
const views = [
  { name: 'create', drawn: 'create.html', widths: [1440, 390] },
  { name: 'progress', drawn: 'pipeline.html', widths: [1440, 390] },
  { name: 'storyboard', drawn: 'storyboard.html', widths: [1440, 390] },
  { name: 'export', drawn: 'export.html', widths: [1440, 390] },
  { name: 'export-progress', drawn: 'export-progress.html', widths: [1440, 390] },
  { name: 'player', drawn: 'phone-player.html', widths: [390] },
] as const
const themes = ['light', 'dark'] as const
/** Pixels on the sheet for one CSS pixel. */
const SCALE = 0.5
const LIMIT = 400_000

async function photograph(browser: Browser, url: string, width: number, isReady: string | undefined): Promise<string> {
  const page = await browser.newPage({
    viewport: width === 390 ? { width, height: 844 } : { width, height: 900 },
    reducedMotion: 'reduce',
  })
  try {
    await page.goto(url)
    if (isReady) await page.waitForSelector(isReady, { state: 'attached', timeout: 30_000 })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    // pictures of stored files come by promise; half a second is ten times what they take
    await page.waitForTimeout(500)
    return (await page.screenshot({ type: 'png' })).toString('base64')
  } finally {
    await page.close()
  }
}

type Cell = { readonly picture: string | undefined; readonly width: number; readonly label: string }

/** One JPEG of all cells of a view, a row for each theme; as good as fits under the limit. */
async function compose(browser: Browser, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 2200, height: 1000 } })
  const cell = ({ picture, width, label }: Cell) => {
    const style = `width:${width * SCALE}px;height:${(width === 390 ? 844 : 900) * SCALE}px`
    const body = picture
      ? `<img src="data:image/png;base64,${picture}" style="${style}">`
      : `<div class="none" style="${style}">not here</div>`
    return `<figure>${body}<figcaption>${label}</figcaption></figure>`
  }
  try {
    await page.setContent(`<style>
      body { margin: 0; display: inline-block; padding: 16px; font: 13px system-ui, sans-serif; background: #8a8f98; color: #fff }
      div.row { display: flex; gap: 16px; margin-bottom: 12px } figure { margin: 0 }
      img, .none { display: block; border-radius: 4px } .none { display: grid; place-items: center; background: #777c85 }
      figcaption { margin-top: 4px } </style>
      ${rows.map(cells => `<div class="row">${cells.map(cell).join('')}</div>`).join('')}`)
    await page.waitForFunction(() => [...document.images].every(image => image.complete))
    const body = page.locator('body')
    for (const quality of [80, 70, 60, 50]) {
      const picture = await body.screenshot({ type: 'jpeg', quality })
      if (picture.length <= LIMIT) return picture
    }
    throw new Error(`the sheet does not fit into ${LIMIT} bytes`)
  } finally {
    await page.close()
  }
}

const server = await createServer({
  configFile: false,
  root: join(root, 'packages/studio/sheet'),
  cacheDir: join(root, 'node_modules/.vite-look-sheet'),
  logLevel: 'error',
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: { host: '127.0.0.1', port: 0, watch: null, hmr: false, fs: { allow: [root] } },
})
const executablePath = [process.env.CONTENTHQ_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  path => path && existsSync(path),
)
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
})
try {
  await server.listen()
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('the sheet page has no address')
  mkdirSync(resolve(root, values.out), { recursive: true })
  for (const { name, drawn, widths } of views) {
    if (values.view !== undefined && values.view !== name) continue
    const rows: Cell[][] = []
    for (const theme of themes) {
      const cells: Cell[] = []
      for (const width of widths) {
        const target = pathToFileURL(join(look, drawn))
        target.searchParams.set('theme', theme)
        cells.push({
          width,
          label: `drawn, ${theme}, ${width}`,
          picture: hasLook ? await photograph(browser, target.href, width, undefined) : undefined,
        })
        const built = `${address}?view=${name}&theme=${theme}`
        cells.push({
          width,
          label: `built, ${theme}, ${width}`,
          picture: await photograph(browser, built, width, 'html[data-ready]'),
        })
      }
      rows.push(cells)
    }
    const file = join(values.out, `${name}.jpg`)
    const picture = await compose(browser, rows)
    writeFileSync(resolve(root, file), picture)
    console.log(`${file}  ${Math.round(picture.length / 1000)} kB`)
  }
} finally {
  await browser.close()
  await server.close()
}
