/** Owns what the laws of jobs say: somebody with credits, a job, leases on it, what vendors answer, what rows tell. */
import { randomUUID } from 'node:crypto'
import { Response as RuntimeResponse } from 'miniflare'
import { sound, type TransitionsRuntime } from '../../dev/transitions-runtime.fixture.ts'
import { inputs } from './job-story.fixture.ts'

export type Jobs = TransitionsRuntime

/** What the narration of these stories costs. */
export const PRICE = 2
export const AN_HOUR = 3_600_000
export const at = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()

/** Somebody with a project and credits. */
export async function someone(jobs: Jobs, credits = 100) {
  const [owner, project] = [randomUUID(), randomUUID()]
  const words = ['owner', 'id', 'document', 'document_hash', 'written_by', 'created_at', 'updated_at']
  jobs.sql(`INSERT INTO projects (${words}, revision, title, title_folded, scene_count, seconds, aspect_ratio, input_kind,
      input, target_seconds, mood, language, voice)
    VALUES ('${owner}', '${project}', '{}', '', '', '${at(0)}', '${at(0)}', 1, '', '', 0, 0, '16:9', 'topic', '', 60, 'warm', 'en', '')`)
  if (credits > 0) await jobs.call('grant', { owner, amount: credits })
  const wish = { kind: 'speak', project, input: inputs.speak }
  const ask = (key: string, input: object = inputs.speak) => ({ owner, key, wish: { ...wish, input } })
  return { owner, project, wish, ask }
}

export async function aJob(jobs: Jobs): Promise<{ readonly owner: string; readonly id: string }> {
  const { owner, ask } = await someone(jobs)
  return { owner, id: (await jobs.call('enqueue', ask('k'))).id }
}

export const leaseOn = (job: string, token: string, from = 0) => ({
  job,
  token,
  now: at(from),
  until: at(from + 60_000),
})
export const callOf = (job: string, price = PRICE, turn = 1) => ({
  id: `${job}/narration/${turn}`,
  kind: 'speech' as const,
  vendor: 'speaker',
  model: 'speaker-1',
  price,
  vendorKey: `${job}/narration/1`,
})
export const answered = {
  state: 'answered',
  result: '{"value":{},"asset":{"hash":"a","mimeType":"audio/mpeg","bytes":5}}',
  usage: '{"microdollars":1}',
} as const

export type Row = {
  readonly status: string
  readonly charged: number | null
  readonly attempts: number
  readonly failure: string | null
}
export const rowOf = (jobs: Jobs, id: string): Row =>
  jobs.rows<Row>(`SELECT status, charged, attempts, failure FROM generation_jobs WHERE id = '${id}'`)[0]!
export const codeOf = (jobs: Jobs, id: string): string => JSON.parse(rowOf(jobs, id).failure ?? '{}').code

/** What was held and closed for a job, each amount in turn. */
export const moneyOf = (jobs: Jobs, id: string): readonly string[] =>
  jobs
    .rows<{ kind: string; amount: number }>(`SELECT kind, amount FROM credit_entries WHERE job = '${id}' ORDER BY id`)
    .map(({ kind, amount }) => `${kind} ${amount}`)

export const change = (jobs: Jobs, id: string, set: string): void =>
  jobs.sql(`UPDATE generation_jobs SET ${set} WHERE id = '${id}'`)

/** Whoever had it is dead, and its time is over. */
export const bury = (jobs: Jobs, id: string): void =>
  change(
    jobs,
    id,
    `next_run_at = '${at(-AN_HOUR)}', lease_until = CASE WHEN lease_until IS NULL THEN NULL ELSE '${at(-AN_HOUR)}' END`,
  )

/** Pokes until the job is over, its pauses being skipped. */
export async function run(jobs: Jobs, id: string): Promise<void> {
  for (let turns = 0; turns < 30; turns++) {
    const { next } = await jobs.call('advance', { id })
    if (next === undefined) return
    bury(jobs, id)
  }
  throw new Error('it never ends')
}

/** Answers of the vendors, one after the other, the last one again and again. */
export function vendorsAnswer(jobs: Jobs, ...statuses: readonly number[]): void {
  jobs.asked.length = 0
  let turn = 0
  jobs.answer = () => {
    const status = statuses[Math.min(turn++, statuses.length - 1)] ?? 200
    return status === 200 ? sound() : new RuntimeResponse('no', { status })
  }
}
