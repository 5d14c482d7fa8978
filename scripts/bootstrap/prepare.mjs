/** Owns the order of the set-up: Node, dependencies, browser, page. Each step is silent when there is nothing to do. */
import { ensureBrowser } from './browser.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { findNode, withNodeFirst } from './node.mjs'
import { ensurePage } from './page.mjs'

/**
 * Makes the machine ready for a command. Throws SetupError with one sentence.
 * @param {import('./context.mjs').Context} context
 * @param {import('./commands.mjs').Command} command
 * @param {readonly string[]} args
 * @returns {Promise<{node: string, env: NodeJS.ProcessEnv}>} what to run the command with
 */
export async function prepare(context, command, args) {
  const node = await findNode(context)
  const env = withNodeFirst(context.env, node)
  await ensureDependencies(context, env)
  const onlyHelp = args.includes('--help') || args.includes('-h')
  if (command.browser && !onlyHelp) env.CONTENTHQ_CHROMIUM = await ensureBrowser(context, env, node)
  if (command.page && !onlyHelp) await ensurePage(context, env, node)
  return { node, env }
}
