/** Owns how FFmpeg's core is served while developing and testing: from node_modules, under every `…/ffmpeg/`. */
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const types: Readonly<Record<string, string>> = { js: 'text/javascript', wasm: 'application/wasm' }

/** The core is GPL: it is never bundled, only served from where npm put it. */
export function serveCore(): Plugin {
  const folder = createRequire(import.meta.url)
    .resolve('@ffmpeg/core')
    .replace(/umd.*$/, 'esm/')
  return {
    name: 'contenthq:serve-core',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [, name, extension = ''] = /\/ffmpeg\/(ffmpeg-core\.(js|wasm))(?:\?|$)/.exec(request.url ?? '') ?? []
        if (!name) return next()
        response.setHeader('content-type', types[extension] ?? 'application/octet-stream')
        createReadStream(`${folder}${name}`).pipe(response)
      })
    },
  }
}
