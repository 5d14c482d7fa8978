/** Runs a test tier step by step, stops at the first red one, and sums up. `npm test`, `npm run check`, `npm run test:deep`. */
import { parseArgs } from 'node:util'
import { deepParts, fastSteps, type Outcome, type Step, staticSteps } from './test-steps.ts'

const help = `Usage: npm test -- [steps] [--all]
       npm run check -- [steps] [--all]
       npm run test:deep -- [parts] [--all]

Without names every step runs, in this order, and the first red one ends the run.
  --all    goes on after a red step
  steps    ${fastSteps.map(({ name }) => `"${name}"`).join(', ')}
  parts    ${deepParts()
    .map(({ name }) => name)
    .join(', ')}`

type Row = { readonly name: string; readonly seconds: number; readonly outcome: Outcome }

const countText = ({ passed, failed, note }: Outcome): string =>
  note ?? (failed > 0 ? `${failed} failed, ${passed} passed` : `${passed} passed`)

function summary(rows: readonly Row[], notRun: readonly Step[]): string {
  const lines = rows.map(
    ({ name, seconds, outcome }) =>
      `  ${outcome.failed > 0 ? 'RED ' : 'ok  '} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(7)} s   ${countText(outcome)}`,
  )
  const left = notRun.length > 0 ? [`  not run: ${notRun.map(({ name }) => name).join(', ')}`] : []
  const sum = (of: (outcome: Outcome) => number) => rows.reduce((total, { outcome }) => total + of(outcome), 0)
  return ['', ...lines, ...left, `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`].join(
    '\n',
  )
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      check: { type: 'boolean' },
      deep: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const tier = values.check ? staticSteps : values.deep ? deepParts() : fastSteps
  const unknown = positionals.find(name => tier.every(step => step.name !== name))
  if (unknown !== undefined) {
    console.error(`There is no step "${unknown}". See --help. [option-invalid]`)
    return 2
  }
  const steps = positionals.length > 0 ? tier.filter(({ name }) => positionals.includes(name)) : tier
  const rows: Row[] = []
  for (const step of steps) {
    console.log(`\n— ${step.name}`)
    const start = performance.now()
    const outcome = await step.run()
    rows.push({ name: step.name, seconds: (performance.now() - start) / 1000, outcome })
    if (outcome.interrupted) return 130
    if (outcome.failed > 0 && !values.all) break
  }
  console.log(summary(rows, steps.slice(rows.length)))
  return rows.some(({ outcome }) => outcome.failed > 0) ? 1 : 0
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof TypeError && 'code' in error)) throw error
  console.error(`${error.message.split('\n')[0]} See --help. [option-invalid]`)
  return 2
})
