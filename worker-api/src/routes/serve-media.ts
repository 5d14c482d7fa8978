/** Owns serving a stored file: whole, in part, or not at all, and always inert. Does not know who may see it. */
import type { AssetHash } from '@contenthq/model'
import type { Context } from 'hono'
import type { AppEnv, Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { parseRange } from '../storage/byte-range.ts'
import { headMedia, readMedia } from '../storage/media.ts'

/** How long a browser keeps it; a link that ends must not live on in a cache. */
export type Kept = 'for-a-year' | 'while-signed'

// no-transform: a range of compressed bytes would be a range of something else
const cacheControl: Readonly<Record<Kept, string>> = {
  'for-a-year': 'private, max-age=31536000, immutable, no-transform',
  'while-signed': 'private, no-cache, no-transform',
}

/** A file never runs as a page or a script, whatever it holds and however it is opened. */
const inert = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Accept-Ranges': 'bytes',
}

const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))

/** The file, one range of it, or that the caller has it. Throws 'asset-missing', 'range-invalid'. */
export async function serveMedia(
  context: Context<AppEnv>,
  owner: Owner,
  hash: AssetHash,
  kept: Kept,
): Promise<Response> {
  const { MEDIA } = context.env
  const stored = await headMedia(MEDIA, owner, hash)
  if (!stored) throw new Refusal('asset-missing')
  const etag = `"${hash}"`
  const headers: Record<string, string> = {
    ...inert,
    'Cache-Control': cacheControl[kept],
    ETag: etag,
    'Content-Type': stored.httpMetadata?.contentType ?? 'application/octet-stream',
  }
  if (names(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers)
  const ifRange = context.req.header('if-range')
  const range = parseRange(
    ifRange === undefined || ifRange === etag ? context.req.header('range') : undefined,
    stored.size,
  )
  if (range === 'outside')
    throw new Refusal('range-invalid', { headers: { 'content-range': `bytes */${stored.size}` } })
  const part = range === 'whole' ? { offset: 0, length: stored.size } : range
  headers['Content-Length'] = String(part.length)
  if (range !== 'whole')
    headers['Content-Range'] = `bytes ${part.offset}-${part.offset + part.length - 1}/${stored.size}`
  const status = range === 'whole' ? 200 : 206
  if (context.req.method === 'HEAD') return context.body(null, status, headers)
  const object = await readMedia(MEDIA, owner, hash, range === 'whole' ? undefined : range)
  if (!object) throw new Refusal('asset-missing')
  return context.body(object.body, status, headers)
}
