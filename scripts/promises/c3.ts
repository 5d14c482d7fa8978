/** C3: of racing closes one ends the hold. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'C3',
  title: 'a hold ends once',
  target: '1,000 holds × 5 racing closes: 1,000',
  measure: context => measureByTests(context, 'C3', 'worker-api/src', 'deep'),
}
