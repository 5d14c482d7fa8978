/** C6: balances are rebuilt from random histories. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C6',
  title: 'the balance is its history',
  target: 'rebuilt from entries equals stored, 10,000 random histories',
  measure: context => measureByTests(context, 'C6', 'worker-api/src/credits', 'deep'),
}
