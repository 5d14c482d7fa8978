/** M5: slow zooms and pans move by fractions of a pixel, on every painter. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'M5',
  title: 'smooth motion: features of a picture follow the ideal path at 1080p, on every painter',
  target: 'at most 0.05 px RMS off it and 0 steps in the wrong direction',
  measure: context => measureByTests(context, 'M5', 'packages/engine/src/painters'),
}
