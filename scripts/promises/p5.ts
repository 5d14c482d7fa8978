/** P5: how soon the player shows a picture, and whether it keeps time. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

const limits = { first: 300, seek: 50, clip: 150, late: 1, drift: 20 }

export const promise: ProductPromise = {
  id: 'P5',
  title: 'the first picture, seeking and playing: reference film at 720p, warm caches',
  target: `first picture ≤ ${limits.first} ms after open(), seek ≤ ${limits.seek} ms (stills) and ≤ ${limits.clip} ms (clips; 95th percentiles of 30), ≤ ${limits.late} % late frames over 30 s, drift ≤ ${limits.drift} ms`,
  async measure(context) {
    const { figure, verdict } = await measureByTests(context, 'P5', 'packages/engine/src/preview', 'deep-browser')
    const found = /first picture (\d+) ms, seek (\d+) ms .*late ([\d.]+) % .*drift ([\d.]+) ms/.exec(figure)
    const [first, seek, late, drift] = (found ?? []).slice(1).map(Number) as [number, number, number, number]
    const clip = Number(/clip seek (\d+) ms/.exec(figure)?.[1])
    const holds =
      clip <= limits.clip &&
      first <= limits.first &&
      seek <= limits.seek &&
      late <= limits.late &&
      drift <= limits.drift
    return { figure, verdict: verdict === 'ok' && found && holds ? 'ok' : 'short' }
  },
}
