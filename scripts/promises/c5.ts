/** C5: a database whose answers get lost charges nobody twice, neither in the ledger nor for a job. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C5',
  title: 'lost reply',
  target: 'commit-then-drop on each database call, client retries: 0 double charges in 10,000 seeds',
  measure: context => measureByTests(context, 'C5', 'worker-api/src', 'deep'),
}
