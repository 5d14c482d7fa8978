/** The command's own part: options, sources, output files, the bar. The film itself is made in the end-to-end tests. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asContentHQError, waitingStages } from '@contenthq/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMakeOptions } from './options.ts'
import { prepareOutput } from './output-files.ts'
import { progressOf } from './progress-bar.ts'
import { readSource } from './read-source.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contenthq-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'none'
  } catch (thrown) {
    return asContentHQError(thrown).code
  }
}
const never = new AbortController().signal

test('options: defaults, values, refusals', async () => {
  expect(readMakeOptions(['The', 'history of tea'])).toMatchObject({
    topic: 'The history of tea',
    settings: { targetSeconds: 60, output: { aspectRatio: '16:9', quality: '720p' } },
  })
  expect(
    readMakeOptions([
      'x',
      '--format',
      '9:16',
      '--quality=1080p',
      '--duration',
      '30',
      '--mood',
      'calm',
      '--captions',
      'off',
      '--seed',
      '7',
    ]),
  ).toMatchObject({
    settings: {
      targetSeconds: 30,
      mood: 'calm',
      seed: 7,
      captions: { enabled: false },
      output: { aspectRatio: '9:16', quality: '1080p' },
    },
  })
  expect(readMakeOptions(['x', '--format', '21:9', '--quality', '4k', '--fps', '29.97']).settings.output).toEqual({
    aspectRatio: '21:9',
    quality: '2160p',
    frameRate: { num: 30_000, den: 1001 },
  })
  expect(readMakeOptions(['x', '--voice', 'awb', '--speed', '0.9']).settings.voice).toEqual({
    voice: 'awb',
    speed: 0.9,
  })
  expect(readMakeOptions(['x', '--out', 'a/film.webm'])).toMatchObject({ container: 'webm' })
  expect(readMakeOptions(['x', '--container', 'gif', '--encode', 'draft'])).toMatchObject({
    container: 'gif',
    preset: 'draft',
  })
  for (const [args, code] of [
    [['x', '--container', 'avi'], 'option-invalid'],
    [['x', '--container', 'gif', '--out', 'film.mp4'], 'option-invalid'],
    [[], 'topic-empty'],
    [['  '], 'topic-empty'],
    [['x', '--duration', '0'], 'duration-invalid'],
    [['x', '--duration', '36000'], 'duration-invalid'],
    [['x', '--duration', 'soon'], 'duration-invalid'],
    [['x', '--format', '4:3'], 'option-invalid'],
    [['x', '--fps', '23'], 'option-invalid'],
    [['x', '--quality', '360p'], 'option-invalid'],
    [['x', '--voice', 'nobody'], 'option-invalid'],
    [['x', '--speed', '3'], 'option-invalid'],
    [['x', '--wat'], 'option-invalid'],
    [['x', '--from', 'y'], 'option-invalid'],
    [['x', '--seed', '1.5'], 'option-invalid'],
  ] as const)
    expect(await codeOf(() => readMakeOptions(args)), args.join(' ')).toBe(code)
})

test('sources: files and links are read or refused with a code', async () => {
  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  expect(await readSource(await file('notes.md', '# Tea\n\nTea is a plant.'), never)).toEqual({
    kind: 'text',
    text: '# Tea\n\nTea is a plant.',
    name: 'notes.md',
    mimeType: 'text/markdown',
  })
  expect(await readSource(await file('old.txt', Uint8Array.from([0x63, 0x61, 0x66, 0xe9])), never)).toMatchObject({
    text: 'café',
  })
  expect(await codeOf(() => readSource(join(folder, 'none.txt'), never))).toBe('file-missing')
  expect(await codeOf(async () => readSource(await file('a.bin', Uint8Array.from([1, 2, 0, 3])), never))).toBe(
    'file-binary',
  )
  expect(
    await codeOf(async () =>
      readSource(
        await file(
          'b.bin',
          Uint8Array.from({ length: 400 }, (_, i) => (i % 31) + 1),
        ),
        never,
      ),
    ),
  ).toBe('none')
  expect(
    await codeOf(async () =>
      readSource(
        await file(
          'c.bin',
          Uint8Array.from({ length: 400 }, (_, i) => 0x80 + (i % 3) * 0x20 - (i % 2) * 0x7c),
        ),
        never,
      ),
    ),
  ).toBe('file-binary')
  expect(await codeOf(async () => readSource(await file('empty.txt', ' \n'), never))).toBe('file-empty')
  expect(await codeOf(() => readSource(folder, never))).toBe('file-binary')
  expect(await codeOf(() => readSource('ftp://example.com/a', never))).toBe('url-invalid')
  expect(await codeOf(() => readSource('http://127.0.0.1:9/', never))).toBe('url-unreachable')

  const server = createServer((request, response) => {
    if (request.url === '/page')
      response.setHeader('content-type', 'text/html; charset=iso-8859-1').end(Buffer.from('<p>caf\xe9</p>', 'latin1'))
    else if (request.url === '/endless') {
      response.setHeader('content-type', 'text/plain')
      const send = () =>
        response.write('x'.repeat(200_000), error => !error && !response.destroyed && setImmediate(send))
      send()
    } else if (request.url === '/film') response.setHeader('content-type', 'video/mp4').end('x')
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await readSource(`${base}/page`, never)).toMatchObject({ text: '<p>café</p>', mimeType: 'text/html' })
  expect(await codeOf(() => readSource(`${base}/endless`, never))).toBe('source-too-large')
  expect(await codeOf(() => readSource(`${base}/film`, never))).toBe('file-binary')
  expect(await codeOf(() => readSource(`${base}/none`, never))).toBe('url-unreachable')
  server.closeAllConnections()
  server.close()
})

test('output: published whole or not at all', async () => {
  const out = join(folder, 'out')
  await mkdir(out)
  const files = await prepareOutput(`${out}/`, 'the-history-of-tea')
  for (const extension of ['mp4', 'srt', 'vtt', 'json'])
    await writeFile(join(files.folder, `film.${extension}`), extension)
  expect(await files.publish()).toBe(join(out, 'the-history-of-tea.mp4'))
  expect((await readdir(out)).sort()).toEqual([
    'the-history-of-tea.json',
    'the-history-of-tea.mp4',
    'the-history-of-tea.srt',
  ])
  expect(await readFile(join(out, 'the-history-of-tea.mp4'), 'utf8')).toBe('mp4')

  const dropped = await prepareOutput(join(out, 'mine.mp4'), 'x')
  await writeFile(join(dropped.folder, 'film.mp4'), 'half')
  await dropped.discard()
  expect(await readdir(out)).toHaveLength(3)
  expect(await codeOf(() => prepareOutput(join(folder, 'no', 'such', 'film.mp4'), 'x'))).toBe('output-unwritable')
  expect(await codeOf(() => prepareOutput(join(out, 'film.avi'), 'x'))).toBe('output-unwritable')
  expect(await codeOf(() => prepareOutput('/proc/nothing/', 'x'))).toBe('output-unwritable')
})

test('the bar names the stage and never jumps over 100', () => {
  const film = { state: 'idle', percent: 0, framesDone: 0, framesTotal: 0 } as const
  const pipeline = {
    state: 'running',
    percent: 100,
    scenes: {},
    stages: waitingStages().map(status =>
      status.stage === 'narration' ? { ...status, state: 'running' as const, done: 2, total: 9 } : status,
    ),
  } as const
  expect(progressOf({ pipeline, export: film, title: '' })).toMatchObject({ stage: 'narration', note: '2 of 9' })
  const exporting = progressOf({
    pipeline,
    export: { state: 'running', percent: 100, framesDone: 5, framesTotal: 5, stage: 'assembly' },
    title: '',
  })
  expect(exporting.percent).toBeCloseTo(100)
  expect(exporting.percent).toBeGreaterThan(progressOf({ pipeline, export: film, title: '' }).percent)
})
