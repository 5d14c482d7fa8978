/** B5: workers die at 20 points of films of both encoders, and one page asks FFmpeg 200 times. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'B5',
  title: 'dying workers are replaced, and FFmpeg lasts',
  target: '20 deaths: replaced ≤ 3 s, the film whole; 200 FFmpeg jobs in one page without failure',
  measure: context => measureByTests(context, 'B5', 'packages/engine/src', 'deep-browser'),
}
