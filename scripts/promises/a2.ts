/** A2: keys are rolled while calls go on. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'A2',
  title: 'rotation without outage',
  target:
    'secret, signing and wrapping keys rolled under load: 0 good requests refused; old keys dead after their grace',
  measure: context => measureByTests(context, 'A2', 'worker-api/src/identity', 'workerd'),
}
