/** Owns what the set-up knows of its surroundings. Everything is a value here, so that a test can hand in another machine. */
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} Context
 * @property {string} root the repository
 * @property {string} home the user's folder
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {string} node path of the Node that runs this
 * @property {string} nodeVersion of the Node that runs this, '20.1.0'
 * @property {boolean} isRoot may install system packages
 * @property {readonly string[]} [browserPaths] where Chromium is looked for beside PATH; default: the usual places
 * @property {(text: string) => void} print progress of the set-up, one line a step
 */

/** @returns {Context} */
export const machineContext = () => ({
  root: join(dirname(fileURLToPath(import.meta.url)), '../..'),
  home: homedir(),
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  node: process.execPath,
  nodeVersion: process.versions.node,
  isRoot: process.getuid?.() === 0,
  print: text => process.stderr.write(text),
})

/**
 * The folder that outlives node_modules: where a downloaded Node and a checked browser are remembered.
 * @param {Context} context
 */
export function cacheFolder({ env, home, platform }) {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'contenthq-studio')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'contenthq-studio')
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'contenthq-studio')
}

/**
 * Says what is being done on one line, and how long it took.
 * @template T
 * @param {Context} context
 * @param {string} what
 * @param {() => Promise<T>} work
 */
export async function step(context, what, work) {
  const start = performance.now()
  context.print(`${what} … `)
  try {
    const result = await work()
    context.print(`${((performance.now() - start) / 1000).toFixed(1)} s\n`)
    return result
  } catch (thrown) {
    context.print('failed\n')
    throw thrown
  }
}
