/** S8: what is uploaded to do harm is refused or inert. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'S8',
  title: 'uploads',
  target: 'polyglots, SVG with script, wrong magic, bombs: refused or inert; storage keys never leave their prefix',
  measure: context => measureByTests(context, 'S8', 'worker-api/src', 'workerd'),
}
