/** P8: what `canRender` says before a render, against the render: time by measuring, size of the file. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

const MOST_OFF = 30

export const promise: ProductPromise = {
  id: 'P8',
  title: 'the forecast of a render, asked before it starts',
  target: `time within ±${MOST_OFF} % of the measured time for the reference film at 720p and 1080p (medians of 3), size within ±25 %`,
  async measure(context) {
    const { figure, verdict } = await measureByTests(context, 'P8', 'packages/engine/src/can-render', 'deep-browser')
    const off = [...figure.matchAll(/time [−+](\d+) %/g)].map(([, percent]) => Number(percent))
    const holds = verdict === 'ok' && off.length === 2 && off.every(percent => percent <= MOST_OFF)
    return { figure, verdict: holds ? 'ok' : 'short' }
  },
}
