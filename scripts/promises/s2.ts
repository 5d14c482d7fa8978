/** S2: a redirect is judged like the address it came from. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'S2',
  title: 'redirects judged again',
  target: '50 chains turning private at each hop, circles, 6 hops: all stopped',
  measure: context => measureByTests(context, 'S2', 'worker-api/src/ingestion', 'workerd'),
}
