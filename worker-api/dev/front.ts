/**
 * Owns the port people talk to: passes every request on to the runtime and knows which are still under way, so that
 * closing can wait for them. Bodies flow through; nothing is held.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
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

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, target: URL): void {
  // the runtime would compress, ranges of bytes included; between two programs of one machine nothing is gained by it
  const { 'accept-encoding': _, ...headers } = incoming.headers
  // a connection of its own for each: one kept open may be closed by the other side in the moment it is used again
  const upstream = request(
    {
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers,
      agent: false,
    },
    answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      pipeline(answer, outgoing, () => {})
    },
  )
  upstream.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(502, { 'content-type': 'application/problem+json' }).end(unavailable)
  })
  // a caller that goes away takes its request along
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) upstream.destroy()
  })
  pipeline(incoming, upstream, () => {})
}

/** Listens on `host:port` (0: any free port). Throws 'option-invalid' when the port is taken. */
export async function openFront(target: URL, host: string, port: number): Promise<Front> {
  const server = createServer((incoming, outgoing) => passOn(incoming, outgoing, target))
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
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), milliseconds)
      await closed
      clearTimeout(timer)
    },
  }
}
