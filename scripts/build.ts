/** Builds what is published and served: `npm run build -- [types] [packages] [page] [demo] [sizes]`; none named: all. */
import { join } from 'node:path'
import { runInForeground } from './bootstrap/child.mjs'
import { buildApp } from './build/build-app.ts'
import { buildLibrary } from './build/build-library.ts'
import { gatedEntries, kilobytes, measureFirstLoad } from './build/first-load.ts'

const root = join(import.meta.dirname, '..')
const libraries = ['model', 'sources', 'engine', 'offline', 'sdk', 'studio'] as const

/** Each answers whether it went well. */
const targets: Readonly<Record<string, () => Promise<boolean>>> = {
  types: async () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { code } = await runInForeground(process.execPath, [tsc, '-b'], { cwd: root })
    return code === 0
  },
  packages: async () => {
    for (const name of [...libraries, 'cli'] as const) {
      const missing = await buildLibrary(join(root, 'packages', name), name === 'cli' ? 'node' : 'page')
      console.log(`packages/${name}/dist${missing.length > 0 ? ` (no source yet: ${missing.join(', ')})` : ''}`)
    }
    return true
  },
  page: async () => {
    const built = await buildApp(join(root, 'packages/cli/page'), join(root, 'packages/cli/dist/page'))
    console.log(built ? 'packages/cli/dist/page' : 'packages/cli/page has no index.html; no page was built')
    return built
  },
  demo: async () => {
    const built = await buildApp(join(root, 'demo'), join(root, 'demo/dist'))
    console.log(built ? 'demo/dist' : 'demo has no index.html; no demo was built')
    return built
  },
  sizes: async () => {
    let fits = true
    console.log('First load with all static imports, brotli:')
    for (const entry of gatedEntries) {
      const measured = await measureFirstLoad(entry)
      if (!measured) console.log(`  ${entry.name.padEnd(20)} ${entry.file} does not exist`)
      else {
        const verdict = measured.bytes <= entry.limit ? 'ok' : 'TOO LARGE'
        console.log(
          `  ${entry.name.padEnd(20)} ${kilobytes(measured.bytes).padStart(9)} of ${kilobytes(entry.limit)}  ${verdict}`,
        )
        if (measured.bytes > entry.limit) {
          fits = false
          for (const { fileName, bytes } of measured.chunks)
            console.log(`    ${kilobytes(bytes).padStart(9)}  ${fileName}`)
        }
      }
    }
    return fits
  },
}

async function main(names: readonly string[]): Promise<number> {
  if (names.includes('--help') || names.includes('-h')) {
    console.log(`Usage: npm run build -- [${Object.keys(targets).join('] [')}]\n\nNone named: all, in this order.`)
    return 0
  }
  const unknown = names.find(name => !Object.hasOwn(targets, name))
  if (unknown !== undefined) {
    console.error(`There is nothing called "${unknown}" to build. See --help. [option-invalid]`)
    return 2
  }
  for (const [name, run] of Object.entries(targets)) {
    if (names.length > 0 && !names.includes(name)) continue
    if (!(await run())) return 1
  }
  return 0
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
