/** B1: pages are killed at 20 random points of a render; the next page encodes only what was in flight. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'B1',
  title: 'a tab killed while it renders goes on from its finished parts',
  target: '20 kills: at most the segments in flight encoded again; same frames, times, sound',
  measure: context => measureByTests(context, 'B1', 'packages/sdk/src/cache', 'deep-browser'),
}
