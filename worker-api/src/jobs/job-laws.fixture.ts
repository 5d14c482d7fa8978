/**
 * Owns the laws of the transitions of jobs. Sound transitions pass all; broken ones must fall over the law that is named
 * with them, and over it only: what goes well with sound ones goes well with them.
 */
import { expect } from 'vitest'
import { endingLaws } from './ending-laws.fixture.ts'
import { holdingLaws } from './holding-laws.fixture.ts'
import { aJob, type Jobs, rowOf, run, vendorsAnswer } from './job-words.fixture.ts'

export const laws = { ...holdingLaws, ...endingLaws }

export type Law = keyof typeof laws

/** Broken transitions are not dead ones. */
export async function livesOn(jobs: Jobs): Promise<void> {
  vendorsAnswer(jobs, 200)
  const { id } = await aJob(jobs)
  await run(jobs, id)
  expect(rowOf(jobs, id).status).toBe('succeeded')
}
