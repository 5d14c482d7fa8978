/** Owns the laws of taking a job on, holding it and trying again, each as a story that throws where the law does not hold. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { inputs } from './job-story.fixture.ts'
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
  someone,
  vendorsAnswer,
} from './job-words.fixture.ts'

export const holdingLaws = {
  async 'the same wish is one job with one hold'(jobs: Jobs) {
    const { owner, ask } = await someone(jobs)
    const answers = await Promise.all(Array.from({ length: 8 }, () => jobs.send('enqueue', ask('k'))))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(moneyOf(jobs, JSON.parse(answers[0]!.text).id)).toEqual([`hold ${PRICE}`])
    expect(jobs.rows(`SELECT held FROM credit_accounts WHERE owner = '${owner}'`)).toEqual([{ held: PRICE }])
  },

  async 'another wish under the same key is refused'(jobs: Jobs) {
    const { ask } = await someone(jobs)
    await jobs.call('enqueue', ask('k'))
    expect(await jobs.codeOf('enqueue', ask('k', { ...inputs.speak, speed: 2 }))).toBe('idempotency-mismatch')
  },

  async 'no credits, no job'(jobs: Jobs) {
    const { owner, ask } = await someone(jobs, PRICE - 1)
    expect(await jobs.codeOf('enqueue', ask('k'))).toBe('credits-insufficient')
    expect(jobs.rows(`SELECT id FROM generation_jobs WHERE owner = '${owner}'`)).toEqual([])
  },

  async 'a session holds no more than its cap'(jobs: Jobs) {
    const { ask } = await someone(jobs)
    const session = { id: randomUUID(), creditCap: 2 * PRICE + 1 }
    const codes = await Promise.all([1, 2, 3, 4].map(n => jobs.codeOf('enqueue', { ...ask(`k${n}`), session })))
    expect(codes.sort()).toEqual(['credits-insufficient', 'credits-insufficient', 'none', 'none'])
  },

  async 'one holder at a time'(jobs: Jobs) {
    const { id } = await aJob(jobs)
    const claims = await Promise.all(['a', 'b', 'c'].map(token => jobs.call('claim', leaseOn(id, token))))
    expect(claims.filter(({ held }) => held).length).toBe(1)
    expect((await jobs.call('claim', leaseOn(id, 'd', 30_000))).held).toBe(false)
    expect((await jobs.call('claim', leaseOn(id, 'e', 90_000))).held).toBe(true)
  },

  async 'a job waits until it is due'(jobs: Jobs) {
    const { id } = await aJob(jobs)
    change(jobs, id, `next_run_at = '${at(AN_HOUR)}'`)
    expect((await jobs.call('claim', leaseOn(id, 'a'))).held).toBe(false)
  },

  async 'a job that is over is over'(jobs: Jobs) {
    vendorsAnswer(jobs, 200)
    const { owner, id } = await aJob(jobs)
    await run(jobs, id)
    const before = [rowOf(jobs, id), moneyOf(jobs, id)]
    expect((await jobs.call('claim', leaseOn(id, 'a', AN_HOUR))).held).toBe(false)
    await jobs.call('cancel', { owner, id, request: 'r' })
    await jobs.call('advance', { id })
    expect([rowOf(jobs, id), moneyOf(jobs, id)]).toEqual(before)
  },

  async 'a poke twice runs once'(jobs: Jobs) {
    vendorsAnswer(jobs, 200)
    const { id } = await aJob(jobs)
    const pokes = (count: number) => Promise.all(Array.from({ length: count }, () => jobs.call('advance', { id })))
    const { answer } = jobs
    // three at once, and three more while the vendor is asked
    jobs.answer = async vendor => {
      jobs.answer = answer
      await pokes(3)
      return answer(vendor)
    }
    await pokes(3)
    expect(jobs.asked.length).toBe(1)
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, `close ${PRICE}`])
  },

  async 'what a dead holder had under way is unknown and costs nothing'(jobs: Jobs) {
    vendorsAnswer(jobs, 400)
    const { id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    await jobs.call('dispatch', { lease, step: callOf(id) })
    expect((await jobs.call('claim', leaseOn(id, 'b', 90_000))).steps).toEqual(['unknown'])
    bury(jobs, id)
    await run(jobs, id)
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, 'close 0'])
    expect(jobs.rows(`SELECT outcome, credits FROM ai_generations WHERE job = '${id}' ORDER BY id`)).toEqual([
      { outcome: 'unknown', credits: 0 },
      { outcome: 'failed', credits: 0 },
    ])
  },

  async 'an unknown outcome is asked for again once, under the same key'(jobs: Jobs) {
    vendorsAnswer(jobs, 500)
    const { id } = await aJob(jobs)
    await run(jobs, id)
    expect(jobs.asked.map(({ key }) => key)).toEqual([`${id}/narration/1`, `${id}/narration/1`])
    expect([rowOf(jobs, id).status, codeOf(jobs, id)]).toEqual(['failed', 'providers-exhausted'])
  },

  async 'an error that may pass is tried three times, each under a key of its own'(jobs: Jobs) {
    vendorsAnswer(jobs, 503)
    const { id } = await aJob(jobs)
    await run(jobs, id)
    expect(new Set(jobs.asked.map(({ key }) => key)).size).toBe(3)
    expect(jobs.asked.length).toBe(3)
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, 'close 0'])
  },

  async 'an error that stays is not tried again'(jobs: Jobs) {
    vendorsAnswer(jobs, 400)
    const { id } = await aJob(jobs)
    await run(jobs, id)
    expect(jobs.asked.length).toBe(1)
    expect([rowOf(jobs, id).status, codeOf(jobs, id)]).toEqual(['failed', 'provider-failed'])
  },

  async 'after a failure there is a pause'(jobs: Jobs) {
    vendorsAnswer(jobs, 503, 200)
    const { id } = await aJob(jobs)
    const { next } = await jobs.call('advance', { id })
    const [row] = jobs.rows<{ pause: number }>(
      `SELECT (julianday(next_run_at) - julianday(updated_at)) * 86400000 AS pause FROM generation_jobs WHERE id = '${id}'`,
    )
    expect([next !== undefined, row!.pause > 200]).toEqual([true, true])
  },

  async 'a job is begun twelve times without an answer, and no more'(jobs: Jobs) {
    vendorsAnswer(jobs, 200)
    const { id } = await aJob(jobs)
    for (let turn = 1; turn <= 12; turn++) {
      expect((await jobs.call('claim', leaseOn(id, `t${turn}`))).held).toBe(true)
      bury(jobs, id)
    }
    await run(jobs, id)
    expect([jobs.asked.length, codeOf(jobs, id)]).toEqual([0, 'providers-exhausted'])
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, 'close 0'])
  },

  async 'an answer begins the count anew'(jobs: Jobs) {
    const { id } = await aJob(jobs)
    const lease = leaseOn(id, 'a')
    await jobs.call('claim', lease)
    await jobs.call('putBack', { lease, answered: true })
    expect(rowOf(jobs, id)).toMatchObject({ status: 'queued', attempts: 0 })
  },

  async 'a holder whose lease is over writes nothing'(jobs: Jobs) {
    const { id } = await aJob(jobs)
    const [dead, alive] = [leaseOn(id, 'dead', -120_000), leaseOn(id, 'alive')]
    change(jobs, id, `next_run_at = '${at(-AN_HOUR)}'`)
    expect((await jobs.call('claim', dead)).held).toBe(true)
    expect(await jobs.call('dispatch', { lease: dead, step: callOf(id, 1, 1) })).toEqual({ allowed: false })
    expect((await jobs.call('claim', alive)).held).toBe(true)
    expect(await jobs.call('dispatch', { lease: dead, step: callOf(id, 1, 2) })).toEqual({ allowed: false })
    expect(await jobs.call('dispatch', { lease: alive, step: callOf(id, PRICE, 3) })).toEqual({ allowed: true })
    await jobs.call('record', { lease: dead, step: `${id}/narration/3`, outcome: { state: 'failed' } })
    await jobs.call('putBack', { lease: dead, answered: true })
    await jobs.call('end', { lease: dead, charge: 1 })
    expect(rowOf(jobs, id)).toMatchObject({ status: 'running', charged: null, attempts: 2 })
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`])
    expect(jobs.rows(`SELECT state FROM job_steps WHERE job = '${id}'`)).toEqual([{ state: 'dispatched' }])
    await jobs.call('record', { lease: alive, step: `${id}/narration/3`, outcome: answered })
    await jobs.call('end', { lease: alive, charge: PRICE })
    await jobs.call('end', { lease: alive, charge: 0 })
    expect(rowOf(jobs, id)).toMatchObject({ status: 'succeeded', charged: PRICE })
    expect(moneyOf(jobs, id)).toEqual([`hold ${PRICE}`, `close ${PRICE}`])
  },
}
