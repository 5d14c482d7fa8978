/** Owns what a site asks programs not to read: robots.txt (RFC 9309), for pages that nobody asked for by their address. */
import { ContentHQError } from '@contenthq/model'
import { type GuardedFetch, HttpRefusal } from './guarded-fetch.ts'
import { PRODUCT } from './user-agent.ts'

/** Bytes of a robots.txt; twice what the RFC wants to be read. */
const LARGEST = 1_000_000

type Rule = { readonly allows: boolean; readonly pattern: string }

/** Percent-encoding in one spelling, so that patterns and paths compare. */
function spelled(path: string): string {
  try {
    return encodeURI(decodeURI(path))
  } catch {
    return path
  }
}

/** The rules for us: those of groups that name us, else those for everybody. */
function rulesIn(text: string): readonly Rule[] {
  const groups: { readonly names: string[]; readonly rules: Rule[] }[] = []
  let naming = false
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    const word = value.trim()
    if (/^user-agent$/i.test(key)) {
      if (!naming) groups.push({ names: [], rules: [] })
      naming = true
      groups.at(-1)?.names.push(word.toLowerCase())
    } else if (/^(dis)?allow$/i.test(key)) {
      naming = false
      // an empty pattern says nothing
      if (word) groups.at(-1)?.rules.push({ allows: /^allow$/i.test(key), pattern: spelled(word) })
    }
  }
  const mine = groups.filter(({ names }) => names.includes(PRODUCT.toLowerCase()))
  const chosen = mine.length > 0 ? mine : groups.filter(({ names }) => names.includes('*'))
  return chosen.flatMap(({ rules }) => rules)
}

/** '*' is anything, '$' at the end is the end. Walks from star to star, so no pattern makes it slow. */
function matches(pattern: string, path: string): boolean {
  const ends = pattern.endsWith('$')
  const [first = '', ...rest] = (ends ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of rest.entries()) {
    if (ends && index === rest.length - 1) return path.length - part.length >= at && path.endsWith(part)
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return !ends || at === path.length
}

/** Whether a robots.txt lets us read a path with its query: the longest rule decides, a tie allows. */
export function allowedBy(robots: string, path: string): boolean {
  if (path === '/robots.txt') return true
  const asked = spelled(path)
  let best: Rule | undefined
  for (const rule of rulesIn(robots)) {
    if (!matches(rule.pattern, asked)) continue
    const longer = rule.pattern.length - (best?.pattern.length ?? -1)
    if (longer > 0 || (longer === 0 && rule.allows)) best = rule
  }
  return best?.allows ?? true
}

/** Throws 'robots-refused' where the site does not want this page to be read, or its wishes cannot be learnt. */
export type Robots = (url: string, signal: AbortSignal) => Promise<void>

/** Asks each site once. A site without a robots.txt allows everything, one that fails to answer nothing (RFC 9309, 2.3.1). */
export function createRobots(web: GuardedFetch): Robots {
  const known = new Map<string, Promise<string>>()
  const read = async (origin: string, signal: AbortSignal): Promise<string> => {
    try {
      const { bytes } = await web(`${origin}/robots.txt`, { signal, accept: 'text/plain', cap: LARGEST })
      return new TextDecoder().decode(bytes)
    } catch (thrown) {
      if (signal.aborted) throw thrown
      if (thrown instanceof HttpRefusal && thrown.status < 500) return ''
      return 'user-agent: *\ndisallow: /'
    }
  }
  return async (text, signal) => {
    const url = new URL(text)
    const wishes = known.get(url.origin) ?? read(url.origin, signal)
    known.set(url.origin, wishes)
    if (!allowedBy(await wishes, url.pathname + url.search)) throw new ContentHQError('robots-refused')
  }
}
