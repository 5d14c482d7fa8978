/** C2: the same request again answers the same and moves nothing. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C2',
  title: 'same key, same answer',
  target: '100 concurrent calls × 100 keys: 100 effects, byte-identical answers; another payload is refused',
  measure: context => measureByTests(context, 'C2', 'worker-api/src', 'deep'),
}
