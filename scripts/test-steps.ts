/** Owns the steps of the test tiers and how each is counted. Does not decide their order or when to stop. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIREFOX_MISSING, findFirefox } from '../demo/firefox/find-firefox.ts'
import { runInForeground } from './bootstrap/child.mjs'
import { listFiles } from './checks/source-files.ts'

export const root = join(import.meta.dirname, '..')

/** `note` replaces the count in the summary. */
export type Outcome = {
  readonly passed: number
  readonly failed: number
  readonly interrupted: boolean
  readonly note?: string
}
export type Step = { readonly name: string; run(): Promise<Outcome> }

const bin = (path: string) => join(root, 'node_modules', path)
const folder = () => mkdtempSync(join(tmpdir(), 'contenthq-test-'))

/** A program that is right or wrong as a whole. */
const program = (name: string, ...args: readonly string[]): Step => ({
  name,
  run: async () => {
    const { code, interrupted } = await runInForeground(process.execPath, args, { cwd: root, env: process.env })
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, interrupted }
  },
})

type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}
type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
}

/** Runs a test program that writes a JSON report, and counts from the report. Red without a counted failure counts one. */
async function counted(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  file: string,
  count: (report: never) => Pick<Outcome, 'passed' | 'failed'>,
): Promise<Outcome> {
  const { code, interrupted } = await runInForeground(process.execPath, args, { cwd: root, env })
  const { passed, failed } = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')) as never)
    : { passed: 0, failed: 0 }
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, interrupted }
}

const countVitest = (report: VitestReport) => {
  const broken = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

const vitest = (name: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Step => ({
  name,
  run: async () => {
    const out = folder()
    const file = join(out, 'report.json')
    try {
      return await counted(
        [
          bin('vitest/vitest.mjs'),
          'run',
          ...args,
          '--passWithNoTests',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile.json=${file}`,
        ],
        env,
        file,
        countVitest,
      )
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  },
})

const endToEnd: Step = {
  name: 'e2e',
  run: async () => {
    if (!existsSync(join(root, 'demo/e2e')))
      return { passed: 0, failed: 0, interrupted: false, note: 'no end-to-end tests' }
    const out = folder()
    const file = join(out, 'report.json')
    try {
      return await counted(
        [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
        { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        file,
        ({ stats }: PlaywrightReport) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
      )
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  },
}

/** What `npm run check` runs. */
export const staticSteps: readonly Step[] = [
  program('lint', bin('@biomejs/biome/bin/biome'), 'check'),
  program('import rules', join(root, 'scripts/check-imports.ts')),
  program('house rules', join(root, 'scripts/check-tree.ts')),
  program('types', bin('typescript/bin/tsc'), '-b'),
]

/** What `npm test` runs. */
export const fastSteps: readonly Step[] = [
  ...staticSteps,
  program('first load', join(root, 'scripts/build.ts'), 'sizes'),
  vitest('unit', ['--project', 'unit']),
  vitest('browser', ['--project', 'browser']),
  vitest('workerd', ['--project', 'workerd']),
  endToEnd,
]

/** The slow tier, one part a room: every *.deep.test.ts below it. Each part ends within 30 minutes. */
export const deepParts = (): readonly Step[] => {
  const files = listFiles(root).filter(path => path.endsWith('.deep.test.ts'))
  const rooms = ['model', 'sources', 'engine', 'offline', 'sdk', 'studio', 'cli'].map(name => `packages/${name}`)
  return [...rooms, 'worker-api', 'scripts', 'demo'].map(room => {
    const name = room.replace('packages/', '')
    if (!files.some(path => path.startsWith(`${room}/`)))
      return { name, run: async () => ({ passed: 0, failed: 0, interrupted: false, note: 'no deep tests yet' }) }
    if (room === 'demo' && !findFirefox())
      return {
        name,
        run: async () => ({ passed: 0, failed: 0, interrupted: false, note: `not tried: ${FIREFOX_MISSING}` }),
      }
    const projects = ['--project', 'deep', '--project', 'deep-browser']
    return vitest(name, [...projects, `${room}/`], { ...process.env, CONTENTHQ_DEEP: '1' })
  })
}
