/** Owns the figures that tests print: `[figure] ID words`. Runs those tests and collects them. */
import { join } from 'node:path'
import { lastLine } from './promise-context.ts'
import type { Measurement, PromiseContext } from './promise-contract.ts'

/** Where vitest runs them; 'deep' and 'deep-browser' are the slow tier. */
export type TestProject = 'unit' | 'workerd' | 'browser' | 'deep' | 'deep-browser'

/** Runs the tests of a project whose name begins a word with `id`, in `folder`. Their expectations are the judgement. */
export async function measureByTests(
  { root, run }: PromiseContext,
  id: string,
  folder: string,
  project: TestProject = 'browser',
): Promise<Measurement> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { code, output } = await run(process.execPath, [vitest, 'run', '--project', project, folder, '-t', `${id} `], {
    env: { ...process.env, NO_COLOR: '1', ...(project.startsWith('deep') ? { CONTENTHQ_DEEP: '1' } : {}) },
  })
  const figures = [...output.matchAll(new RegExp(`\\[figure\\] ${id} (.*)`, 'g'))].map(([, words]) => words!.trim())
  if (figures.length === 0)
    throw new Error(`no figure was printed: ${/AssertionError.*|Error: .*/.exec(output)?.[0] ?? lastLine(output)}`)
  return { figure: figures.join('; '), verdict: code === 0 ? 'ok' : 'short' }
}
