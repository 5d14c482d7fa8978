/** Owns servers that mean harm: bodies that unpack to hundreds of megabytes, never end, come a byte at a time, or lie about their length. */
import type { ServerResponse } from 'node:http'
import { constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib'
import type { Site } from '../../dev/web-edge.fixture.ts'

const html = { 'content-type': 'text/html' }
const BLOCK = Buffer.alloc(64 * 1024)

/** Writes blocks for as long as somebody takes them. */
function pour(response: NodeJS.WritableStream, blocks = Number.POSITIVE_INFINITY): void {
  let left = blocks
  const more = (): void => {
    while (left-- > 0) if (!response.write(BLOCK)) return
    response.end()
  }
  response.on('drain', more)
  response.on('error', () => undefined)
  more()
}

function drip(response: ServerResponse, everyMs: number): void {
  const timer = setInterval(() => response.write('x'), everyMs)
  response.once('close', () => clearInterval(timer))
}

/** Blocks of zeros in an unpacked body: 512 MB. */
const BOMB = 8192

const packed = (response: ServerResponse, encoding: string, packer: Gzip): void => {
  response.writeHead(200, { ...html, 'content-encoding': encoding })
  packer.pipe(response)
  response.once('close', () => packer.destroy())
  pour(packer, BOMB)
}

/** By name: what the server does. */
export const hostileBodies: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'gzip-bomb': response => packed(response, 'gzip', createGzip({ level: 1 })),
  'brotli-bomb': response =>
    packed(response, 'br', createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
  endless: response => {
    response.writeHead(200, html)
    pour(response)
  },
  'endless-refusal': response => {
    response.writeHead(500, html)
    pour(response)
  },
  'endless-redirect': response => {
    response.writeHead(302, { location: 'https://good.net/' })
    pour(response)
  },
  'endless-picture': response => {
    response.writeHead(200, { 'content-type': 'image/png' })
    pour(response)
  },
  'length-too-small': response => {
    response.socket?.end(
      `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 10\r\n\r\n${'x'.repeat(9_000_000)}`,
    )
  },
  'length-too-large': response => {
    response.writeHead(200, { ...html, 'content-length': '200000' })
    response.write('short')
  },
  'length-enormous': response => {
    response.writeHead(200, { ...html, 'content-length': '10000000000' })
    pour(response)
  },
  'cut-off': response => {
    response.writeHead(200, { ...html, 'content-length': '200000' })
    response.write('short', () => response.destroy())
  },
  'no-gzip-at-all': response => {
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('this is not packed')
  },
  'slow-body': response => {
    response.writeHead(200, html)
    drip(response, 1000)
  },
  'slow-packed-body': response => {
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' })
    drip(response, 1000)
  },
  'slow-headers': response => {
    response.socket?.write('HTTP/1.1 200 OK\r\nx-slow: ')
    const timer = setInterval(() => response.socket?.write('x'), 1000)
    response.once('close', () => clearInterval(timer))
  },
  silent: () => undefined,
}

export const hostileSite: Site = (_request, response, url) => {
  const name = url.hostname.replace(/\.net$/, '')
  const act = hostileBodies[name]
  if (act) act(response)
  else response.writeHead(200, html).end('fine')
}
