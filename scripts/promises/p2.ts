/** P2: painting, encoding and muxing of the reference job against the encoding of the same frames, ready in memory. */
import { measureReference } from '../bench/render/measure-reference.ts'
import type { ProductPromise } from '../promise-contract.ts'

const MOST = 1.25

export const promise: ProductPromise = {
  id: 'P2',
  title: 'the picture of the reference job against the limit: the same frames, ready in memory, encoded on all cores',
  target: `≤ ${MOST} × at 720p and 1080p`,
  async measure({ root }) {
    const row = await measureReference(root, { rounds: 5, native: false, slow: false })
    const ratios = (['720p', '1080p'] as const).map(size => ({
      size,
      ratio: row('ours, picture only', size).seconds / row('the limit: ready frames encoded', size).seconds,
    }))
    return {
      figure: ratios.map(({ size, ratio }) => `${size} ${ratio.toFixed(2)} ×`).join(', '),
      verdict: ratios.every(({ ratio }) => ratio <= MOST) ? 'ok' : 'short',
    }
  },
}
