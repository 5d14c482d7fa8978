/**
 * Owns C4: a picture that needs two attempts, asked for and made by a process that is killed — around each call to the
 * database and to a vendor in turn, or at any moment — and what must be true when the next one has gone on.
 */
import { randomUUID } from 'node:crypto'
import type { JobReceipt } from '@contenthq/model/api'
import { expect } from 'vitest'
import { type Edge, type JobsApi, jsonAnswer, pictureAnswer } from '../../dev/jobs-runtime.fixture.ts'
import { ask, expectSound, inputs, newProject } from './job-story.fixture.ts'

const checks = [20, 80]

/** Two pictures, the second of which passes. The double remembers by key, as vendors do: the same key is answered the same. */
export function twoAttempts(): Edge {
  return {
    vendor: ({ vendor, request, key }) => {
      if (vendor === 'painter' || vendor === 'second-painter') return pictureAnswer(String(request.prompt))
      if (vendor === 'looker') {
        const score = checks[key.includes('check-1') ? 0 : 1]
        return jsonAnswer({ score, parts: {}, reasons: ['No leaf.'] })
      }
      return jsonAnswer({ prompt: 'a clearer leaf' })
    },
  }
}

/** Credits enough for a long test. */
export async function grantCredits(api: JobsApi, amount: number): Promise<void> {
  await api.send('/v1/billing/balance')
  api.sql(`INSERT INTO credit_entries (account, key, kind, amount, created_at, available, held)
    SELECT id, 'test', 'grant', ${amount}, '2026-01-01T00:00:00.000Z', available + ${amount}, held
    FROM credit_accounts WHERE owner = 'local'`)
}

type Ended = { readonly status: string; readonly charged: number; readonly held: number }

const stateOf = (api: JobsApi, id: string): Ended | undefined =>
  api.rows<Ended>(`SELECT status, charged, held FROM generation_jobs WHERE id = '${id}'`)[0]

const isOver = (job: Ended | undefined): boolean =>
  job !== undefined && job.status !== 'queued' && job.status !== 'running'

/** Asks until it is answered: a client whose line broke repeats itself under the same key. */
async function insistOn(api: JobsApi, key: string, wish: object): Promise<JobReceipt> {
  for (;;) {
    const response = await ask(api, key, wish).catch(() => undefined)
    if (response?.status === 202) {
      const text = await response.text().catch(() => undefined)
      if (text !== undefined) return JSON.parse(text) as JobReceipt
    }
    await api.reborn()
  }
}

/** Milliseconds after which a job that stands still is swept, though nobody was killed. */
const PATIENCE = 5000

/**
 * Goes on until the job is over: after each death all leases are those of the dead, so time passes at once. It looks at
 * the row itself, so that the only calls are those of the job.
 */
async function settle(api: JobsApi, id: string): Promise<void> {
  let [lives, since] = [0, Date.now()]
  for (let sweeps = 0; !isOver(stateOf(api, id)); ) {
    await api.reborn()
    if (api.lives() > lives || Date.now() - since > PATIENCE) {
      expect(++sweeps).toBeLessThan(20)
      ;[lives, since] = [api.lives(), Date.now()]
      // the first life is nobody's death
      if (lives > 1) await api.passTime().catch(() => undefined)
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

const paid = (api: JobsApi): number =>
  api.rows<{ sum: number }>(`SELECT ifnull(sum(amount), 0) AS sum FROM credit_entries WHERE kind = 'close'`)[0]!.sum

/** One paid call from the wish to the money; `harm` happens meanwhile. */
export async function surviveOnce(api: JobsApi, harm: () => Promise<void>): Promise<void> {
  const project = await newProject(api)
  const before = paid(api)
  const wish = { kind: 'make-picture', project, input: inputs['make-picture'] }
  const asking = insistOn(api, randomUUID(), wish)
  await harm()
  const receipt = await asking
  // what was acknowledged is there, whatever was killed
  expect(stateOf(api, receipt.id)).toMatchObject({ held: receipt.held })
  await settle(api, receipt.id)
  const { status, charged } = stateOf(api, receipt.id)!
  // two pictures, two checks, one repair
  expect([status, charged]).toEqual(['succeeded', 12])
  expect(paid(api) - before).toBe(12)
  expectSound(api)
}

/** Kills at the moment with this number. False: the call was over before it came. */
export async function dieAt(api: JobsApi, moment: number): Promise<boolean> {
  let count = 0
  api.edge.dies = () => ++count === moment
  try {
    await surviveOnce(api, async () => undefined)
  } finally {
    api.edge.dies = () => false
  }
  return count >= moment
}
