/**
 * Owns a client of the ledger's Worker. Run as a program (`url owner from to`) it fires that many holds of one credit
 * at once and prints how many were granted: one client process.
 */
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Operations } from './ledger-worker.fixture.ts'

export const NOW = '2026-03-01T00:00:00.000Z'

const agent = new Agent({ keepAlive: true, maxSockets: 128 })

export type Answer = { readonly status: number; readonly text: string }

/** One request. */
export const post = (url: string, operation: string, given: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent }, incoming => {
      const chunks: Buffer[] = []
      incoming.on('data', chunk => chunks.push(chunk))
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      incoming.on('error', reject)
    })
    // a connection kept open may be closed by the other side in the moment it is used again: https://nodejs.org/api/http.html#requestreusedsocket
    outgoing.on('error', thrown => (outgoing.reusedSocket ? resolve(post(url, operation, given)) : reject(thrown)))
    outgoing.end(JSON.stringify({ operation, given }))
  })

type Served = Readonly<Record<string, { readonly given: unknown; readonly answer: unknown }>>

/** A client of a Worker that serves these operations. */
export type PartClient<O extends Served> = {
  /** The raw answer, whatever its status. */
  send<K extends keyof O & string>(operation: K, given: O[K]['given']): Promise<Answer>
  /** The answer of a call that must succeed. */
  call<K extends keyof O & string>(operation: K, given: O[K]['given']): Promise<O[K]['answer']>
  /** The error code of a call, 'none' when it succeeded. */
  codeOf<K extends keyof O & string>(operation: K, given: O[K]['given']): Promise<string>
}

export type LedgerClient = PartClient<Operations>

export function createPartClient<O extends Served>(url: string): PartClient<O> {
  const send: PartClient<O>['send'] = (operation, given) => post(url, operation, given)
  return {
    send,
    async call(operation, given) {
      const { status, text } = await send(operation, given)
      if (status !== 200) throw new Error(`${operation} answered ${status}: ${text}`)
      return JSON.parse(text)
    },
    async codeOf(operation, given) {
      const { status, text } = await send(operation, given)
      return status === 200 ? 'none' : JSON.parse(text).code
    },
  }
}

/** Fires holds of one credit, all at once, and counts the answers by status. */
export async function fireHolds(url: string, owner: string, from: number, to: number): Promise<Record<number, number>> {
  const holds = Array.from({ length: to - from }, (_, index) => {
    const name = `job-${from + index}`
    return post(url, 'hold', { owner, key: `hold/${name}`, now: NOW, amount: 1, job: name })
  })
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(holds)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [url = '', owner = '', from, to] = process.argv.slice(2)
  console.log(JSON.stringify(await fireHolds(url, owner, Number(from), Number(to))))
  agent.destroy()
}
