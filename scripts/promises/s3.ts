/** S3: what a hostile server sends is cut off by size and time. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'S3',
  title: 'bounded fetch',
  target:
    'bombs, endless and slow bodies, lying lengths: stopped within the cap and one chunk and 15 s; memory rise below 64 MB',
  measure: context => measureByTests(context, 'S3', 'worker-api/src/ingestion', 'deep'),
}
