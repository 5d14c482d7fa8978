/** B8: studios and sessions are opened, used and left a hundred times each; what they left is counted. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'B8',
  title: 'leaving is clean',
  target:
    '100 studios and 100 sessions with players: 0 workers, URLs, listeners, channels, contexts, intervals, locks left',
  measure: context => measureByTests(context, 'B8', 'clean-leave', 'deep-browser'),
}
