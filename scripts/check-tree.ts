/** Runs the house rules over the repository: `node scripts/check-tree.ts`. Exit 1 when something is found. */
import { join } from 'node:path'
import { judgeTree } from './checks/judge-tree.ts'
import { readSources, report } from './checks/source-files.ts'

const root = join(import.meta.dirname, '..')
const text = /\.(ts|mjs|js|json|json5|md|html|css|toml|ya?ml|svg|txt|sh)$|(^|\/)(run|LICENSE|\.npmrc|\.gitignore)$/
process.exitCode = report(judgeTree(readSources(root, text)), 'House rules')
