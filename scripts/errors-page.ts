/** Writes docs/errors.md from the model's table of errors: `node --conditions=source scripts/errors-page.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { errorFacts } from '@contenthq/model'

export const errorsFile = join(import.meta.dirname, '../docs/errors.md')

/** The page as Markdown: one heading a code, so that each has an address of its own. */
export function errorsPage(): string {
  const entries = Object.entries(errorFacts).map(
    ([code, { message, remedy, retryable }]) =>
      `## ${code}\n\n${message} ${remedy}${retryable ? ' Trying again may help.' : ''}`,
  )
  return `# Errors

Every error has a code, says what happened and what to do. Made from packages/model/src/errors.ts by
scripts/errors-page.ts; not to be edited by hand.

${entries.join('\n\n')}
`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(errorsFile, errorsPage())
