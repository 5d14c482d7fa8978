/** Proves plans, grants, refunds, caps and the operator's look, over the real routes and the real clock's chores. */
import { randomUUID } from 'node:crypto'
import type { BalanceAnswer, JobReceipt } from '@contenthq/model/api'
import { Response as RuntimeResponse } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyProject } from '../../dev/api.fixture.ts'
import { type JobsApi, pictureAnswer, startJobsApi } from '../../dev/jobs-runtime.fixture.ts'
import { ask, awaited, balanceOf, enqueued, inputs, newProject, postJson } from '../jobs/job-story.fixture.ts'

let api: JobsApi
let busy = false
beforeAll(async () => {
  api = await startJobsApi({
    vendor: () => (busy ? new RuntimeResponse('busy', { status: 503 }) : pictureAnswer('sound')),
  })
})
afterAll(() => api.dispose())

const asOperator = (method: string, path: string, body?: unknown, key: string = randomUUID()) =>
  api.send(path, {
    method,
    headers: {
      authorization: `Bearer ${api.keys.operatorKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const codeOf = async (response: Response): Promise<string> => `${response.status} ${(await response.json()).code}`

/** The month of an owner is over. */
function endMonth(owner: string): void {
  api.sql(
    `UPDATE subscriptions SET granted_until = '2026-01-01T00:00:00.000Z', started_at = '2025-12-01T00:00:00.000Z' WHERE owner = '${owner}'`,
  )
}

test('a plan grants each month once; a larger one begins at once, a smaller one with the next month', async () => {
  expect(await balanceOf(api)).toMatchObject({ available: 100 })
  const change = async (plan: string) => {
    const response = await asOperator('PUT', '/v1/operator/subscriptions', { user: 'local', plan })
    expect(response.status).toBe(200)
    return response.json()
  }
  expect(await change('creator')).toMatchObject({ plan: { id: 'creator' } })
  expect(await balanceOf(api)).toMatchObject({ available: 1500 })
  expect(await change('free')).toMatchObject({ plan: { id: 'creator' }, nextPlan: 'free' })
  // up and down again within a month grants nothing more
  expect(await change('creator')).not.toHaveProperty('nextPlan')
  await change('free')
  expect(await balanceOf(api)).toMatchObject({ available: 1500 })
  endMonth('local')
  await Promise.all([api.tick(), api.tick(), balanceOf(api)])
  const { available, expiring } = await balanceOf(api)
  expect(available).toBe(1600)
  const subscription = await (await api.send('/v1/billing/subscription')).json()
  expect(subscription).toMatchObject({ plan: { id: 'free' } })
  expect(expiring.find(({ at }: { at: string }) => at === subscription.periodEnd)?.amount).toBe(100)
  expect(await codeOf(await asOperator('PUT', '/v1/operator/subscriptions', { user: 'local', plan: 'gold' }))).toBe(
    '404 plan-missing',
  )
})

test('grants and refunds come once a key, to at most what was used; only the operator gives', async () => {
  const { available } = await balanceOf(api)
  const gift = { user: 'local', amount: 500 }
  const [first, again] = [
    await asOperator('POST', '/v1/operator/grants', gift, 'g'),
    await asOperator('POST', '/v1/operator/grants', gift, 'g'),
  ]
  expect([first.status, await first.text()]).toEqual([again.status, await again.text()])
  expect(first.status).toBe(201)
  expect(await balanceOf(api)).toMatchObject({ available: available + 500 })
  expect(await codeOf(await asOperator('POST', '/v1/operator/grants', { ...gift, amount: 501 }, 'g'))).toBe(
    '422 idempotency-mismatch',
  )
  for (const amount of [0, -1, 1.5, 2 ** 53, '5'])
    expect(await codeOf(await asOperator('POST', '/v1/operator/grants', { user: 'local', amount }))).toBe(
      '400 input-invalid',
    )
  expect(await codeOf(await postJson(api, '/v1/operator/grants', gift, { 'idempotency-key': 'x' }))).toBe(
    '401 token-missing',
  )
  const project = await newProject(api)
  const { id } = await enqueued(api, project, 'speak')
  expect(await awaited(api, project, id)).toMatchObject({ used: 2 })
  const refund = (amount: number, key: string) =>
    asOperator('POST', '/v1/operator/refunds', { user: 'local', job: id, amount }, key)
  expect(await codeOf(await refund(3, 'r'))).toBe('422 credits-invalid')
  expect((await refund(2, 'r')).status).toBe(201)
  expect((await refund(2, 'r')).status).toBe(201)
  expect(await codeOf(await refund(1, 's'))).toBe('422 credits-invalid')
  expect(
    await codeOf(await asOperator('POST', '/v1/operator/refunds', { user: 'local', job: randomUUID(), amount: 1 })),
  ).toBe('404 hold-missing')
  expect(await balanceOf(api)).toMatchObject({ available: available + 500, held: 0 })
})

test('a session holds at most its cap, the host changes its users’ plans, the operator sees the queue', async () => {
  const host = (path: string, method: string, body: unknown) =>
    api.send(path, {
      method,
      headers: { authorization: `Bearer ${api.keys.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const plan = await host('/v1/host/subscriptions', 'PUT', { user: 'anna', plan: 'creator' })
  expect(await plan.json()).toMatchObject({ plan: { id: 'creator' } })
  expect(await codeOf(await host('/v1/host/subscriptions', 'PUT', { user: 'anna', plan: 'gold' }))).toBe(
    '404 plan-missing',
  )
  const session = await (await host('/v1/sessions', 'POST', { user: 'anna', creditCap: 5 })).json()
  const mine: Pick<JobsApi, 'send'> = {
    send: (path, init) =>
      api.send(path, { ...init, headers: { ...init?.headers, authorization: `Bearer ${session.token}` } }),
  }
  const id = randomUUID()
  expect((await postJson(mine, '/v1/projects', emptyProject(id))).status).toBe(201)
  const wish = { kind: 'speak', project: id, input: inputs.speak }
  busy = true
  const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => ask(mine, `k${n}`, wish)))
  const statuses = answers.map(({ status }) => status).sort()
  // two credits each, five in all
  expect(statuses).toEqual([202, 202, 402, 402, 402, 402])
  const refused = answers.find(({ status }) => status === 402)!
  expect((await refused.json()).credits).toEqual({ needed: 2, available: 1 })
  const balance = (await (await mine.send('/v1/billing/balance')).json()) as BalanceAnswer
  expect(balance).toMatchObject({ available: 1496, held: 4 })
  const jobs = await Promise.all(
    answers.filter(({ status }) => status === 202).map(answer => answer.json() as Promise<JobReceipt>),
  )
  for (const job of jobs)
    await awaited({ ...api, ...mine }, id, job.id, ({ status, attempts }) => status === 'queued' && attempts > 0)
  const { queues } = await (await asOperator('GET', '/v1/operator/queues')).json()
  expect(queues.find(({ kind }: { kind: string }) => kind === 'speak')).toMatchObject({
    waiting: 0,
    active: 0,
    delayed: 2,
    failed: 0,
  })
  api.hurry()
  for (const job of jobs) expect((await postJson(mine, `/v1/jobs/${job.id}/cancel`, '')).status).toBe(200)
  busy = false
})
