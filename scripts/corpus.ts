/**
 * Reads corpora and prints a table by set: files, typed results, errors by code, hangs, worst time, mean token F1.
 * Run: npm run corpus -- [PATH] [--below 0.97] [--files]; without PATH the project's own small set.
 */
import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readSet, type SetResult } from './corpus/read-set.ts'
import { ownCorpus, readSets } from './corpus/sets.ts'
import { corpusTable, oddFiles } from './corpus/table.ts'

const HELP = `Usage: npm run corpus -- [PATH] [--below F1] [--files]

Reads every file of the sets below PATH (articles, feeds, hostile, documents, walls) and prints a table.
Exit 1 when a file hangs, throws anything but a typed error, fetches, or misses the error it must end in.

  --below F1   names articles whose token F1 is lower (0.97)
  --files      names every file and what it came to
`

const isRed = ({ hangs, typed, files, wrong, calls }: SetResult): boolean =>
  hangs > 0 || typed < files.length || wrong.length > 0 || calls > 0

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { below: { type: 'string' }, files: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const folder = resolve(positionals[0] ?? ownCorpus)
  if (!existsSync(folder)) {
    console.error(`The folder ${folder} cannot be found. [file-missing]`)
    return 2
  }
  const { sets, skipped } = readSets(folder)
  const results: SetResult[] = []
  for (const set of sets) results.push(await readSet(set))
  console.log(corpusTable(results))
  if (skipped.length > 0) console.log(`\nskipped, no set of this suite: ${skipped.join(', ')}`)
  const odd = oddFiles(results, folder, Number(values.below ?? 0.97))
  if (odd.length > 0) console.log(`\n${odd.join('\n')}`)
  if (values.files)
    for (const { files } of results)
      for (const { path, outcome } of files)
        console.log(
          `${relative(folder, path)}  ${outcome === 'hang' ? 'hang' : `${outcome.code} ${outcome.milliseconds.toFixed(0)} ms`}`,
        )
  return results.some(isRed) ? 1 : 0
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof TypeError && 'code' in error)) throw error
  console.error(`${error.message.split('\n')[0]} See --help. [option-invalid]`)
  return 2
})
