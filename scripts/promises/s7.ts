/** S7, the part of the API: odd text comes back as it went in. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'S7',
  title: 'odd text (API)',
  target: '515 naughty strings as titles, topics, narrations, prompts, stories: byte-equal',
  measure: context => measureByTests(context, 'S7', 'worker-api/src', 'workerd'),
}
