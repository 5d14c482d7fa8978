/** C7 for jobs: transitions broken on purpose, in the code or in the tables. Each must fall over the law that is named with it. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are source text
import { expect, test } from 'vitest'
import { startTransitions } from '../../dev/transitions-runtime.fixture.ts'
import type { Edit } from '../../dev/worker-runtime.fixture.ts'
import { type Law, laws, livesOn } from './job-laws.fixture.ts'

type Broken = {
  readonly name: string
  readonly caughtBy: Law
  readonly code?: readonly Edit[]
  readonly tables?: readonly Edit[]
}

const broken: readonly Broken[] = [
  {
    name: 'a wish under a known key is another job',
    caughtBy: 'the same wish is one job with one hold',
    tables: [{ find: 'UNIQUE INDEX `generation_jobs_request`', put: 'INDEX `generation_jobs_request`' }],
  },
  {
    name: 'what is asked under a known key is not looked at',
    caughtBy: 'another wish under the same key is refused',
    code: [{ find: 'row.payloadHash !== payloadHash', put: 'false' }],
  },
  {
    name: 'a job is taken on without its hold',
    caughtBy: 'no credits, no job',
    code: [{ find: 'const money = held > 0 ?', put: 'const money = held > 1e9 ?' }],
  },
  {
    name: 'the cap of a session is not counted',
    caughtBy: 'a session holds no more than its cap',
    code: [{ find: '${spentUnder(session.id)} <= ${session.creditCap}', put: '${spentUnder(session.id)} >= 0' }],
  },
  {
    name: 'the lease is not looked at',
    caughtBy: 'one holder at a time',
    code: [
      { find: 'AND (lease_until IS NULL OR lease_until <= ${now})', put: '' },
      { find: 'lease_until = ${until}, next_run_at = ${until}', put: 'lease_until = ${until}' },
    ],
  },
  {
    name: 'a lease never ends',
    caughtBy: 'one holder at a time',
    code: [{ find: 'AND (lease_until IS NULL OR lease_until <= ${now})', put: 'AND lease_until IS NULL' }],
  },
  {
    name: 'every poke takes the lease',
    caughtBy: 'a poke twice runs once',
    code: [
      { find: 'AND next_run_at <= ${now}\n        AND (lease_until IS NULL OR lease_until <= ${now})', put: '' },
      { find: 'if (seen.nextRunAt > now) return seen.nextRunAt;', put: '' },
    ],
  },
  {
    name: 'a job begins before it is due',
    caughtBy: 'a job waits until it is due',
    code: [{ find: 'AND next_run_at <= ${now}\n        AND (lease', put: 'AND (lease' }],
  },
  {
    name: 'a job that has ended begins again',
    caughtBy: 'a job that is over is over',
    code: [
      { find: "AND status IN ('queued', 'running') AND next_run_at <= ${now}\n", put: 'AND next_run_at <= ${now}\n' },
    ],
  },
  {
    name: 'what a dead holder had under way stays under way',
    caughtBy: 'what a dead holder had under way is unknown and costs nothing',
    code: [{ find: "AND state = 'dispatched' AND lease_token <> ${token}", put: 'AND 0' }],
  },
  {
    name: 'an unknown outcome counts as an answer',
    caughtBy: 'what a dead holder had under way is unknown and costs nothing',
    code: [{ find: "SET state = 'unknown'", put: "SET state = 'answered', result = '{\"value\":{}}'" }],
  },
  {
    name: 'an unknown outcome is asked for again and again',
    caughtBy: 'an unknown outcome is asked for again once, under the same key',
    code: [{ find: 'MOST_UNKNOWN = 2', put: 'MOST_UNKNOWN = 5' }],
  },
  {
    name: 'an unknown outcome is asked for under another key',
    caughtBy: 'an unknown outcome is asked for again once, under the same key',
    code: [{ find: '${failures + 1}`', put: '${tries + 1}`' }],
  },
  {
    name: 'an error is tried again under the same key',
    caughtBy: 'an error that may pass is tried three times, each under a key of its own',
    code: [{ find: '${failures + 1}`', put: '1`' }],
  },
  {
    name: 'an error is tried without end',
    caughtBy: 'an error that may pass is tried three times, each under a key of its own',
    code: [{ find: 'MOST_FAILURES = 3', put: 'MOST_FAILURES = 9' }],
  },
  {
    name: 'an error that stays is tried again',
    caughtBy: 'an error that stays is not tried again',
    code: [{ find: 'failure?.again === false', put: 'false' }],
  },
  {
    name: 'a failure is tried again at once',
    caughtBy: 'after a failure there is a pause',
    code: [{ find: 'last.state === "answered" ? 0 : backoff', put: 'true ? 0 : backoff' }],
  },
  {
    name: 'attempts are not counted',
    caughtBy: 'a job is begun twelve times without an answer, and no more',
    code: [{ find: 'attempts = attempts + 1', put: 'attempts = attempts' }],
  },
  {
    name: 'attempts have no end',
    caughtBy: 'a job is begun twelve times without an answer, and no more',
    code: [{ find: 'job.attempts > MOST_ATTEMPTS', put: 'false' }],
  },
  {
    name: 'attempts are counted on after an answer',
    caughtBy: 'an answer begins the count anew',
    code: [{ find: 'attempts = ${answered ? sql`0` : sql`attempts`}', put: 'attempts = attempts' }],
  },
  {
    name: 'a call is made under a lease that is over',
    caughtBy: 'a holder whose lease is over writes nothing',
    code: [{ find: ' AND j.lease_until > ${now}', put: '' }],
  },
  {
    name: 'a call is made under the lease of somebody else',
    caughtBy: 'a holder whose lease is over writes nothing',
    code: [
      { find: "AND j.lease_token = ${token} AND j.status = 'running' AND j.lease_until", put: 'AND j.lease_until' },
    ],
  },
  {
    name: 'an outcome is written by who lost the lease',
    caughtBy: 'a holder whose lease is over writes nothing',
    code: [{ find: ' AND lease_token = ${lease.token} AND ${mine(lease)}', put: '' }],
  },
  {
    name: 'a job is put back by who lost the lease',
    caughtBy: 'a holder whose lease is over writes nothing',
    code: [
      {
        find: "WHERE id = ${lease.job} AND lease_token = ${lease.token} AND status = 'running'",
        put: 'WHERE id = ${lease.job}',
      },
    ],
  },
  {
    name: 'a job is ended by who lost the lease',
    caughtBy: 'a holder whose lease is over writes nothing',
    code: [
      { find: "WHERE id = ${job} AND lease_token = ${token} AND status = 'running'`)", put: 'WHERE id = ${job}`)' },
    ],
  },
  {
    name: 'a hold is closed by who did not end the job',
    caughtBy: 'a holder whose lease is over writes nothing',
    code: [{ find: 'closeStatements(close, endedBy(lease))', put: 'closeStatements(close)' }],
  },
  {
    name: 'a hold is not closed',
    caughtBy: 'a hold is closed with what was used',
    code: [{ find: '...row.held > 0 ? closeStatements(close, endedBy(lease)) : [],', put: '' }],
  },
  {
    name: 'all that was held is charged',
    caughtBy: 'a hold is closed with what was used',
    code: [{ find: 'used: ending.charge', put: 'used: row.held' }],
  },
  {
    name: 'a wish to stop is ignored by the next call',
    caughtBy: 'who is asked to stop makes no more calls',
    code: [{ find: 'AND j.cancel_asked = 0', put: '' }],
  },
  {
    name: 'a call under way is cut off',
    caughtBy: 'a call under way is awaited, kept and charged',
    code: [
      {
        find: "AND owner = ${owner} AND status = 'queued'",
        put: "AND owner = ${owner} AND status IN ('queued', 'running')",
      },
    ],
  },
  {
    name: 'what was answered is free when the job is cancelled',
    caughtBy: 'a call under way is awaited, kept and charged',
    code: [
      { find: "AND NOT EXISTS (SELECT 1 FROM job_steps AS s WHERE s.job = ${id} AND s.state = 'answered')", put: '' },
    ],
  },
  {
    name: 'a cancelled job keeps its hold',
    caughtBy: 'what has done nothing ends at once, for nothing',
    code: [{ find: '...closeStatements(close, ended).map', put: '...[].map' }],
  },
  {
    name: 'anybody ends a job',
    caughtBy: 'what has done nothing ends at once, for nothing',
    code: [
      {
        find: "WHERE id = ${id} AND owner = ${owner} AND status = 'queued'",
        put: "WHERE id = ${id} AND status = 'queued'",
      },
    ],
  },
  {
    name: 'calls cost more than is held',
    caughtBy: 'no call costs more than is left of the hold',
    code: [
      {
        find: "WHERE job = j.id AND state = 'answered') <= j.held",
        put: "WHERE job = j.id AND state = 'answered') >= 0",
      },
    ],
  },
  {
    name: 'a limit comes before an answer',
    caughtBy: 'what was answered is handed over, however late',
    code: [
      { find: 'if (next.kind === "done") return', put: 'if (next.kind === "done" && job.expiresAt > now) return' },
    ],
  },
  {
    name: 'a job lives on for ever',
    caughtBy: 'a job too old is given up, for nothing',
    code: [{ find: 'if (job.expiresAt <= now)', put: 'if (false)' }],
  },
  {
    name: 'the sweep does not know what is urgent',
    caughtBy: 'the sweep wakes those who are due, the most urgent first',
    code: [{ find: 'ORDER BY priority, next_run_at', put: 'ORDER BY next_run_at' }],
  },
  {
    name: 'the sweep wakes who is held',
    caughtBy: 'the sweep wakes those who are due, the most urgent first',
    code: [
      {
        find: 'AND next_run_at <= ${now} AND (lease_until IS NULL OR lease_until <= ${now})',
        put: 'AND next_run_at <= ${now}',
      },
    ],
  },
  {
    name: 'nobody hears of a wish to stop',
    caughtBy: 'every change is news',
    tables: [{ find: 'OR OLD.cancel_asked <> NEW.cancel_asked', put: '' }],
  },
]

let caught = 0
for (const { name, caughtBy, code, tables } of broken)
  test(`C7 ${name}: caught by "${caughtBy}"`, async () => {
    const jobs = await startTransitions({
      ...(code ? { codeEdits: code } : {}),
      ...(tables ? { tableEdits: tables } : {}),
    })
    try {
      await livesOn(jobs)
      await expect(laws[caughtBy](jobs)).rejects.toThrow()
      caught++
    } finally {
      await jobs.dispose()
    }
  })

test('C7 the laws that catch them hold where nothing is broken', async () => {
  const jobs = await startTransitions({ tableEdits: [] })
  try {
    for (const law of Object.values(laws)) await law(jobs)
  } finally {
    await jobs.dispose()
  }
  console.log(
    `[figure] C7 jobs: ${caught} of ${broken.length} broken transitions caught, each by the law named with it`,
  )
  expect(caught).toBe(broken.length)
})
