/** B4: the browser's quota is filled to the last byte under a session that edits and exports. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'B4',
  title: 'a browser without room loses nothing and still makes the film',
  target: 'quota filled: edits saved, film made, what does not fit refused with storage-full',
  measure: context => measureByTests(context, 'B4', 'packages/sdk/src/store', 'deep-browser'),
}
