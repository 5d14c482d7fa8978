/** Runs a benchmark: `npm run bench -- render [--sizes 720p,1080p] [--rounds 3] [--quick] [--write]`, `compose`, `make` or `api`. It prints, it never judges. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apiTable, benchApi } from './bench/api/bench-api.ts'
import { openBenchPage } from './bench/bench-page.ts'
import { benchMake, medianRatio } from './bench/make/bench-make.ts'
import { benchFolder, measureReference, writeResults } from './bench/render/measure-reference.ts'
import { type Row, tableOf } from './bench/render/results.ts'
import { nativeVersion } from './bench/render/run-native.ts'

const root = join(import.meta.dirname, '..')

const help = `Usage: npm run bench -- render|compose|make|api [options]

Makes the reference job by native FFmpeg, by FFmpeg.wasm and by our engine, and prints times, sizes, memory and quality.
  --sizes 720p,1080p   which of the two sizes
  --rounds 3           rounds in which the rows take turns
  --quick              without the rows that take minutes each
  --write              renews docs/bench/render.json and docs/bench/render.md

compose: what each motion, transition, caption style and overlay costs on the canvas painter at 720p, frame conversion
included, as multiples of a plain Ken Burns frame; takes --rounds.

make: a 60 s film at 720p from a topic to the file, with story, pictures, voice and music, beside native FFmpeg veryfast
that only renders the same pictures and sounds, in turns; takes --rounds, and --quick for 15 s.

api: requests a second of the embedded API beside a bare route, 16 connections, and how calls grow with the ledger; takes
--rounds, and --quick for short ones.`

async function benchCompose(folder: string, rounds: number): Promise<void> {
  const page = await openBenchPage(folder)
  try {
    for (const { kind, id, ratio } of await page.call('composeCost', rounds))
      console.log(`${kind.padEnd(11)}${id.padEnd(16)}${ratio.toFixed(2)} ×`)
  } finally {
    await page.close()
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '720p,1080p' },
      rounds: { type: 'string', default: '3' },
      quick: { type: 'boolean' },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const sizes = values.sizes.split(',')
  const rounds = Number(values.rounds)
  const isSize = (size: string): size is Row['size'] => size === '720p' || size === '1080p'
  if (values.help) {
    console.log(help)
    return 0
  }
  const folder = benchFolder(root)
  if (positionals.join() === 'compose' && Number.isInteger(rounds) && rounds > 0) {
    await benchCompose(folder, rounds)
    return 0
  }
  if (positionals.join() === 'make' && Number.isInteger(rounds) && rounds > 0) {
    const native = (await nativeVersion()) ? 'there' : 'missing'
    const wish = { topic: 'The history of tea', seconds: values.quick ? 15 : 60, rounds, native } as const
    const ratio = medianRatio(await benchMake(folder, { ...wish, say: line => console.log(line) }))
    console.log(ratio === undefined ? 'This system has no ffmpeg to compare with.' : `Median ${ratio.toFixed(2)} ×`)
    return 0
  }
  if (positionals.join() === 'api' && Number.isInteger(rounds) && rounds > 0) {
    const milliseconds = values.quick ? 1000 : 4000
    console.log(`\n${apiTable(await benchApi({ rounds, milliseconds, say: line => console.log(line) }))}`)
    return 0
  }
  if (positionals.join() !== 'render' || !sizes.every(isSize) || !Number.isInteger(rounds) || rounds < 1) {
    console.error(`${help}\n\nThat is no benchmark. [option-invalid]`)
    return 2
  }
  if (!(await nativeVersion()))
    console.log('This system has no ffmpeg: its rows are left out (apt-get install ffmpeg).')
  const results = await measureReference(root, { sizes, rounds, slow: !values.quick, say: line => console.log(line) })
  console.log(`\n${tableOf(results)}`)
  if (values.write) writeResults(root, results)
  return 0
}

process.exitCode = await main()
