/** Owns which addresses a name has, asked of public resolvers by DNS over HTTPS (RFC 8484, JSON). Judges none of them. */
import { ContentHQError } from '@contenthq/model'
import { readCapped } from './read-capped.ts'

/** What everything that leaves the Worker for a source goes through. */
export type Outbound = (request: Request) => Promise<Response>

/** All addresses of a name, IPv4 and IPv6. Throws 'url-unreachable' where there are none or nobody answers. */
export type Resolver = (name: string, signal: AbortSignal) => Promise<readonly string[]>

/** Asked in this order; the second only where the first does not answer. */
const RESOLVERS = ['https://cloudflare-dns.com/dns-query', 'https://dns.google/resolve'] as const

/** Record types by number (IANA). */
const recordTypes = { A: 1, AAAA: 28 } as const
const NAME_MISSING = 3
const LARGEST_ANSWER = 64 * 1024

type DnsAnswer = {
  readonly Status?: number
  readonly Answer?: readonly { readonly type?: number; readonly data?: string }[]
}

type Question = { readonly name: string; readonly type: keyof typeof recordTypes; readonly signal: AbortSignal }

async function ask(outbound: Outbound, { name, type, signal }: Question): Promise<readonly string[]> {
  for (const resolver of RESOLVERS) {
    const url = `${resolver}?${new URLSearchParams({ name, type })}`
    try {
      const response = await outbound(
        new Request(url, { headers: { accept: 'application/dns-json' }, redirect: 'manual', signal }),
      )
      const bytes = await readCapped(response, { cap: LARGEST_ANSWER, signal })
      if (response.status !== 200) continue
      const { Status, Answer = [] } = JSON.parse(new TextDecoder().decode(bytes)) as DnsAnswer
      if (Status === NAME_MISSING) return []
      if (Status !== 0) continue
      return Answer.flatMap(({ type: kind, data }) => (kind === recordTypes[type] && data ? [data] : []))
    } catch (thrown) {
      if (signal.aborted) throw thrown
    }
  }
  throw new ContentHQError('url-unreachable', 'Nobody tells where this name leads.')
}

export const dnsOverHttps =
  (outbound: Outbound): Resolver =>
  async (name, signal) => {
    const found = await Promise.all([
      ask(outbound, { name, type: 'A', signal }),
      ask(outbound, { name, type: 'AAAA', signal }),
    ])
    const addresses = found.flat()
    if (addresses.length === 0) throw new ContentHQError('url-unreachable', 'There is no web site of this name.')
    return addresses
  }
