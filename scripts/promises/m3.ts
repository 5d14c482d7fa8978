/** M3: the preview shows what the export holds: lists, burnt-in numbers, pixels. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'M3',
  title: 'what you preview is what you export: every entry × aspect ratio at 720p, transition × caption style',
  target: 'lists equal in every frame, 0 burnt-in numbers off, SSIM ≥ 0.98 at ≥ 20 Mbit/s',
  measure: context => measureByTests(context, 'M3', 'packages/engine/src/preview', 'deep-browser'),
}
