/** M4: loudness of a keyless film by FFmpeg's ebur128, and the music under the voice on the stems of the same mix. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'M4',
  title: 'loudness, true peak, and music under narration',
  target: '−14 LUFS ± 0.5, true peak ≤ −1 dBTP, music ≥ 12 dB under the voice',
  measure: context => measureByTests(context, 'M4', 'packages/sdk/src/film'),
}
