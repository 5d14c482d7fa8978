/** Owns finding the system's Firefox. Nothing installs one: what needs it says that it is missing. */
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

export const FIREFOX_MISSING = 'Firefox is missing (apt-get install firefox-esr, or name it in CONTENTHQ_FIREFOX)'

export const findFirefox = (): string | undefined =>
  [process.env.CONTENTHQ_FIREFOX, ...places].find(path => path && existsSync(path))
