/**
 * Owns the contact sheets of motions, transitions, caption styles, overlays and grounds: five moments each, three aspect
 * ratios, and one short film of them all.
 * Run: npm run sheets -- styles, or node --conditions=source scripts/styles-sheet.ts [--kind caption] [--ids a,b] [--out FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { launchChromium } from '../packages/cli/src/browser/chromium.ts'
import type { FilmCall } from './styles-sheet/film.ts'
import type { SheetCall } from './styles-sheet/main.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { kind: { type: 'string' }, ids: { type: 'string' }, out: { type: 'string', default: 'docs/look/styles' } },
})

const kinds = ['motion', 'transition', 'caption', 'overlay', 'ground'] as const
const ratios = {
  '16x9': { size: { width: 640, height: 360 }, cell: 150, columns: 2 },
  '9x16': { size: { width: 360, height: 640 }, cell: 82, columns: 4 },
  '1x1': { size: { width: 480, height: 480 }, cell: 104, columns: 3 },
} as const
const QUALITY = 0.4
/** Small: it is for a look, not for judging pixels. */
const FILM: FilmCall = { size: { width: 320, height: 180 }, framesPerSecond: 12, seconds: 0.75, bitrate: 36_000 }

function keep(name: string, base64: string): void {
  const file = join(values.out, name)
  const bytes = Buffer.from(base64, 'base64')
  writeFileSync(resolve(root, file), bytes)
  console.log(`${file}  ${Math.round(bytes.length / 1000)} kB`)
}

const server = await createServer({
  root,
  configFile: join(root, 'vite.config.ts'),
  cacheDir: join(root, 'node_modules/.vite-styles-sheet'),
  logLevel: 'error',
  server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
})
await server.listen()
const browser = await launchChromium()
try {
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', error => console.error(error.message))
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}scripts/styles-sheet/index.html`)
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined)
  mkdirSync(resolve(root, values.out), { recursive: true })
  for (const kind of kinds) {
    if (values.kind !== undefined && values.kind !== kind) continue
    for (const [ratio, shape] of Object.entries(ratios)) {
      const call: SheetCall = {
        kind,
        ...shape,
        quality: QUALITY,
        ...(values.ids ? { ids: values.ids.split(',') } : {}),
      }
      const picture = await page.evaluate(
        given => (globalThis as unknown as { drawSheet(call: SheetCall): Promise<string> }).drawSheet(given),
        call,
      )
      keep(`${kind}-${ratio}.webp`, picture)
    }
  }
  if (values.kind === undefined && values.ids === undefined)
    keep(
      'all.webm',
      await page.evaluate(
        given => (globalThis as unknown as { drawFilm(call: FilmCall): Promise<string> }).drawFilm(given),
        FILM,
      ),
    )
} finally {
  await browser.close()
  await server.close()
}
