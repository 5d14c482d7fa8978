/**
 * Owns the one way to the open web: every address and every redirect is judged, its name resolved and every address of
 * it judged again, before anything is asked; what comes back is capped in size and time. Knows nothing of what it reads.
 */
import { asContentHQError, ContentHQError } from '@contenthq/model'
import { MAX_SOURCE_BYTES } from '@contenthq/sources'
import { checkUrl } from './check-url.ts'
import { isPublicAddress } from './public-address.ts'
import { discard, readCapped } from './read-capped.ts'
import type { Outbound, Resolver } from './resolve-name.ts'

/** Redirects that are followed. */
export const MOST_REDIRECTS = 5
/** Milliseconds for one address, with its redirects, names and body: all is over within 15 s. */
export const FETCH_DEADLINE = 14_000

/** What a server gave for its last answer, to ask whether there is a newer one. */
export type Validators = { readonly etag?: string; readonly lastModified?: string }

export type Fetched = {
  /** Where the answer came from, after redirects. */
  readonly url: string
  /** False: what the validators stand for is still good; there are no bytes then. */
  readonly changed: boolean
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly validators: Validators
  readonly headers: Headers
}

/** The server answered, and not with the page. */
export class HttpRefusal extends ContentHQError {
  readonly status: number

  constructor(status: number) {
    super('url-unreachable', reasons[status] ?? `The server answered ${status}.`)
    this.status = status
  }
}

export type FetchOptions = {
  readonly signal: AbortSignal
  readonly validators?: Validators
  /** As in the header; default: pages, feeds and documents. */
  readonly accept?: string
  /** BCP 47, as in the header. */
  readonly language?: string
  /** Bytes after unpacking; default MAX_SOURCE_BYTES. */
  readonly cap?: number
}

/**
 * Throws 'url-invalid', 'url-forbidden', 'url-unreachable' (with what the server said), 'source-too-large', 'file-binary'
 * for pictures, sounds and films, 'cancelled'.
 */
export type GuardedFetch = (url: string, options: FetchOptions) => Promise<Fetched>

export type Guard = {
  readonly outbound: Outbound
  readonly resolve: Resolver
  /** Says who asks, as the header has it. */
  readonly userAgent: string
  /** Milliseconds; default FETCH_DEADLINE. */
  readonly deadline?: number
}

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/pdf, text/*;q=0.9, */*;q=0.5'

const reasons: Readonly<Record<number, string>> = {
  401: 'It wants a sign-in.',
  402: 'It wants to be paid for.',
  403: 'The site does not let programs read this page.',
  404: 'There is no such page.',
  410: 'The page is gone.',
  429: 'The site asks to come back later.',
  451: 'The page is withheld for legal reasons.',
}

/** Judged by its words, then by all that its name stands for. */
async function permit({ resolve }: Guard, text: string, base: string | undefined, signal: AbortSignal): Promise<URL> {
  const { url, name } = checkUrl(text, base)
  if (name === undefined) return url
  const addresses = await resolve(name, signal)
  // one private address among public ones is enough: nobody tells which of them is taken
  if (!addresses.every(isPublicAddress))
    throw new ContentHQError('url-forbidden', 'Its name leads into a private network.')
  return url
}

function headersFor({ userAgent }: Guard, { validators = {}, accept = ACCEPT, language }: FetchOptions): Headers {
  const headers = new Headers({ accept, 'user-agent': userAgent })
  if (language !== undefined) headers.set('accept-language', `${language}, *;q=0.5`)
  if (validators.etag !== undefined) headers.set('if-none-match', validators.etag)
  if (validators.lastModified !== undefined) headers.set('if-modified-since', validators.lastModified)
  return headers
}

/** The first answer that is no redirect. */
async function follow(guard: Guard, start: string, options: FetchOptions, signal: AbortSignal) {
  const headers = headersFor(guard, options)
  const seen = new Set<string>()
  let url = await permit(guard, start, undefined, signal)
  for (;;) {
    seen.add(url.href)
    const response = await guard.outbound(new Request(url, { headers, redirect: 'manual', signal }))
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || response.status === 304 || location === null)
      return { url: url.href, response }
    discard(response)
    if (seen.size > MOST_REDIRECTS) throw new ContentHQError('url-unreachable', 'It leads on and on.')
    url = await permit(guard, location, url.href, signal)
    if (seen.has(url.href)) throw new ContentHQError('url-unreachable', 'It leads in a circle.')
  }
}

function validatorsOf({ headers }: Response): Validators {
  const etag = headers.get('etag')
  const lastModified = headers.get('last-modified')
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) }
}

async function take(guard: Guard, start: string, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
  const { url, response } = await follow(guard, start, options, signal)
  const { status, headers } = response
  const contentType = headers.get('content-type') ?? ''
  const common = { url, contentType, validators: validatorsOf(response), headers }
  if (status === 304 && options.validators) {
    discard(response)
    return { ...common, changed: false, bytes: new Uint8Array() }
  }
  if (status !== 200) {
    discard(response)
    throw new HttpRefusal(status)
  }
  if (/^(image|audio|video|font)\/(?!svg)/i.test(contentType)) {
    discard(response)
    throw new ContentHQError('file-binary', `It is ${contentType.split(';', 1)[0]}.`)
  }
  const bytes = await readCapped(response, { cap: options.cap ?? MAX_SOURCE_BYTES, signal })
  return { ...common, changed: true, bytes }
}

export function createGuardedFetch(guard: Guard): GuardedFetch {
  const { deadline = FETCH_DEADLINE } = guard
  return async (start, options) => {
    const late = AbortSignal.timeout(deadline)
    const signal = AbortSignal.any([options.signal, late])
    try {
      return await take(guard, start, options, signal)
    } catch (thrown) {
      if (options.signal.aborted) throw new ContentHQError('cancelled')
      if (late.aborted)
        throw new ContentHQError('url-unreachable', `It was not read within ${deadline / 1000} seconds.`)
      throw asContentHQError(thrown, 'url-unreachable')
    }
  }
}
