/** C5, the part of the ledger: a database whose answers get lost charges nobody twice. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C5',
  title: 'lost reply (ledger)',
  target: 'commit-then-drop on each database call, client retries: 0 double charges in 10,000 seeds',
  measure: context => measureByTests(context, 'C5', 'worker-api/src/credits', 'deep'),
}
