/** C7: broken ledgers fall over the law named with each. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C7',
  title: 'the tests have teeth',
  target: '≥ 10 deliberately broken ledgers, each caught by a named test',
  measure: context => measureByTests(context, 'C7', 'worker-api/src/credits', 'workerd'),
}
