/** S5: every feed, page and document of the project's own set ends in a typed result; articles are read in full and no more. */
import { readSet, type SetResult } from '../corpus/read-set.ts'
import { ownCorpus, readSets } from '../corpus/sets.ts'
import type { ProductPromise } from '../promise-contract.ts'

const LEAST_F1 = 0.99

export const promise: ProductPromise = {
  id: 'S5',
  title: 'feeds and articles',
  target: `every file ends in a typed result, none hangs, walls by their codes; articles mean token F1 ≥ ${LEAST_F1}`,
  async measure() {
    const results: SetResult[] = []
    for (const set of readSets(ownCorpus).sets) results.push(await readSet(set))
    const count = (of: (result: SetResult) => number): number => results.reduce((sum, result) => sum + of(result), 0)
    const files = count(result => result.files.length)
    const typed = count(result => result.typed)
    const hangs = count(result => result.hangs)
    const wrong = count(result => result.wrong.length)
    const f1 = results.find(({ name }) => name === 'articles')?.meanF1 ?? 0
    const holds = files > 0 && typed === files && hangs === 0 && wrong === 0 && f1 >= LEAST_F1
    return {
      figure: `${typed} of ${files} typed, ${hangs} hangs, ${wrong} wrong codes, articles F1 ${f1.toFixed(4)}`,
      verdict: holds ? 'ok' : 'short',
    }
  },
}
