/** Owns the local server of the command: serves the built page, takes the results. Listens on the loopback address only. */
import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { filmFormats } from '@contenthq/model'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.css': 'text/css',
  '.bin': 'application/octet-stream',
}

export type PageServer = {
  readonly url: string
  /** Secret path that takes PUT. */
  readonly outputPath: string
  close(): Promise<void>
}

/** `results`: folder that the film, its captions and film.json are written to. */
export async function startPageServer(pageFolder: string, results: string): Promise<PageServer> {
  const outputPath = `/results-${randomBytes(12).toString('hex')}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (
      request.method === 'PUT' &&
      [...filmFormats, 'srt', 'vtt', 'json'].some(extension => path === `${outputPath}/film.${extension}`)
    ) {
      await pipeline(request, createWriteStream(join(results, path.slice(outputPath.length + 1))))
      response.writeHead(204).end()
      return
    }
    if (request.method !== 'GET') {
      response.writeHead(405).end()
      return
    }
    const file = normalize(join(pageFolder, path === '/' ? 'index.html' : path))
    if (!file.startsWith(pageFolder + sep)) {
      response.writeHead(404).end()
      return
    }
    const { size } = await stat(file)
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': size,
    })
    await pipeline(createReadStream(file), response)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(404)
      response.end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    outputPath,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
