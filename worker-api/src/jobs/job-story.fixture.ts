/** Owns what job tests say: make a project, ask for a job, wait for its end, look at the money. */
import { randomUUID } from 'node:crypto'
import type { BalanceAnswer, JobAnswer, JobEventsAnswer, JobReceipt } from '@contenthq/model/api'
import { expect } from 'vitest'
import { emptyProject } from '../../dev/api.fixture.ts'
import type { JobsApi } from '../../dev/jobs-runtime.fixture.ts'

export const inputs = {
  ingest: { url: 'https://example.org/tea' },
  'write-story': {
    source: { title: 'Tea', text: 'Tea is a drink.' },
    targetSeconds: 60,
    language: 'en',
    mood: 'warm',
    seed: 1,
  },
  'plan-scenes': {
    story: { title: 'Tea', hook: '', synopsis: '', closing: '', paragraphs: [{ title: 'A', text: 'A leaf.' }] },
    targetSeconds: 60,
    language: 'en',
    mood: 'warm',
    seed: 1,
  },
  'make-picture': { prompt: 'a leaf', narration: 'A leaf fell.', width: 1280, height: 720, mood: 'warm', seed: 1 },
  'check-picture': { asset: 'a'.repeat(64), prompt: 'a leaf', narration: 'A leaf fell.' },
  speak: { text: 'A leaf fell.', language: 'en', voice: 'alloy', speed: 1 },
  'write-music': { mood: 'warm', seconds: 30, seed: 1 },
} as const

export type Kind = keyof typeof inputs

export async function newProject(api: JobsApi): Promise<string> {
  const id = randomUUID()
  await api.client.projects.create(emptyProject(id))
  return id
}

export const postJson = (
  api: Pick<JobsApi, 'send'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  api.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

export const ask = (api: Pick<JobsApi, 'send'>, key: string, wish: object) =>
  postJson(api, '/v1/jobs', wish, { 'idempotency-key': key })

/** Takes a job on that must be taken on. */
export async function enqueued(api: JobsApi, project: string, kind: Kind, input: object = inputs[kind]) {
  const response = await ask(api, randomUUID(), { kind, project, input })
  const text = await response.text()
  expect([response.status, text]).toEqual([202, text])
  return JSON.parse(text) as JobReceipt
}

const isOver = ({ status }: JobAnswer): boolean => status !== 'queued' && status !== 'running'

/** Follows the project's news until the job is as it should be: over, unless said otherwise. */
export async function awaited(
  api: JobsApi,
  project: string,
  id: string,
  until: (job: JobAnswer) => boolean = isOver,
): Promise<JobAnswer> {
  let after = 0
  for (;;) {
    const response = await api.send(`/v1/jobs/events?project=${project}&after=${after}&wait=20`)
    expect(response.status).toBe(200)
    const news = (await response.json()) as JobEventsAnswer
    const job = news.jobs.find(one => one.id === id)
    if (job && until(job)) return job
    after = news.cursor
  }
}

export const balanceOf = async (api: JobsApi): Promise<BalanceAnswer> =>
  (await (await api.send('/v1/billing/balance')).json()) as BalanceAnswer

/** Nothing is held for a job that has ended, no entry is lost, and every charge is its job's. */
export function expectSound(api: JobsApi): void {
  expect(
    api.rows(`SELECT j.id, j.status FROM generation_jobs AS j
      JOIN credit_entries AS h ON h.job = j.id AND h.kind = 'hold'
      LEFT JOIN credit_entries AS c ON c.job = j.id AND c.kind = 'close'
      WHERE (j.status IN ('succeeded', 'failed', 'cancelled')) <> (c.id IS NOT NULL) OR c.amount <> j.charged`),
  ).toEqual([])
  expect(
    api.rows(`SELECT a.owner FROM credit_accounts AS a WHERE a.held <> ifnull((
        SELECT sum(j.held) FROM generation_jobs AS j WHERE j.owner = a.owner AND j.status IN ('queued', 'running')
      ), 0)`),
  ).toEqual([])
  expect(
    api.rows(`SELECT p.id FROM projects AS p WHERE p.credits_used <> ifnull((
        SELECT sum(g.credits) FROM ai_generations AS g WHERE g.owner = p.owner AND g.project = p.id
      ), 0)`),
  ).toEqual([])
}
