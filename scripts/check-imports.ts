/** Runs the import table over the repository: `node scripts/check-imports.ts`. Exit 1 when something is found. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRules } from './checks/import-table.ts'
import { judgeImports, type Manifest } from './checks/judge-imports.ts'
import { readSources, report } from './checks/source-files.ts'

const root = join(import.meta.dirname, '..')
const manifest = (folder: string): Manifest => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))

const manifests = Object.fromEntries([
  ['', manifest('.')],
  ...Object.entries(packageRules).map(([name, { folder }]) => [name, manifest(folder)] as const),
])
process.exitCode = report(judgeImports(readSources(root, /\.ts$/), manifests), 'Import rules')
