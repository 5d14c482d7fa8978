/** Owns what the media routes do: storing once, serving whole, in part or not at all. */
import { MAX_MEDIA_BYTES } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import { findMedia, recordMedia } from '../db/media-rows.ts'
import type { AppEnv } from '../env.ts'
import { discardRest } from '../middleware/discard-body.ts'
import { Refusal } from '../refusal.ts'
import { parseRange } from '../storage/byte-range.ts'
import { headMedia, readMedia, storeMedia } from '../storage/media.ts'
import { storedType } from '../storage/media-types.ts'
import { getMediaRoute, headMediaRoute, putMediaRoute } from './media-routes.ts'

/** Bytes announced. Every client that sends a file it has says so. */
function announcedSize(context: Context<AppEnv>): number {
  const header = context.req.header('content-length')
  if (header === undefined)
    throw new Refusal('input-invalid', { status: 411, detail: 'Content-Length is needed to store a file.' })
  const size = Number(header)
  if (!(size <= MAX_MEDIA_BYTES))
    throw new Refusal('payload-too-large', { detail: `A file has at most ${MAX_MEDIA_BYTES} bytes.` })
  return size
}

/** A file never runs as a page or a script, whatever it holds and however it is opened. */
const inert = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // no-transform: a range of compressed bytes would be a range of something else
  'Cache-Control': 'private, max-age=31536000, immutable, no-transform',
  'Accept-Ranges': 'bytes',
}

const names = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))

async function serve(context: Context<AppEnv>, hash: string): Promise<Response> {
  const { MEDIA } = context.env
  const owner = context.get('owner')
  const stored = await headMedia(MEDIA, owner, hash)
  if (!stored) throw new Refusal('asset-missing')
  const etag = `"${hash}"`
  const headers: Record<string, string> = {
    ...inert,
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

export function addMediaRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(putMediaRoute, async context => {
    const { hash } = context.req.valid('param')
    const owner = context.get('owner')
    const { body } = context.req.raw
    const mimeType = storedType(context.req.header('content-type'))
    if (!mimeType) throw new Refusal('media-unsupported', { detail: 'This content type is not stored.' })
    const size = announcedSize(context)
    const database = openDatabase(context.env)
    const known = await findMedia(database, owner, hash)
    if (known) {
      // all of it, however large: the sender did nothing wrong
      if (body) await discardRest(body.getReader(), MAX_MEDIA_BYTES)
      return context.json({ hash, bytes: known.bytes, mimeType: known.mimeType }, 200)
    }
    await storeMedia(context.env.MEDIA, { owner, hash, mimeType, size, body: body ?? new Blob([]).stream() })
    await recordMedia(database, { owner, hash, bytes: size, mimeType, createdAt: new Date().toISOString() })
    return context.json({ hash, bytes: size, mimeType }, 201)
  })

  app.openAPIRegistry.registerPath(headMediaRoute)
  app.openapi(getMediaRoute, context => serve(context, context.req.valid('param').hash))
}
