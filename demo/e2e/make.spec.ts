/** The command `make` as a person types it: a film, a stop in the middle, and every kind of bad input. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'

const bootstrap = join(import.meta.dirname, '../../scripts/bootstrap.mjs')

type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** `stopWhen`: sends Ctrl-C's signal once the output matches. */
function make(args: readonly string[], cwd: string, stopWhen?: RegExp): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bootstrap, 'make', ...args], { cwd, env: { ...process.env, INIT_CWD: cwd } })
    let out = ''
    let err = ''
    let stopped = false
    const look = () => {
      if (stopped || !stopWhen?.test(out + err)) return
      stopped = true
      child.kill('SIGINT')
    }
    child.stdout.on('data', chunk => {
      out += chunk
      look()
    })
    child.stderr.on('data', chunk => {
      err += chunk
      look()
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
  })
}

let folder = ''
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contenthq-make-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

test('a topic becomes a film in the current folder', async () => {
  const { code, out, err } = await make(
    ['Why cats purr', '--duration', '20', '--format', '9:16', '--seed', '3'],
    folder,
  )
  expect(err + out).toContain('Encoding video')
  expect(code).toBe(0)
  expect((await readdir(folder)).sort()).toEqual(['why-cats-purr.json', 'why-cats-purr.mp4', 'why-cats-purr.srt'])
  for (const word of ['Duration', 'Resolution  720 × 1280', 'Size', 'Time taken']) expect(out).toContain(word)

  const { project, film } = JSON.parse(await readFile(join(folder, 'why-cats-purr.json'), 'utf8'))
  for (const asset of Object.values<{ provenance: { licence: string; provider: string } }>(project.assets))
    expect(asset.provenance.licence).not.toBe('')
  const input = new Input({ source: new FilePathSource(join(folder, 'why-cats-purr.mp4')), formats: ALL_FORMATS })
  expect(await input.computeDuration()).toBeCloseTo(film.frames / 30, 3)
  expect(Math.abs(film.frames / 30 - 20)).toBeLessThanOrEqual(2)
  const audio = await input.getPrimaryAudioTrack()
  expect(await audio?.getCodec()).toBe('aac')
  input.dispose()
  expect(await readFile(join(folder, 'why-cats-purr.srt'), 'utf8')).toMatch(/^1\n00:00:0\d,\d{3} --> /)
})

test('Ctrl-C stops cleanly and leaves no half-written film', async () => {
  const { code, err } = await make(['The story of lighthouses', '--duration', '30'], folder, /Encoding video/)
  expect(code).toBe(130)
  expect(err).toContain('Stopped')
  expect(await readdir(folder)).toEqual([])
})

test('bad input gets a clear sentence with a code, and no stack', async () => {
  await writeFile(join(folder, 'binary.md'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))
  await writeFile(join(folder, 'one.md'), 'Hello.')
  await mkdir(join(folder, 'here'))
  for (const [args, code] of [
    [['  '], 'topic-empty'],
    [[], 'topic-empty'],
    [['--from', 'nothing.md'], 'file-missing'],
    [['--from', 'binary.md'], 'file-binary'],
    [['--from', 'here'], 'file-binary'],
    [['--from', 'one.md'], 'nothing-to-say'],
    [['--from', 'http://127.0.0.1:9/article'], 'url-unreachable'],
    [['Tea', '--duration', '0'], 'duration-invalid'],
    [['Tea', '--duration', '36000'], 'duration-invalid'],
    [['Tea', '--out', '/proc/nothing/film.mp4'], 'output-unwritable'],
    [['Tea', '--format', '2:1'], 'option-invalid'],
  ] as const) {
    const run = await make(args, folder)
    expect(run.err, args.join(' ')).toContain(`[${code}]`)
    expect(run.code, args.join(' ')).toBe(2)
    expect(run.err).not.toMatch(/\n\s+at /)
  }
  const help = await make(['--help'], folder)
  expect(help.code).toBe(0)
  expect(help.out).toContain('--from')
  const left = await readdir(folder)
  expect(left.sort()).toEqual(['binary.md', 'here', 'one.md'])
  expect((await stat(folder)).isDirectory()).toBe(true)
})
