/** Owns the `contenthq` command: which command runs, how errors are said, exit codes. 2: bad input; 1: failure; 130: Ctrl-C. */
import { asContentHQError, type ContentHQError, type ErrorCode } from '@contenthq/model'
import { make } from './make/make.ts'

const HELP = `contenthq: films from topics, files and links

  contenthq make "The history of tea"    make a film (contenthq make --help)
`

const badInput: ReadonlySet<ErrorCode> = new Set([
  'topic-empty',
  'topic-too-long',
  'file-missing',
  'file-unreadable',
  'file-binary',
  'file-empty',
  'url-invalid',
  'url-unreachable',
  'source-empty',
  'source-too-large',
  'duration-invalid',
  'option-invalid',
  'output-unwritable',
  'browser-missing',
  'nothing-to-say',
])

/** What happened, to what, and what to do: 'The file cannot be found: notes.md. Check the path.' */
function sentenceOf({ message, detail, remedy }: ContentHQError): string {
  if (!detail) return `${message} ${remedy}`
  return detail.endsWith('.') ? `${message} ${detail} ${remedy}` : `${message.replace(/\.$/, '')}: ${detail}. ${remedy}`
}

async function run([command, ...args]: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    if (command === 'make') await make(args, signal)
    else process.stdout.write(HELP)
    return command === undefined || ['make', 'help', '--help', '-h'].includes(command) ? 0 : 2
  } catch (thrown) {
    const error = asContentHQError(thrown)
    const { code } = error
    if (code === 'cancelled') {
      process.stderr.write('Stopped. Nothing was written.\n')
      return 130
    }
    process.stderr.write(`${sentenceOf(error)}\n[${code}]\n`)
    return badInput.has(code) ? 2 : 1
  }
}

// npm runs scripts in the project's folder; paths are meant from where the user stands
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)

const controller = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => controller.abort())
process.exitCode = await run(process.argv.slice(2), controller.signal)
