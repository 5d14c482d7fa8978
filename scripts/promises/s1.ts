/** S1: nothing private is ever asked for a source; nothing public is refused. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'S1',
  title: 'no request forgery',
  target: 'at least 2,000 forbidden addresses: 0 calls out; at least 200 good ones: 0 refused',
  measure: context => measureByTests(context, 'S1', 'worker-api/src/ingestion', 'workerd'),
}
