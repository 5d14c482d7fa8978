/** C4: a paid call survives its process, wherever that is killed. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C4',
  title: 'crash-safe',
  target:
    'killed at every await of a paid call and 200 times at random: 0 acknowledged writes lost, 0 open holds of ended jobs after one sweep',
  measure: context => measureByTests(context, 'C4', 'worker-api/src/jobs', 'deep'),
}
