/**
 * Owns the open web of the ingestion tests: one local server that plays every site and the public resolvers, reached by
 * the runtime's own HTTP client as a proxy is, so that bodies are slow, packed or endless on a real connection.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Site = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>

export type WebEdge = {
  /** For a service binding of the runtime. */
  readonly service: { readonly external: { readonly address: string; readonly http: { readonly style: 1 } } }
  /** Addresses that were asked for, the resolvers' left out. */
  readonly asked: string[]
  /** Names that the resolvers were asked for. */
  readonly looked: Set<string>
  /** Requests whose answer has not ended. */
  underWay(): number
  /** Resolves when nothing is under way. */
  quiet(): Promise<void>
  close(): Promise<void>
}

export type EdgeOptions = {
  /** The addresses of a name; none: there is no such name. Default: each name has one public address. */
  readonly addressesOf?: (name: string) => readonly string[]
  readonly site: Site
}

const PROXY_STYLE = 1
const resolverHosts = new Set(['cloudflare-dns.com', 'dns.google'])
const SOMEWHERE = '93.184.215.14'

function answerName(url: URL, response: ServerResponse, addressesOf: (name: string) => readonly string[]): void {
  const name = url.searchParams.get('name') ?? ''
  const [type, number] = url.searchParams.get('type') === 'AAAA' ? (['AAAA', 28] as const) : (['A', 1] as const)
  const found = addressesOf(name)
  const mine = found.filter(address => address.includes(':') === (type === 'AAAA'))
  response.writeHead(200, { 'content-type': 'application/dns-json' })
  const Answer = [
    { name, type: 5, TTL: 60, data: `edge.${name}` },
    ...mine.map(data => ({ name, type: number, TTL: 60, data })),
  ]
  response.end(JSON.stringify({ Status: found.length === 0 ? 3 : 0, Answer }))
}

export async function openWebEdge({ addressesOf = () => [SOMEWHERE], site }: EdgeOptions): Promise<WebEdge> {
  const asked: string[] = []
  const looked = new Set<string>()
  const sockets = new Set<Socket>()
  let open = 0
  let waiting: (() => void)[] = []
  // a proxy is told the whole address, and no host beside it
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const url = new URL(request.url ?? '')
    if (resolverHosts.has(url.hostname)) {
      looked.add(url.searchParams.get('name') ?? '')
      answerName(url, response, addressesOf)
      return
    }
    asked.push(url.href)
    open++
    response.once('close', () => {
      open--
      if (open > 0) return
      for (const resolve of waiting) resolve()
      waiting = []
    })
    Promise.resolve(site(request, response, url)).catch(() => response.destroy())
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    service: { external: { address: `127.0.0.1:${port}`, http: { style: PROXY_STYLE } } },
    asked,
    looked,
    underWay: () => open,
    quiet: () => (open === 0 ? Promise.resolve() : new Promise(resolve => waiting.push(resolve))),
    close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      return closed
    },
  }
}
