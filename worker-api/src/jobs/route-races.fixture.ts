/** Owns the races over the routes: the same wish sent many times at once, and many who end the same job. */
import { expect } from 'vitest'
import type { JobsApi } from '../../dev/jobs-runtime.fixture.ts'
import { ask, awaited, enqueued, expectSound, inputs, newProject, postJson } from './job-story.fixture.ts'

const whole = (count: number): string => count.toLocaleString('en')

const countOf = (api: JobsApi, sql: string): number =>
  api.rows<{ count: number }>(`SELECT count(*) AS count FROM ${sql}`)[0]!.count

/** C2: every key is sent many times at once; then with another wish. Prints the figure. */
export async function raceWishes(api: JobsApi, keys: number, calls: number): Promise<void> {
  const project = await newProject(api)
  const wish = { kind: 'speak', project, input: inputs.speak }
  const answers = new Map<string, Set<string>>()
  for (let call = 0; call < calls; call++) {
    // all keys at once in each wave, and two waves overlap
    const wave = Array.from({ length: keys }, async (_, n) => {
      const response = await ask(api, `race-${n}`, wish)
      const text = `${response.status} ${await response.text()}`
      answers.set(`race-${n}`, (answers.get(`race-${n}`) ?? new Set()).add(text))
    })
    await Promise.all([Promise.all(wave), ask(api, `race-${call % keys}`, wish).then(response => response.text())])
  }
  for (const told of answers.values()) expect([told.size, [...told][0]?.slice(0, 3)]).toEqual([1, '202'])
  expect(countOf(api, `generation_jobs WHERE project = '${project}'`)).toBe(keys)
  expect(
    countOf(
      api,
      `credit_entries AS e JOIN generation_jobs AS j ON j.id = e.job WHERE e.kind = 'hold' AND j.project = '${project}'`,
    ),
  ).toBe(keys)
  const other = await Promise.all(
    Array.from({ length: keys }, (_, n) => ask(api, `race-${n}`, { ...wish, input: { ...inputs.speak, speed: 2 } })),
  )
  expect(new Set(other.map(({ status }) => status))).toEqual(new Set([422]))
  console.log(
    `[figure] C2 routes: ${whole(keys * calls)} calls on ${whole(keys)} keys: ${whole(keys)} jobs and holds, answers alike byte by byte, other payloads refused`,
  )
}

/** C3: each job is made and cancelled by five at once; its hold ends once. Prints the figure. */
export async function raceEnds(api: JobsApi, jobs: number): Promise<void> {
  const project = await newProject(api)
  const ids: string[] = []
  for (let n = 0; n < jobs; n++) {
    const { id } = await enqueued(api, project, 'speak')
    ids.push(id)
    await Promise.all(Array.from({ length: 5 }, () => postJson(api, `/v1/jobs/${id}/cancel`, '')))
  }
  for (const id of ids) await awaited(api, project, id)
  expect(
    countOf(
      api,
      `credit_entries AS e JOIN generation_jobs AS j ON j.id = e.job WHERE e.kind = 'close' AND j.project = '${project}'`,
    ),
  ).toBe(jobs)
  expectSound(api)
  console.log(
    `[figure] C3 jobs: ${whole(jobs)} made while ${whole(jobs * 5)} cancelled them: ${whole(jobs)} holds ended once`,
  )
}
