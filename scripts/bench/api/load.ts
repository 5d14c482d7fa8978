/**
 * Owns one client process: so many connections ask the same for some seconds. Run as a program
 * (`method url connections milliseconds`) it prints requests, seconds and the latencies' percentiles as JSON.
 */
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

export type Load = {
  readonly requests: number
  /** Answers that were no 200. */
  readonly failures: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

const once = (method: string, url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent }, incoming => {
      incoming.resume()
      incoming.on('end', () => resolve(incoming.statusCode ?? 0))
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })

async function load(method: string, url: string, connections: number, milliseconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let failures = 0
  const start = performance.now()
  const connection = async (): Promise<void> => {
    while (performance.now() - start < milliseconds) {
      const begin = performance.now()
      const status = await once(method, url, agent)
      times.push(performance.now() - begin)
      if (status !== 200) failures++
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    requests: times.length,
    failures,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [method = 'GET', url = '', connections, milliseconds] = process.argv.slice(2)
  console.log(JSON.stringify(await load(method, url, Number(connections), Number(milliseconds))))
}
