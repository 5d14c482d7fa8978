/** Owns getting one file of a voice pack: from this browser's cache or its address, and only the very file that was meant. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import type { PackFile } from './voice-pack.ts'

const CACHE = 'contenthq-voices'

/** Kept files; a page without Cache Storage (not a secure context) downloads them each time. */
const openCache = async (): Promise<Cache | undefined> =>
  'caches' in globalThis ? await caches.open(CACHE).catch(() => undefined) : undefined

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

async function readAll(
  response: Response,
  expected: number,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    // no more is read than was agreed to
    if (length > expected) throw new Error(`more than ${expected} bytes`)
    chunks.push(chunk)
    onBytes(chunk.byteLength)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/**
 * The file's bytes. `onBytes` hears of each piece. Throws 'provider-failed' where it cannot be had or is another file,
 * 'cancelled'. A kept file that was damaged is fetched again.
 */
export async function fetchFile(
  { url, sha256, bytes: expected }: PackFile,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const cache = await openCache()
  const kept = await cache?.match(url)
  if (kept) {
    const bytes = new Uint8Array(await kept.arrayBuffer())
    if ((await hashOf(bytes)) === sha256) {
      onBytes(bytes.length)
      return bytes
    }
    await cache?.delete(url)
  }
  throwIfAborted(signal)
  try {
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    const bytes = await readAll(response, expected, onBytes)
    const hash = await hashOf(bytes)
    if (hash !== sha256) throw new Error(`it is another file (SHA-256 ${hash})`)
    // a full disk only means that it is downloaded again
    await cache?.put(url, new Response(bytes)).catch(() => undefined)
    return bytes
  } catch (cause) {
    throwIfAborted(signal)
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ContentHQError('provider-failed', `The voice could not be loaded from ${url}: ${reason}.`, { cause })
  }
}
