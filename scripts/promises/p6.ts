/** P6: the first load stays small. Measured by building each entry as a host's bundler would. */
import { gatedEntries, kilobytes, measureFirstLoad } from '../build/first-load.ts'
import type { ProductPromise } from '../promise-contract.ts'

export const promise: ProductPromise = {
  id: 'P6',
  title: 'the first load is small (transitive static imports, brotli)',
  target: gatedEntries.map(({ name, limit }) => `${name} ≤ ${kilobytes(limit)}`).join(', '),
  async measure() {
    const loads = []
    for (const entry of gatedEntries) {
      const load = await measureFirstLoad(entry)
      if (!load) return { figure: `${entry.file} does not exist`, verdict: 'short' }
      loads.push(load)
    }
    return {
      figure: loads.map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`).join(', '),
      verdict: loads.every(({ bytes, limit }) => bytes <= limit) ? 'ok' : 'short',
    }
  },
}
