/** M2: sound and picture stay together: clap-and-flash media, and every word of the keyless voice. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'M2',
  title: 'cuts and caption words stand where they are heard, on the decoded MP4',
  target: 'never off by more than 33 ms',
  measure: context => measureByTests(context, 'M2', 'packages/sdk/src/film'),
}
