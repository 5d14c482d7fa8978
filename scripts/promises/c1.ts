/** C1: racing holds take exactly what there is. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C1',
  title: 'never overdraw',
  target:
    '10,000 concurrent 1-credit holds on 1,000 credits, from one client process and from eight: exactly 1,000 succeed; entries sum to balance',
  measure: context => measureByTests(context, 'C1', 'worker-api/src/credits', 'deep'),
}
