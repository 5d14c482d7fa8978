/**
 * D1: two commands on a fresh clone. Clones what is committed into an empty folder, fetches everything once so that
 * downloads are not counted, removes it again, and times `npm run make` from nothing but npm's cache; then `npm test`.
 */
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lastLine } from '../promise-context.ts'
import type { ProductPromise } from '../promise-contract.ts'

const LIMIT_SECONDS = 300

/** As in a new terminal: nothing that npm told this process, no browser named. */
const freshEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|CONTENTHQ_|NODE_ENV$|VITEST)/.test(name)),
  )

export const promise: ProductPromise = {
  id: 'D1',
  title: 'a fresh clone makes a film with one command and passes its tests with another',
  target: `make ≤ ${LIMIT_SECONDS} s with set-up (downloads not counted), npm test passes`,
  async measure({ root, folder, run }) {
    const clone = join(folder, 'clone')
    const env = freshEnvironment()
    const here = { cwd: clone, env }
    const cloned = await run('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { env })
    if (cloned.code !== 0) throw new Error(`git clone failed: ${lastLine(cloned.output)}`)

    // the downloads: into npm's cache, then away
    const fetched = await run('npm', ['run', '--silent', 'check', '--', '--help'], here)
    if (fetched.code !== 0) throw new Error(`the set-up failed: ${lastLine(fetched.output)}`)
    rmSync(join(clone, 'node_modules'), { recursive: true })

    const film = join(folder, 'fresh.mp4')
    const start = performance.now()
    const make = ['run', '--silent', 'make', '--', 'The history of tea', '--out', film]
    const made = await run('npm', make, { cwd: clone, env: { ...env, npm_config_prefer_offline: 'true' } })
    const seconds = Math.round((performance.now() - start) / 1000)
    if (made.code !== 0) throw new Error(`make ended with ${made.code} after ${seconds} s: ${lastLine(made.output)}`)
    const bytes = statSync(film).size

    const tested = await run('npm', ['test'], here)
    const counts = /^\d+ passed, \d+ failed$/m.exec(tested.output)?.[0] ?? 'no count'
    return {
      figure: `make ${seconds} s (${(bytes / 1e6).toFixed(1)} MB), npm test: ${counts}`,
      verdict: seconds <= LIMIT_SECONDS && tested.code === 0 && bytes > 0 ? 'ok' : 'short',
    }
  },
}
