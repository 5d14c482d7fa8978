/**
 * Owns the port people talk to: passes every request on to the runtime and knows which are still under way, so that
 * closing can wait for them. Bodies flow through; nothing is held.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import { ContentHQError } from '@contenthq/model'

export type Front = {
  readonly port: number
  /** Takes no more requests, waits for those under way at most so long, then cuts them. */
  drain(milliseconds: number): Promise<void>
}

const unavailable = JSON.stringify({
  ...new ContentHQError('server-failed', 'The local runtime does not answer.').toRecord(),
  type: 'urn:contenthq:problem:server-failed',
  title: 'The server failed.',
  status: 502,
})

/** Headers about one connection, which end at it; and those that the next hop must not see. */
const hopHeaders = new Set(['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'])

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopHeaders.has(name)))
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, target: URL, isDraining: () => boolean): void {
  // the runtime would compress, ranges of bytes included; between two programs of one machine nothing is gained by it
  const { 'accept-encoding': _, ...headers } = endToEnd(incoming.headers)
  const { hostname: host, port } = target
  const { method, url: path } = incoming
  const answer = (status: number, fields: IncomingHttpHeaders): void => {
    // the caller's connection ends with the last request that is let through
    if (isDraining()) outgoing.shouldKeepAlive = false
    outgoing.writeHead(status, fields)
  }
  // a connection of its own for each: one kept open may be closed by the other side in the moment it is used again
  const upstream = request({ host, port, method, path, headers, agent: false }, response => {
    answer(response.statusCode ?? 502, endToEnd(response.headers))
    pipeline(response, outgoing, () => {})
  })
  upstream.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy()
    else {
      answer(502, { 'content-type': 'application/problem+json' })
      outgoing.end(unavailable)
    }
  })
  // a caller that goes away takes its request along
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) upstream.destroy()
  })
  pipeline(incoming, upstream, () => {})
}

function isRuntimesOwn(address: string): boolean {
  const base = 'http://localhost'
  return !URL.canParse(address, base) || new URL(address, base).pathname.startsWith('/cdn-cgi/')
}

/** Listens on `host:port` (0: any free port). Throws 'option-invalid' when the port is taken. */
export async function openFront(target: URL, host: string, port: number): Promise<Front> {
  let draining = false
  const server = createServer((incoming, outgoing) => {
    // the runtime's own doors, its clock among them; it reads addresses as URLs, and so do we
    if (isRuntimesOwn(incoming.url ?? '')) outgoing.writeHead(404).end()
    else passOn(incoming, outgoing, target, () => draining)
  })
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) =>
      reject(thrown.code === 'EADDRINUSE' ? new ContentHQError('option-invalid', `Port ${port} is in use.`) : thrown),
    )
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async drain(milliseconds) {
      draining = true
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), milliseconds)
      await closed
      clearTimeout(timer)
    },
  }
}
