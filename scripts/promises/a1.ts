/** A1: session tokens are short and bound; every other token is refused. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'A1',
  title: 'tokens are short and bound',
  target: 'at least 60 bad tokens, all refused',
  measure: context => measureByTests(context, 'A1', 'worker-api/src/identity', 'workerd'),
}
