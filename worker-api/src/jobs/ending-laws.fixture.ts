/** Owns the laws of a job's end and of its money, each as a story that throws where the law does not hold. */
import { expect } from 'vitest'
import {
  AN_HOUR,
  aJob,
  answered,
  at,
  bury,
  callOf,
  change,
  codeOf,
  type Jobs,
  leaseOn,
  moneyOf,
  PRICE,
  rowOf,
  run,
  vendorsAnswer,
} from './job-words.fixture.ts'

export const endingLaws = {
  async 'who is asked to stop makes no more calls'(jobs: Jobs) {
    const { owner, id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    await jobs.call('cancel', { owner, id, request: 'r' })
    expect(await jobs.call('dispatch', { lease, step: callOf(id) })).toEqual({ allowed: false })
  },

  async 'a call under way is awaited, kept and charged'(jobs: Jobs) {
    const { owner, id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    await jobs.call('dispatch', { lease, step: callOf(id) })
    await jobs.call('cancel', { owner, id, request: 'r' })
    expect(rowOf(jobs, id).status).toBe('running')
    await jobs.call('record', { lease, step: `${id}/narration/1`, outcome: answered })
    await jobs.call('putBack', { lease, answered: true })
    // what was answered is paid for, also when it is cancelled once more
    await jobs.call('cancel', { owner, id, request: 's' })
    await run(jobs, id)
    expect(rowOf(jobs, id).charged).toBe(PRICE)
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, `close ${PRICE}`])
  },

  async 'what has done nothing ends at once, for nothing'(jobs: Jobs) {
    const { owner, id } = await aJob(jobs)
    await jobs.call('cancel', { owner: 'stranger', id, request: 'q' })
    expect(rowOf(jobs, id).status).toBe('queued')
    await Promise.all(['r', 's'].map(request => jobs.call('cancel', { owner, id, request })))
    expect(rowOf(jobs, id)).toMatchObject({ status: 'cancelled', charged: 0 })
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, 'close 0'])
    expect(jobs.rows(`SELECT available, held FROM credit_accounts WHERE owner = '${owner}'`)).toEqual([
      { available: 100, held: 0 },
    ])
  },

  async 'a hold is closed with what was used'(jobs: Jobs) {
    vendorsAnswer(jobs, 200)
    const { owner, id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    await jobs.call('end', { lease, charge: 1 })
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, 'close 1'])
    expect(jobs.rows(`SELECT credits_used AS used FROM projects WHERE owner = '${owner}'`)).toEqual([{ used: 1 }])
  },

  async 'no call costs more than is left of the hold'(jobs: Jobs) {
    const { id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    expect(await jobs.call('dispatch', { lease, step: callOf(id, PRICE + 1) })).toEqual({ allowed: false })
    expect(await jobs.call('dispatch', { lease, step: callOf(id) })).toEqual({ allowed: true })
    await jobs.call('record', { lease, step: `${id}/narration/1`, outcome: answered })
    expect(await jobs.call('dispatch', { lease, step: callOf(id, 1, 2) })).toEqual({ allowed: false })
  },

  async 'what was answered is handed over, however late'(jobs: Jobs) {
    vendorsAnswer(jobs, 400)
    const { owner, id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    await jobs.call('dispatch', { lease, step: callOf(id) })
    await jobs.call('record', { lease, step: `${id}/narration/1`, outcome: answered })
    await jobs.call('cancel', { owner, id, request: 'r' })
    change(jobs, id, `expires_at = '${at(-AN_HOUR)}', attempts = 50`)
    bury(jobs, id)
    await run(jobs, id)
    expect(rowOf(jobs, id)).toMatchObject({ status: 'succeeded', charged: PRICE })
  },

  async 'a job too old is given up, for nothing'(jobs: Jobs) {
    vendorsAnswer(jobs, 200)
    const { id } = await aJob(jobs)
    change(jobs, id, `expires_at = '${at(-AN_HOUR)}'`)
    await run(jobs, id)
    expect([jobs.asked.length, rowOf(jobs, id).status, codeOf(jobs, id)]).toEqual([0, 'failed', 'job-expired'])
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, 'close 0'])
  },

  async 'the sweep wakes those who are due, the most urgent first'(jobs: Jobs) {
    jobs.sql(
      "UPDATE generation_jobs SET next_run_at = '9999-01-01T00:00:00.000Z' WHERE status IN ('queued', 'running')",
    )
    const ids = await Promise.all([aJob(jobs), aJob(jobs), aJob(jobs), aJob(jobs)])
    const [later, urgent, held, waiting] = ids.map(({ id }) => id)
    change(jobs, later!, `priority = 2, next_run_at = '${at(-AN_HOUR)}'`)
    change(jobs, urgent!, 'priority = 0')
    change(jobs, waiting!, `next_run_at = '${at(AN_HOUR)}'`)
    await jobs.call('claim', leaseOn(held!, 'a'))
    change(jobs, held!, `next_run_at = '${at(-AN_HOUR)}'`)
    expect((await jobs.call('due', {})).ids).toEqual([urgent, later])
  },

  async 'every change is news'(jobs: Jobs) {
    const { owner, id } = await aJob(jobs)
    const cursor = () => jobs.rows<{ at: number }>(`SELECT max(id) AS at FROM job_events WHERE job = '${id}'`)[0]!.at
    const cursors = [cursor()]
    const lease = leaseOn(id, 'a')
    for (const step of [
      () => jobs.call('claim', lease),
      () => jobs.call('cancel', { owner, id, request: 'r' }),
      () => jobs.call('end', { lease, charge: 0 }),
    ]) {
      await step()
      cursors.push(cursor())
    }
    expect(new Set(cursors).size).toBe(4)
    expect(cursors).toEqual([...cursors].sort((a, b) => a - b))
  },
}
