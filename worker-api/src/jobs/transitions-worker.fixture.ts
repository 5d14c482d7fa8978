/** Owns a Worker that is only the transitions of jobs, without routes and alarms: who holds which lease is the test's. */
import type { JobWish } from '@contenthq/model/api'
import { grant } from '../credits/ledger.ts'
import type { Database } from '../db/client.ts'
import { openWeb } from '../ingestion/open-web.ts'
import { type Served, serving } from '../part-worker.fixture.ts'
import { advance } from './advance.ts'
import { cancelJob } from './cancel.ts'
import { enqueue, type Wanted } from './enqueue.ts'
import { findJob } from './find-job.ts'
import { claim, type Dispatch, dispatch, end, type Lease, type Outcome, putBack, record } from './lease.ts'
import { findDue } from './sweep.ts'
import { vendorDoubles } from './vendor-doubles.fixture.ts'

const files = { put: async () => ({ since: 0 }), get: async () => new Uint8Array() }
const now = () => new Date().toISOString()

const operations = {
  grant: (database: Database, { owner, amount }: { readonly owner: string; readonly amount: number }) =>
    grant(database, { owner, key: crypto.randomUUID(), now: now(), amount }),
  enqueue: (database: Database, { wish, ...wanted }: Omit<Wanted, 'wish'> & { readonly wish: object }) =>
    enqueue(database, { ...wanted, wish: wish as JobWish }),
  cancel: (database: Database, { owner, id, request }: { owner: string; id: string; request: string }) =>
    cancelJob(database, { owner, id }, request),
  async claim(database: Database, lease: Lease) {
    const held = await claim(database, lease)
    return { held: held !== undefined, steps: held?.steps.map(({ state }) => state) ?? [] }
  },
  dispatch: async (database: Database, { lease, step }: { lease: Lease; step: Dispatch }) => ({
    allowed: await dispatch(database, lease, step),
  }),
  record: (database: Database, { lease, step, outcome }: { lease: Lease; step: string; outcome: Outcome }) =>
    record(database, lease, step, outcome),
  putBack: (database: Database, { lease, answered }: { lease: Lease; answered: boolean }) =>
    putBack(database, lease, { nextRunAt: now(), percent: 0, answered }),
  async end(database: Database, { lease, charge }: { lease: Lease; charge: number }) {
    const job = await findJob(database, lease.job)
    if (!job) throw new Error('there is no such job')
    await end(database, lease, job, { status: 'succeeded', charge, result: null, failure: null, beside: [] })
  },
  due: async (database: Database, _: object) => ({ ids: await findDue(database, now()) }),
  advance: async (database: Database, { id }: { readonly id: string }) => ({
    next: await advance({ database, vendors: vendorDoubles(2000), files, web: openWeb({}) }, id),
  }),
}

export type Operations = Served<typeof operations>

export const handle = serving(operations)
