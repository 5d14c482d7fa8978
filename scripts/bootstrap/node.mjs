/** Owns which Node runs the tools: this one, or a newer one that npm brings. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runSilently } from './child.mjs'
import { cacheFolder, step } from './context.mjs'
import { interrupted, stepFailed } from './setup-error.mjs'

/** The oldest major version that the tools run on, and that runs TypeScript by itself. */
export const NODE_MAJOR = 24

/**
 * Path of a Node that is new enough; brought through `npx node@24` when this one is not, and remembered.
 * @param {import('./context.mjs').Context} context
 * @returns {Promise<string>}
 */
export async function findNode(context) {
  if (Number.parseInt(context.nodeVersion, 10) >= NODE_MAJOR) return context.node
  const memory = join(cacheFolder(context), `node-${NODE_MAJOR}`)
  const remembered = existsSync(memory) ? readFileSync(memory, 'utf8') : ''
  if (remembered !== '' && existsSync(remembered)) return remembered
  const what = `Fetching Node ${NODE_MAJOR} (this one is ${context.nodeVersion})`
  return step(context, what, async () => {
    const {
      code,
      output,
      stdout,
      interrupted: wasInterrupted,
    } = await runSilently(
      context.platform === 'win32' ? 'npx.cmd' : 'npx',
      ['--yes', `node@${NODE_MAJOR}`, '-p', 'process.execPath'],
      { cwd: context.root, env: context.env },
    )
    if (wasInterrupted) throw interrupted()
    const found = stdout.trim().split('\n').at(-1) ?? ''
    if (code !== 0 || !existsSync(found))
      throw stepFailed(`Fetching Node ${NODE_MAJOR}`, output, `Install Node ${NODE_MAJOR} or newer by hand.`)
    mkdirSync(dirname(memory), { recursive: true })
    writeFileSync(memory, found)
    return found
  })
}

/**
 * The environment of all children: this Node first on the path.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(env, node) {
  const key = Object.keys(env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH' // Windows writes it 'Path'
  return { ...env, [key]: [dirname(node), env[key]].filter(Boolean).join(delimiter) }
}
