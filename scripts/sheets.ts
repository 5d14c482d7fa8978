/** Draws the contact sheets that are committed: `npm run sheets -- [art] [look] [styles]`; none named: all there are. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runInForeground } from './bootstrap/child.mjs'

const sheets = ['art', 'look', 'styles'] as const
const script = (name: string) => join(import.meta.dirname, `${name}-sheet.ts`)

async function main(names: readonly string[]): Promise<number> {
  if (names.includes('--help') || names.includes('-h')) {
    console.log(`Usage: npm run sheets -- [${sheets.join('] [')}]`)
    return 0
  }
  const unknown = names.find(name => !sheets.some(sheet => sheet === name))
  if (unknown !== undefined) {
    console.error(`There is no sheet "${unknown}". See --help. [option-invalid]`)
    return 2
  }
  for (const name of sheets) {
    if (names.length > 0 && !names.includes(name)) continue
    if (!existsSync(script(name))) {
      console.log(`The sheet "${name}" is not drawn by anything yet.`)
      continue
    }
    const { code } = await runInForeground(process.execPath, ['--conditions=source', script(name)], {})
    if (code !== 0) return code
  }
  return 0
}

process.exitCode = await main(process.argv.slice(2))
