/**
 * Owns C5 for jobs: a database that loses the answer of each call once, or loses, repeats and delays at random, below
 * clients that repeat themselves and a clock that lets leases run out under their holders.
 */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { JobsApi } from '../../dev/jobs-runtime.fixture.ts'
import type { Fault } from '../../dev/worker-runtime.fixture.ts'
import { chanceOf, tellAll } from '../credits/seeded.fixture.ts'
import { ask, expectSound, inputs, newProject } from './job-story.fixture.ts'

type Row = { readonly status: string; readonly charged: number; readonly answered: number }

const MOMENTS = /\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** What is said again is said at another moment, and a wish with another id for its job. */
const nameOf = (body: string): string => /wish-[0-9a-f-]{36}/.exec(body)?.[0] ?? body.replace(MOMENTS, '')

/** Milliseconds between two sweeps that find every lease over: more than a turn takes, so that turns come to an end. */
const SWEEP = 2000

/** Which calls of the database go wrong, while it is on. */
export function createLineFaults() {
  const chance = chanceOf(7)
  const seen = new Set<string>()
  const counts: Record<Fault, number> = { 'lost-before': 0, 'lost-after': 0, twice: 0, late: 0 }
  let mode: 'off' | 'each-once' | 'wild' = 'off'
  const decide = (body: string): Fault | undefined => {
    if (mode === 'off') return undefined
    if (mode === 'wild')
      return chance.oneOf<Fault | undefined>([
        'lost-after',
        'lost-before',
        'twice',
        'late',
        ...Array(6).fill(undefined),
      ])
    const name = nameOf(body)
    if (seen.has(name)) return undefined
    seen.add(name)
    return 'lost-after'
  }
  return {
    counts,
    turn(to: typeof mode) {
      mode = to
      seen.clear()
    },
    fault(body: string) {
      const fault = decide(body)
      if (fault) counts[fault]++
      return fault
    },
  }
}

/** Repeats what was not answered, under the same key. */
async function insistOn(
  api: JobsApi,
  key: string,
  wish: object,
): Promise<{ readonly id: string; readonly text: string }> {
  for (let tries = 0; tries < 60; tries++) {
    const response = await ask(api, key, wish)
    const text = await response.text()
    if (response.status === 202) return { id: JSON.parse(text).id, text }
    expect([response.status, text]).toEqual([500, expect.stringContaining('server-failed')])
  }
  throw new Error('it was never answered')
}

const rowOf = (api: JobsApi, id: string): Row =>
  api.rows<Row>(`SELECT status, charged, (SELECT sum(price) FROM job_steps WHERE job = j.id AND state = 'answered') AS answered
    FROM generation_jobs AS j WHERE id = '${id}'`)[0]!

async function tellStory(api: JobsApi, project: string): Promise<void> {
  const key = `wish-${randomUUID()}`
  const wish = { kind: 'speak', project, input: inputs.speak }
  const { id, text } = await insistOn(api, key, wish)
  for (let looks = 0; ; looks++) {
    const { status, charged, answered } = rowOf(api, id)
    if (status === 'succeeded') {
      // one answer was paid for, however often it was asked for and told
      expect([charged, answered]).toEqual([2, 2])
      break
    }
    if (status === 'failed') {
      expect(charged).toBe(0)
      break
    }
    expect(looks).toBeLessThan(2000)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  expect((await insistOn(api, key, wish)).text).toBe(text)
}

/** Prints the figure of C5 over so many jobs. The first half loses each answer once, the other is wild. */
export async function loseJobReplies(api: JobsApi, faults: ReturnType<typeof createLineFaults>, jobs: number) {
  const project = await newProject(api)
  for (const mode of ['each-once', 'wild'] as const) {
    faults.turn(mode)
    let done = false
    const sweeping = (async () => {
      while (!done) {
        await new Promise(resolve => setTimeout(resolve, SWEEP))
        await api.passTime().catch(() => undefined)
      }
    })()
    try {
      await tellAll(jobs / 2, () => tellStory(api, project))
    } finally {
      done = true
      await sweeping
      faults.turn('off')
    }
  }
  expectSound(api)
  const [twice] = api.rows<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT job FROM credit_entries WHERE kind = 'close' GROUP BY job HAVING count(*) > 1)`,
  )
  expect(twice?.count).toBe(0)
  for (const count of Object.values(faults.counts)) expect(count).toBeGreaterThan(0)
  const lost = Object.entries(faults.counts).map(([fault, count]) => `${count.toLocaleString('en')} ${fault}`)
  console.log(`[figure] C5 jobs: 0 double charges in ${jobs.toLocaleString('en')} (calls: ${lost.join(', ')})`)
}
