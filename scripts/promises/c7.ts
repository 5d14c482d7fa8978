/** C7: broken ledgers, and broken transitions of jobs, fall over the law named with each. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C7',
  title: 'the tests have teeth',
  target: '≥ 10 deliberately broken ledgers, each caught by a named test; and as many broken transitions of jobs',
  async measure(context) {
    const ledgers = await measureByTests(context, 'C7', 'worker-api/src/credits', 'workerd')
    const jobs = await measureByTests(context, 'C7', 'worker-api/src/jobs', 'deep')
    const holds = ledgers.verdict === 'ok' && jobs.verdict === 'ok'
    return { figure: `${ledgers.figure}; ${jobs.figure}`, verdict: holds ? 'ok' : 'short' }
  },
}
