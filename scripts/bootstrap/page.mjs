/** Owns whether the page bundle that the command line drives is up to date. The build itself is scripts/build.ts. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSilently } from './child.mjs'
import { step } from './context.mjs'
import { interrupted, stepFailed } from './setup-error.mjs'

/**
 * Builds the page unless nothing that goes into it changed since it was built.
 * @param {import('./context.mjs').Context} context
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node
 */
export async function ensurePage(context, env, node) {
  const { root } = context
  if (!existsSync(join(root, 'packages/cli/page/index.html'))) return
  const folder = join(root, 'packages/cli/dist/page')
  const stamp = join(folder, '.contenthq-stamp')
  const wanted = sourceFingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await step(context, 'Building the page', async () => {
    const {
      code,
      output,
      interrupted: wasInterrupted,
    } = await runSilently(node, ['--conditions=source', join(root, 'scripts/build.ts'), 'page'], { cwd: root, env })
    if (wasInterrupted) throw interrupted()
    if (code !== 0) throw stepFailed('Building the page', output, 'Run npm run build -- page to see all it says.')
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, wanted)
}

/**
 * Hash over path, size and date of everything the page is built from; tests and build output are not.
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const visit = path => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== 'dist') visit(inside)
      } else if (!entry.name.endsWith('.test.ts')) add(inside)
    }
  }
  /** @param {string} file */
  const add = file => {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`)
  }
  visit(join(root, 'packages'))
  for (const name of ['vite.config.ts', 'package-lock.json', 'scripts/build.ts', 'scripts/vite-assets.ts'])
    if (existsSync(join(root, name))) add(join(root, name))
  return hash.digest('hex')
}
