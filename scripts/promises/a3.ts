/** A3: no secret is found outside its place. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'A3',
  title: 'secrets do not leak',
  target: 'a canary in every secret slot; logs, answers, bundle, source maps and database searched: 0 hits',
  measure: context => measureByTests(context, 'A3', 'worker-api/src/identity', 'workerd'),
}
