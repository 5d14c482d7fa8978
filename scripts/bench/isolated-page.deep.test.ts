/** In a page that is cross-origin isolated x264 takes the core with threads, elsewhere it does not; both films are whole. */
import { join } from 'node:path'
import { createServer, type Plugin } from 'vite'
import { expect, test } from 'vitest'
import { launchChromium } from '../../packages/cli/src/browser/chromium.ts'
import type { SmallFilm } from './page/small-film.ts'

const root = join(import.meta.dirname, '../..')
const PAGE = '/film.html'

/** An empty page, with the headers that isolate it where that is wanted; and what pages asked for. */
const emptyPage = (asked: string[], isolated: boolean): Plugin => ({
  name: 'empty-page',
  enforce: 'pre',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      asked.push(request.url ?? '')
      if (isolated) {
        response.setHeader('cross-origin-opener-policy', 'same-origin')
        response.setHeader('cross-origin-embedder-policy', 'require-corp')
      }
      if (request.url !== PAGE) return next()
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>film</title>')
    })
  },
})

test.each([false, true])('a film by x264, the page isolated: %s', async isolated => {
  const asked: string[] = []
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [emptyPage(asked, isolated)],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await server.listen()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(new URL(PAGE, server.resolvedUrls?.local[0]).href)
    const film = await page.evaluate<SmallFilm>(
      `import('/scripts/bench/page/small-film.ts').then(({ makeSmallFilm }) => makeSmallFilm())`,
    )
    expect(film.isolated).toBe(isolated)
    expect(film.videoEncoder).toBe('x264 (FFmpeg.wasm)')
    expect(film.framesDecoded).toBe(film.frames)
    expect(asked.some(path => path.includes('ffmpeg-mt/ffmpeg-core.worker.js'))).toBe(isolated)
    console.log(`${isolated ? 'isolated' : 'plain'}: ${film.frames} frames in ${film.seconds.toFixed(1)} s`)
  } finally {
    await browser.close()
    await server.close()
  }
})
