/** The set-up on machines that lack something: made of temporary folders and small programs, nothing is mocked. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBrowser } from './browser.mjs'
import { commands, helpText } from './commands.mjs'
import type { Context } from './context.mjs'
import { prepare } from './prepare.mjs'

let machine: string
let printed: string

beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'contenthq-machine-'))
  printed = ''
  write('repo/package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/lit': { version: '3.0.0' } } }))
  write('repo/package.json', '{}')
  mkdirSync(join(machine, 'bin'))
})
afterEach(() => rmSync(machine, { recursive: true, force: true }))

function write(path: string, text: string): string {
  const file = join(machine, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

/** A program on the machine's path; each call adds a line to the log. */
function program(name: string, script: string, folder = 'bin'): string {
  const file = write(`${folder}/${name}`, `#!/bin/sh\necho "${name} $*" >> "${join(machine, 'log')}"\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

const log = () =>
  existsSync(join(machine, 'log')) ? readFileSync(join(machine, 'log'), 'utf8').trim().split('\n') : []

/** A machine with nothing but a shell and a current Node. */
const context = (changes: Partial<Context> = {}): Context => ({
  root: join(machine, 'repo'),
  home: join(machine, 'home'),
  env: { PATH: [join(machine, 'bin'), '/bin', '/usr/bin'].join(delimiter) },
  platform: 'linux',
  arch: 'x64',
  node: process.execPath,
  nodeVersion: '24.1.0',
  isRoot: false,
  browserPaths: [join(machine, 'usual/chromium')],
  print: text => {
    printed += text
  },
  ...changes,
})
/** Without the real machine's browsers; the shell itself is named by its full path in the programs. */
const bare = (changes: Partial<Context> = {}) => context({ env: { PATH: join(machine, 'bin') }, ...changes })

const nothing = { ...commands.check!, browser: false, page: false }
const wantsBrowser = { ...nothing, browser: true }
const install = '/bin/mkdir -p node_modules && echo installed > node_modules/done'

test('missing dependencies are installed once, stale ones again', async () => {
  program('npm', install)
  await prepare(context(), nothing, [])
  expect(log()).toEqual(['npm ci --no-audit --no-fund --loglevel=error'])
  expect(printed).toMatch(/^Installing the dependencies … \d+\.\d s\n$/)

  printed = ''
  await prepare(context(), nothing, [])
  expect(log()).toHaveLength(1)
  expect(printed).toBe('')

  write('repo/package-lock.json', JSON.stringify({ packages: { 'node_modules/lit': { version: '3.0.1' } } }))
  await prepare(context(), nothing, [])
  expect(log()).toHaveLength(2)
  await prepare(context({ arch: 'arm64' }), nothing, []) // the folder moved to another machine
  expect(log()).toHaveLength(3)
})

test('what somebody installed by hand is taken as it is, when it is what the lock file names', async () => {
  program('npm', install)
  const record = (version: string) =>
    write('repo/node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/lit': { version } } }))
  record('3.0.0')
  write('repo/node_modules/lit/package.json', '{}')
  await prepare(context(), nothing, [])
  expect(log()).toEqual([])

  rmSync(join(machine, 'repo/node_modules/.contenthq-stamp'))
  record('2.9.9')
  await prepare(context(), nothing, [])
  expect(log()).toHaveLength(1)
})

test.each([
  [
    'echo "npm error code ENOTFOUND" >&2; exit 1',
    /^Installing the dependencies failed: the network cannot be reached\./,
  ],
  ['echo "npm error code EACCES" >&2; exit 1', /^Installing the dependencies failed: code EACCES\. Run npm ci/],
  [
    'echo "npm error code EUSAGE"; echo "npm error"; echo "npm error The lock file is out of step." >&2; exit 1',
    /^Installing the dependencies failed: The lock file is out of step\. Run npm ci/,
  ],
])('a failing installation is one sentence: %s', async (script, sentence) => {
  program('npm', script)
  await expect(prepare(context(), nothing, [])).rejects.toMatchObject({
    message: expect.stringMatching(sentence),
    exitCode: 2,
  })
  expect(existsSync(join(machine, 'repo/node_modules/.contenthq-stamp'))).toBe(false)
})

test('an old Node fetches a new one once, and all children find that one first', async () => {
  const newer = program('node', 'exit 0', 'newer')
  program('npx', `echo "${newer}"`)
  program('npm', `${install}; command -v node > node_modules/which`)
  const old = context({ nodeVersion: '20.19.0' })
  const { node, env } = await prepare(old, nothing, [])
  expect(node).toBe(newer)
  expect(env.PATH?.split(delimiter)[0]).toBe(dirname(newer))
  expect(readFileSync(join(machine, 'repo/node_modules/which'), 'utf8').trim()).toBe(newer)
  expect(printed).toMatch(/Fetching Node 24 \(this one is 20\.19\.0\)/)

  printed = ''
  await prepare(old, nothing, [])
  expect(log().filter(line => line.startsWith('npx'))).toEqual(['npx --yes node@24 -p process.execPath'])
  expect(printed).toBe('')

  rmSync(newer) // npm's cache was emptied
  program('npx', 'echo "getaddrinfo ENOTFOUND registry" >&2; exit 1')
  await expect(prepare(old, nothing, [])).rejects.toMatchObject({
    message: 'Fetching Node 24 failed: the network cannot be reached. Connect and run it again.',
  })
})

test('a named browser is used, and a wrong name is said', async () => {
  program('npm', install)
  const browser = program('my-chromium', 'exit 0', 'elsewhere')
  const env = { ...context().env, CONTENTHQ_CHROMIUM: browser }
  expect((await prepare(context({ env }), wantsBrowser, [])).env.CONTENTHQ_CHROMIUM).toBe(browser)
  const wrong = { ...env, CONTENTHQ_CHROMIUM: join(machine, 'nowhere') }
  await expect(prepare(context({ env: wrong }), wantsBrowser, [])).rejects.toMatchObject({
    code: 'browser-missing',
    exitCode: 2,
  })
})

test('browsers are found on the path, in the usual places and with Playwright; a stub is passed over', async () => {
  expect(await findBrowser(bare())).toBeUndefined()
  const folder = 'home/.cache/ms-playwright'
  program('chrome', 'exit 0', `${folder}/chromium-999/chrome-linux/`)
  const newest = program('chrome', 'exit 0', `${folder}/chromium-1234/chrome-linux64`)
  expect(await findBrowser(bare())).toBe(newest)
  const onPath = program('google-chrome', 'exit 0')
  expect(await findBrowser(bare())).toBe(onPath)
  const stub = program('chromium', 'echo "install the snap"; exit 1', 'usual')
  expect(await findBrowser(bare())).toBe(onPath)
  program('chromium', 'exit 0', 'usual')
  expect(await findBrowser(bare())).toBe(stub)

  // a checked browser is asked again only when its file changes
  const asked = log().length
  expect(await findBrowser(bare())).toBe(stub)
  expect(log()).toHaveLength(asked)
  utimesSync(stub, 1, 1)
  expect(await findBrowser(bare())).toBe(stub)
  expect(log()).toHaveLength(asked + 1)
})

test('a missing browser is installed by Playwright, else by the system, else said in one sentence', async () => {
  program('npm', install)
  const playwright = write('repo/node_modules/playwright-core/cli.js', 'process.exitCode = 1')
  const missing = {
    code: 'browser-missing',
    message: expect.stringMatching(/^No Chromium was found: install it .*\.$/),
  }
  await expect(prepare(bare(), wantsBrowser, [])).rejects.toMatchObject(missing)
  expect(printed).toMatch(/Installing Chromium with Playwright's installer … \d/)

  const usual = join(machine, 'usual')
  const stub = '#!/bin/sh\\nexit 0\\n'
  program(
    'apt-get',
    `case "$*" in *install*) /bin/mkdir -p ${usual}; printf '${stub}' > ${usual}/chromium; /bin/chmod +x ${usual}/chromium;; esac`,
  )
  await expect(prepare(bare(), wantsBrowser, [])).rejects.toMatchObject(missing) // may not install system packages
  const { env } = await prepare(bare({ isRoot: true }), wantsBrowser, [])
  expect(env.CONTENTHQ_CHROMIUM).toBe(join(usual, 'chromium'))
  expect(log().filter(line => line.startsWith('apt-get'))).toEqual([
    'apt-get -qq update',
    'apt-get -qq -y --no-install-recommends install chromium',
  ])

  rmSync(usual, { recursive: true })
  const target = 'home/.cache/ms-playwright/chromium-77/chrome-linux64/chrome'
  writeFileSync(
    playwright,
    `const { mkdirSync, writeFileSync } = require('node:fs'), file = ${JSON.stringify(join(machine, target))}
     mkdirSync(require('node:path').dirname(file), { recursive: true })
     writeFileSync(file, '${stub}', { mode: 0o755 })`,
  )
  expect((await prepare(bare(), wantsBrowser, [])).env.CONTENTHQ_CHROMIUM).toBe(join(machine, target))
})

test('help needs no browser', async () => {
  program('npm', install)
  expect((await prepare(bare(), wantsBrowser, ['--help'])).env.CONTENTHQ_CHROMIUM).toBeUndefined()
})

test('the page is built when something that goes into it changed', async () => {
  program('npm', install)
  const node = program('node', '/bin/mkdir -p packages/cli/dist/page', 'newer')
  const wantsPage = { ...nothing, page: true }
  const here = () => context({ node })
  const builds = () => log().filter(line => line.includes('build.ts page')).length
  await prepare(here(), wantsPage, [])
  expect(builds()).toBe(0)
  write('repo/packages/cli/page/index.html', '<html>')
  write('repo/packages/model/src/errors.ts', 'export {}')
  await prepare(here(), wantsPage, [])
  await prepare(here(), wantsPage, [])
  expect(builds()).toBe(1)
  write('repo/packages/model/src/errors.test.ts', 'export {}')
  await prepare(here(), wantsPage, [])
  expect(builds()).toBe(1)
  write('repo/packages/model/src/errors.ts', 'export const a = 1')
  await prepare(here(), wantsPage, [])
  rmSync(join(machine, 'repo/packages/model/src/errors.ts'))
  await prepare(here(), wantsPage, [])
  expect(builds()).toBe(3)
})

const entry = join(import.meta.dirname, '../bootstrap.mjs')

test('help and unknown commands', async () => {
  const say = (...args: string[]) =>
    new Promise<string>(resolve => {
      const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += text))
      child.once('close', code => resolve(`${code} ${said}`))
    })
  expect(await say('--help')).toBe(`0 ${helpText()}\n`)
  for (const name of Object.keys(commands)) expect(helpText()).toContain(`  ${name} `)
  expect(await say()).toMatch(/^2 Usage/)
  expect(await say('dance')).toBe('2 There is no command "dance". See --help. [option-invalid]\n')
})

test('Ctrl-C reaches the child once, its exit code is kept, nothing is left running', async () => {
  // counts its signals, works on a little, and has a child of its own
  const child = write(
    'child.mjs',
    `import { spawn } from 'node:child_process'
     import { appendFileSync } from 'node:fs'
     const log = text => appendFileSync(${JSON.stringify(join(machine, 'signals'))}, text + '\\n')
     const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
     process.on('SIGINT', () => { log('SIGINT'); setTimeout(() => process.exit(130), 300) })
     setInterval(() => {}, 1000)
     log('pid ' + process.pid); log('pid ' + grandchild.pid)`,
  )
  const parent = write(
    'parent.mjs',
    `import { runInForeground } from ${JSON.stringify(join(import.meta.dirname, 'child.mjs'))}
     const { code, interrupted } = await runInForeground(process.execPath, [${JSON.stringify(child)}], {})
     console.log(code, interrupted)
     process.exitCode = code`,
  )
  const running = spawn(process.execPath, [parent], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  running.stdout.on('data', text => (said += text))
  const ended = new Promise<number | null>(resolve => running.once('close', resolve))
  const signals = () => (existsSync(join(machine, 'signals')) ? readFileSync(join(machine, 'signals'), 'utf8') : '')
  while (signals().split('pid').length < 3) await sleep(20)
  process.kill(-running.pid!, 'SIGINT') // the terminal tells the whole group …
  await sleep(50)
  process.kill(running.pid!, 'SIGINT') // … and npm says it again
  expect(await ended).toBe(130)
  expect(said).toBe('130 true\n')
  expect(signals().match(/SIGINT/g)).toHaveLength(1)
  const pids = [...signals().matchAll(/pid (\d+)/g)].map(match => Number(match[1]))
  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([])
})

/** A process that ended and that nobody has asked about yet does not count. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const state = `/proc/${pid}/stat`
    return !existsSync(state) || !/\) Z /.test(readFileSync(state, 'utf8'))
  } catch {
    return false
  }
}
