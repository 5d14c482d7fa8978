/** Measures promises and says whether they hold: `npm run promise -- [IDs] [--write]`. Knows none of them. */
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createPromiseContext, Interrupted } from './promise-context.ts'
import type { Measurement, ProductPromise, PromiseContext } from './promise-contract.ts'
import { verdictText } from './promise-contract.ts'
import { type PromiseRow, writeRecord } from './promise-record.ts'

const help = `Usage: npm run promise -- [IDs] [--write]

Prints one line a promise:  ID  figure  (target)  ok | short | skipped: why
None named: all. Ends with 1 when one is short.
  --write  renews docs/promises.md, and docs/bench/ where the bench of the render was run
  --list   names the promises and their targets`

async function loadPromises(): Promise<readonly ProductPromise[]> {
  const folder = join(import.meta.dirname, 'promises')
  const files = readdirSync(folder).filter(name => /^[a-z]+\d+\.ts$/.test(name))
  const modules = await Promise.all(
    files.map(
      async name =>
        (await import(pathToFileURL(join(folder, name)).href)) as {
          readonly promise: ProductPromise
        },
    ),
  )
  return modules.map(({ promise }) => promise).sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
}

async function measure(promise: ProductPromise, context: PromiseContext): Promise<Measurement> {
  try {
    return await promise.measure(context)
  } catch (thrown) {
    if (thrown instanceof Interrupted) throw thrown
    return { figure: thrown instanceof Error ? thrown.message : String(thrown), verdict: 'short' }
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean' }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const known = await loadPromises()
  if (values.list) {
    for (const { id, title, target } of known) console.log(`${id.padEnd(4)} ${title}: ${target}`)
    return 0
  }
  const wanted = positionals.map(id => id.toUpperCase())
  const unknown = wanted.find(id => known.every(promise => promise.id !== id))
  if (unknown !== undefined) {
    console.error(
      `There is no promise "${unknown}"; there is ${known.map(({ id }) => id).join(', ')}. [option-invalid]`,
    )
    return 2
  }
  const rows: PromiseRow[] = []
  const { context, dispose } = createPromiseContext({ write: values.write ?? false })
  try {
    for (const promise of known.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
      const measurement = await measure(promise, context)
      rows.push({ promise, measurement })
      console.log(`${promise.id}  ${measurement.figure}  (${promise.target})  ${verdictText(measurement.verdict)}`)
    }
  } finally {
    dispose()
  }
  if (values.write) {
    const machine = `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`
    writeRecord(join(import.meta.dirname, '../docs/promises.md'), rows, machine)
  }
  return rows.some(({ measurement }) => measurement.verdict === 'short') ? 1 : 0
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof Interrupted) return 130
  if (!(error instanceof TypeError && 'code' in error)) throw error
  console.error(`${error.message.split('\n')[0]?.replace(/[^.]$/, '$&.')} See --help. [option-invalid]`)
  return 2
})
