/**
 * Owns which web addresses may be asked for at all, by their words alone: scheme, port, names of private places, literal
 * IP addresses in whatever spelling. Does not know where a name leads: that is asked after this.
 */
import { ContentHQError } from '@contenthq/model'
import { isPublicAddress } from './public-address.ts'

/** UTF-16 units, as in the API's schemas. */
const LONGEST_URL = 2000

/** Where web servers are; any other port of a public machine is somebody's database or mail. */
const webPorts = new Set(['', '80', '443'])

/** Names that no public register hands out (RFC 6761, RFC 6762, RFC 8375, ICANN) and those that private networks use. */
const privateEndings = new Set(
  (
    'localhost local localdomain internal intranet private corp home lan ' +
    'test invalid example onion alt arpa ' +
    'docker svc cluster kubernetes'
  ).split(' '),
)

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

/** Where to: a name that has to be resolved, or an address that is public already. */
export type Destination = { readonly url: URL; readonly name?: string }

const refuse = (detail: string): never => {
  throw new ContentHQError('url-forbidden', detail)
}

/** 'news.example.com', without the root's dot; undefined for an IP address, which is judged at once. */
function nameIn(hostname: string): string | undefined {
  if (hostname.startsWith('[')) {
    if (!isPublicAddress(hostname.slice(1, -1))) refuse('It leads into a private network.')
    return undefined
  }
  // the parser has turned every spelling of an IPv4 address into four decimals
  if (/^[\d.]+$/.test(hostname)) {
    if (!isPublicAddress(hostname)) refuse('It leads into a private network.')
    return undefined
  }
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  const labels = name.split('.')
  if (name.length > 253 || !labels.every(part => label.test(part))) refuse('Its name is no name of a web site.')
  if (labels.length < 2 || privateEndings.has(labels.at(-1) ?? '')) refuse('It names a machine of a private network.')
  return name
}

/**
 * Reads an address the way the platform's own fetch does, so that both mean the same. Throws 'url-invalid' where it is
 * no http address, 'url-forbidden' where it may not be asked for.
 */
export function checkUrl(text: string, base?: string): Destination {
  if (text.length > LONGEST_URL) throw new ContentHQError('url-invalid', 'It is too long.')
  if (!URL.canParse(text, base)) throw new ContentHQError('url-invalid')
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new ContentHQError('url-invalid')
  if (url.username !== '' || url.password !== '') refuse('It carries a user name or password.')
  if (!webPorts.has(url.port)) refuse(`Port ${url.port} is no port of web pages.`)
  const name = nameIn(url.hostname)
  url.hash = ''
  return { url, ...(name === undefined ? {} : { name }) }
}
