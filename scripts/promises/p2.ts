/** P2: painting, encoding and muxing of the reference job against the encoding of the same frames, ready in memory. */
import { availableParallelism } from 'node:os'
import { rowOf } from '../bench/render/measure-reference.ts'
import type { Row } from '../bench/render/results.ts'
import type { ProductPromise } from '../promise-contract.ts'

const MOST = 1.25
const SLACK = 1.1

export const promise: ProductPromise = {
  id: 'P2',
  title: 'the picture of the reference job against the limit: the same frames, ready in memory, encoded on all cores',
  target: `≤ ${MOST} × at 720p and 1080p; with sound ≤ that of the picture + the sound’s CPU-seconds ÷ cores, + 10 %`,
  async measure({ reference }) {
    const results = await reference()
    const found = (['720p', '1080p'] as const).map(size => {
      const row = (what: string): Row => rowOf(results, what, size)
      const [picture, whole] = [row('ours, picture only'), row('ours, default')]
      const ratio = picture.seconds / row('the limit: ready frames encoded').seconds
      const sound = Math.max(0, whole.processorSeconds - picture.processorSeconds) / availableParallelism()
      const most = (picture.seconds + sound) * SLACK
      return {
        words: `${size} ${ratio.toFixed(2)} ×, with sound ${whole.seconds.toFixed(1)} s of ${most.toFixed(1)} s`,
        holds: ratio <= MOST && whole.seconds <= most,
      }
    })
    return {
      figure: found.map(({ words }) => words).join('; '),
      verdict: found.every(({ holds }) => holds) ? 'ok' : 'short',
    }
  },
}
