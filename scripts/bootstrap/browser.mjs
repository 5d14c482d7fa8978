/** Owns finding Chromium, and the ways to install it. Does not drive it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runSilently } from './child.mjs'
import { cacheFolder, step } from './context.mjs'
import { interrupted, SetupError } from './setup-error.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']

/** @typedef {import('./context.mjs').Context} Context */

/**
 * Path of a Chromium that starts; installs one where there is none. Throws 'browser-missing'.
 * @param {Context} context
 * @param {NodeJS.ProcessEnv} env of the children
 * @param {string} node
 * @returns {Promise<string>}
 */
export async function ensureBrowser(context, env, node) {
  const asked = context.env.CONTENTHQ_CHROMIUM
  if (asked) {
    if (existsSync(asked)) return asked
    throw new SetupError('browser-missing', `CONTENTHQ_CHROMIUM names ${asked}, which does not exist.`)
  }
  const found = await findBrowser(context)
  if (found) return found
  for (const { what, commands } of waysToInstall(context, node)) {
    const installed = await step(context, what, async () => {
      for (const [program, ...args] of commands) {
        const { code, interrupted: wasInterrupted } = await runSilently(program, args, { cwd: context.root, env })
        if (wasInterrupted) throw interrupted()
        if (code !== 0) return undefined
      }
      return findBrowser(context)
    })
    if (installed) return installed
    context.print('  that brought no browser\n')
  }
  const how = context.platform === 'linux' ? 'Debian: apt-get install chromium' : 'Chrome, Edge or Chromium will do'
  throw new SetupError('browser-missing', `No Chromium was found: install it (${how}) or set CONTENTHQ_CHROMIUM.`)
}

/**
 * The first candidate that starts. A distribution may leave a stub that only says what to install, so each is asked its
 * version once, and the answer is remembered with the file's date.
 * @param {Context} context
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser(context) {
  const memory = join(cacheFolder(context), 'browser')
  const known = existsSync(memory) ? readFileSync(memory, 'utf8').split('\n') : []
  for (const path of candidates(context)) {
    if (!existsSync(path)) continue
    const mark = `${path} ${statSync(path).mtimeMs}`
    if (known.includes(mark)) return path
    // on Windows --version opens a window instead of answering
    if (context.platform !== 'win32' && (await runSilently(path, ['--version'], { env: context.env })).code !== 0)
      continue
    mkdirSync(dirname(memory), { recursive: true })
    writeFileSync(memory, `${mark}\n`)
    return path
  }
  return undefined
}

/**
 * Where Chromium may be, best first: the path, the usual places, Playwright's.
 * @param {Context} context
 */
export function candidates(context) {
  const { env, platform } = context
  const suffix = platform === 'win32' ? '.exe' : ''
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  return [
    ...(context.browserPaths ?? usualPaths(context)),
    ...folders.flatMap(folder => names.map(name => join(folder, name + suffix))),
    ...playwrightPaths(context),
  ]
}

/** @param {Context} context */
function usualPaths({ env, home, platform }) {
  if (platform === 'darwin')
    return ['/Applications', join(home, 'Applications')].flatMap(folder =>
      ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(app => join(folder, `${app}.app/Contents/MacOS/${app}`)),
    )
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap(folder =>
      folder
        ? [
            'Chromium\\Application\\chrome.exe',
            'Google\\Chrome\\Application\\chrome.exe',
            'Microsoft\\Edge\\Application\\msedge.exe',
          ].map(path => `${folder}\\${path}`)
        : [],
    )
  return [
    ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(name => `/usr/bin/${name}`),
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}

/**
 * Playwright keeps one folder a revision: chromium-1234. The newest first.
 * @param {Context} context
 */
function playwrightPaths({ env, home, platform }) {
  const folders = {
    darwin: join(home, 'Library/Caches/ms-playwright'),
    win32: join(env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'ms-playwright'),
  }
  const usual = platform === 'darwin' || platform === 'win32' ? folders[platform] : join(home, '.cache/ms-playwright')
  const folder = env.PLAYWRIGHT_BROWSERS_PATH || usual
  if (!existsSync(folder)) return []
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ]
  const revision = (/** @type {string} */ name) => Number(name.slice('chromium-'.length))
  return readdirSync(folder)
    .filter(name => /^chromium-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap(name => programs.map(program => join(folder, name, program)))
}

/**
 * Playwright's own download first, it needs no rights; then the system's packages, where this user may install them.
 * @param {Context} context
 * @param {string} node
 * @returns {{what: string, commands: [string, ...string[]][]}[]}
 */
function waysToInstall(context, node) {
  const playwright = join(context.root, 'node_modules/playwright-core/cli.js')
  const system = /** @type {const} */ ([
    ['brew', [['brew', 'install', '--cask', 'chromium']]],
    [
      'apt-get',
      [
        ['apt-get', '-qq', 'update'],
        ['apt-get', '-qq', '-y', '--no-install-recommends', 'install', 'chromium'],
      ],
    ],
    ['dnf', [['dnf', '-q', '-y', 'install', 'chromium']]],
    ['pacman', [['pacman', '-Sy', '--noconfirm', 'chromium']]],
    ['apk', [['apk', '--quiet', 'add', 'chromium']]],
  ])
  const folders = (context.env.PATH ?? '').split(delimiter).filter(Boolean)
  const manager = system.find(
    ([name]) => (name === 'brew' || context.isRoot) && folders.some(folder => existsSync(join(folder, name))),
  )
  return [
    ...(existsSync(playwright)
      ? [
          {
            what: "Installing Chromium with Playwright's installer",
            commands: [/** @type {[string, ...string[]]} */ ([node, playwright, 'install', '--no-shell', 'chromium'])],
          },
        ]
      : []),
    ...(manager
      ? [
          {
            what: `Installing Chromium with ${manager[0]}`,
            commands: manager[1].map(command => /** @type {[string, ...string[]]} */ ([...command])),
          },
        ]
      : []),
  ]
}
