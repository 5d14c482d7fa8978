/** Owns the figures that browser tests print: `[figure] ID words`. Runs those tests and collects them. */
import { join } from 'node:path'
import { lastLine } from './promise-context.ts'
import type { Measurement, PromiseContext } from './promise-contract.ts'

/** Runs the browser tests whose name has `id`, in `folder`. Their expectations are the judgement. */
export async function measureByTests({ root, run }: PromiseContext, id: string, folder: string): Promise<Measurement> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { code, output } = await run(
    process.execPath,
    [vitest, 'run', '--project', 'browser', folder, '-t', `${id} `],
    { env: { ...process.env, NO_COLOR: '1' } },
  )
  const figures = [...output.matchAll(new RegExp(`\\[figure\\] ${id} (.*)`, 'g'))].map(([, words]) => words!.trim())
  if (figures.length === 0)
    throw new Error(`no figure was printed: ${/AssertionError.*|Error: .*/.exec(output)?.[0] ?? lastLine(output)}`)
  return { figure: figures.join('; '), verdict: code === 0 ? 'ok' : 'short' }
}
