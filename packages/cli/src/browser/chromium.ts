/** Owns finding and starting the Chromium that the command drives. The set-up installs one; this only looks. */
import { existsSync } from 'node:fs'
import { ContentHQError } from '@contenthq/model'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** No background traffic, sound without a gesture; no sandbox only where root cannot have one. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
]

function findChromium(): string | undefined {
  const named = process.env.CONTENTHQ_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return [...places, chromium.executablePath()].find(path => path !== '' && existsSync(path))
}

async function launched<T>(launch: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const executablePath = findChromium()
  if (!executablePath) throw new ContentHQError('browser-missing', process.env.CONTENTHQ_CHROMIUM)
  const isRoot = process.getuid?.() === 0
  try {
    return await launch({
      executablePath,
      args: isRoot ? [...flags, '--no-sandbox'] : flags,
      handleSIGINT: false,
      handleSIGTERM: false,
    })
  } catch (cause) {
    throw new ContentHQError('browser-failed', cause instanceof Error ? cause.message.split('\n')[0] : String(cause), {
      cause,
    })
  }
}

/** Its pages keep what they store in memory. Throws 'browser-missing', 'browser-failed'. */
export const launchChromium = (): Promise<Browser> => launched(options => chromium.launch(options))

/** Its pages keep what they store in `profile`, an empty folder: room for long films. Throws as `launchChromium`. */
export const launchChromiumOnDisk = (profile: string): Promise<BrowserContext> =>
  launched(options => chromium.launchPersistentContext(profile, options))
