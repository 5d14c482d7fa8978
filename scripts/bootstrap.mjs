#!/usr/bin/env node
/**
 * The first thing that runs on a fresh machine: sets up what is missing, then hands over to the command.
 * Zero dependencies, plain JavaScript for Node 20. Knows no command from the inside.
 */
import { runInForeground } from './bootstrap/child.mjs'
import { commands, helpText } from './bootstrap/commands.mjs'
import { machineContext } from './bootstrap/context.mjs'
import { prepare } from './bootstrap/prepare.mjs'
import { SetupError } from './bootstrap/setup-error.mjs'

const [name, ...given] = process.argv.slice(2)
// npm takes the dashes away, a direct call does not
const args = given[0] === '--' ? given.slice(1) : given
const context = machineContext()

async function main() {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(helpText())
    return name === undefined ? 2 : 0
  }
  const command = commands[name]
  if (!command) throw new SetupError('option-invalid', `There is no command "${name}". See --help.`)
  const { node, env } = await prepare(context, command, args)
  const cwd = command.inCallersFolder ? (context.env.INIT_CWD ?? process.cwd()) : context.root
  return (await runInForeground(node, command.argv(context.root, args), { cwd, env })).code
}

try {
  process.exitCode = await main()
} catch (thrown) {
  if (!(thrown instanceof SetupError)) throw thrown
  if (thrown.message) console.error(`${thrown.message} [${thrown.code}]`)
  process.exitCode = thrown.exitCode
}
