/** A Vite plugin that serves the files of asset-base.ts in development and copies them into a build. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { ASSET_BASE, fileOf, servedAssets } from './asset-base.ts'

type Next = () => void

/** Answers requests below `base`; everything else goes on to `next`. Other origins may read the files. */
function serve(request: IncomingMessage, response: ServerResponse, next: Next): void {
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '')
  const asset = servedAssets.find(served => path === ASSET_BASE + served.path)
  const file = asset && fileOf(asset)
  if (!asset || !file || !existsSync(file)) {
    next()
    return
  }
  const { size, mtimeMs } = statSync(file)
  const tag = `"${size}-${Math.round(mtimeMs)}"`
  response.setHeader('etag', tag)
  response.setHeader('cache-control', 'no-cache')
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
  if (request.headers['if-none-match'] === tag) {
    response.statusCode = 304
    response.end()
    return
  }
  response.setHeader('content-type', asset.type)
  response.setHeader('content-length', size)
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/** With it, `assetBase` is '/contenthq/' in development, in previews and in the built page. */
export const contenthqAssets = (): Plugin => ({
  name: 'contenthq-assets',
  configureServer(server) {
    server.middlewares.use(serve)
  },
  configurePreviewServer(server) {
    server.middlewares.use(serve)
  },
  generateBundle() {
    if (this.environment.name !== 'client') return
    for (const asset of servedAssets)
      this.emitFile({
        type: 'asset',
        fileName: ASSET_BASE.slice(1) + asset.path,
        source: readFileSync(fileOf(asset)),
      })
  },
})
