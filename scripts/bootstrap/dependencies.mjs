/** Owns the installed dependencies: whether they are those of the lock file, and `npm ci` when they are not. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSilently } from './child.mjs'
import { step } from './context.mjs'
import { interrupted, stepFailed } from './setup-error.mjs'

/** @typedef {{packages: Record<string, {version?: string, link?: boolean, optional?: boolean, peer?: boolean}>}} Lock */

/**
 * Installs what the lock file names, unless it is there.
 * @param {import('./context.mjs').Context} context
 * @param {NodeJS.ProcessEnv} env
 */
export async function ensureDependencies(context, env) {
  const stamp = join(context.root, 'node_modules/.contenthq-stamp')
  const wanted = fingerprint(context)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!installedByHand(context.root))
    await step(context, 'Installing the dependencies', async () => {
      const {
        code,
        output,
        interrupted: wasInterrupted,
      } = await runSilently(
        context.platform === 'win32' ? 'npm.cmd' : 'npm',
        ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
        { cwd: context.root, env },
      )
      if (wasInterrupted) throw interrupted()
      if (code !== 0) throw stepFailed('Installing the dependencies', output, 'Run npm ci to see all it says.')
    })
  writeFileSync(stamp, wanted)
}

/**
 * Some dependencies are programs, so the machine counts too: a folder may be shared with a container.
 * @param {import('./context.mjs').Context} context
 */
function fingerprint({ root, platform, arch }) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${platform} ${arch}`).digest('hex')
}

/**
 * Somebody who works here ran `npm install` after changing the lock file: then npm's own record says the same as the
 * lock file, and installing everything again would only take time.
 * @param {string} root
 */
function installedByHand(root) {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const installed = readLock(record)
  return Object.entries(readLock(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    if (!installed[path]) return wanted.optional === true || wanted.peer === true
    return installed[path].version === wanted.version && existsSync(join(root, path))
  })
}

/** @param {string} file */
const readLock = file => /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8'))).packages
