/** Proves the transitions of jobs in workerd over a libSQL file: every law holds. The slow tier breaks them one by one. */
import { afterAll, beforeAll, test } from 'vitest'
import { startTransitions, type TransitionsRuntime } from '../../dev/transitions-runtime.fixture.ts'
import { type Law, laws } from './job-laws.fixture.ts'

let jobs: TransitionsRuntime
beforeAll(async () => {
  jobs = await startTransitions()
})
afterAll(() => jobs.dispose())

for (const law of Object.keys(laws) as Law[]) test(law, () => laws[law](jobs))
