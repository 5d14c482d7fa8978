/** B3: a byte is flipped in each of 100 stored segments, and in those of a film; all are noticed and made again. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'B3',
  title: 'a damaged cache is noticed and made again',
  target: 'a flipped byte in each of 100 records: all detected, rebuilt, no crash',
  measure: context => measureByTests(context, 'B3', 'packages/sdk/src/cache'),
}
