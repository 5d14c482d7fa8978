/** Owns what the media routes do: storing once, and serving what is the caller's. */
import { MAX_MEDIA_BYTES } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import type { AppEnv } from '../env.ts'
import { discardRest } from '../middleware/discard-body.ts'
import { Refusal } from '../refusal.ts'
import { recordMedia, settledMedia } from '../storage/keep-media.ts'
import { storeMedia } from '../storage/media.ts'
import { storedType } from '../storage/media-types.ts'
import { requireRoom } from '../storage/quota.ts'
import { getMediaRoute, headMediaRoute, putMediaRoute } from './media-routes.ts'
import { serveMedia } from './serve-media.ts'

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

export function addMediaRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(putMediaRoute, async context => {
    const { hash } = context.req.valid('param')
    const owner = context.get('owner')
    const { body } = context.req.raw
    const mimeType = storedType(context.req.header('content-type'))
    if (!mimeType) throw new Refusal('media-unsupported', { detail: 'This content type is not stored.' })
    const size = announcedSize(context)
    const database = openDatabase(context.env)
    const { row: known, deletion } = await settledMedia(database, owner, hash)
    if (known) {
      // all of it, however large: the sender did nothing wrong
      if (body) await discardRest(body.getReader(), MAX_MEDIA_BYTES)
      return context.json({ hash, bytes: known.bytes, mimeType: known.mimeType }, 200)
    }
    await requireRoom(database, owner, { hash, bytes: size })
    await storeMedia(context.env.MEDIA, { owner, hash, mimeType, size, body: body ?? new Blob([]).stream() })
    const row = { owner, hash, bytes: size, mimeType, createdAt: new Date().toISOString() }
    await recordMedia(database, context.env.MEDIA, row, deletion)
    return context.json({ hash, bytes: size, mimeType }, 201)
  })

  app.openAPIRegistry.registerPath(headMediaRoute)
  app.openapi(getMediaRoute, context =>
    serveMedia(context, context.get('owner'), context.req.valid('param').hash, 'for-a-year'),
  )
}
