/** P3: one scene of eight is edited; the next export encodes that scene and the transitions into and out of it. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'P3',
  title: 'one scene of eight edited and exported again',
  target: 'frames encoded ≤ 1.5/8 of all',
  measure: context => measureByTests(context, 'P3', 'packages/engine/src/render'),
}
