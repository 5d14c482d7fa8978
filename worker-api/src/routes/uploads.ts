/** Owns what the routes of uploads in parts do. */
import { UPLOAD_PART_BYTES, uploadRequestSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Database, openDatabase } from '../db/client.ts'
import { findMedia } from '../db/media-rows.ts'
import type { MediaUploadRow } from '../db/schema.ts'
import type { AppEnv } from '../env.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { storedType } from '../storage/media-types.ts'
import { requireRoom } from '../storage/quota.ts'
import { beginUpload, completeUpload, dropUpload, findUpload, partsOf, putPart } from '../storage/uploads.ts'
import {
  beginUploadRoute,
  completeUploadRoute,
  dropUploadRoute,
  putPartRoute,
  readUploadRoute,
} from './upload-routes.ts'

async function answerOf(database: Database, { id, hash, bytes }: MediaUploadRow) {
  const parts = await partsOf(database, id)
  return { id, hash, bytes, partBytes: UPLOAD_PART_BYTES, parts: parts.map(({ number }) => number) }
}

export function addUploadRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(beginUploadRoute, async context => {
    const { hash, bytes, mimeType: given } = await readBody(context.req, uploadRequestSchema)
    const mimeType = storedType(given)
    if (!mimeType) throw new Refusal('media-unsupported', { detail: 'This content type is not stored.' })
    const database = openDatabase(context.env)
    const owner = context.get('owner')
    const known = await findMedia(database, owner, hash)
    if (known) return context.json({ hash, bytes: known.bytes, mimeType: known.mimeType }, 200)
    await requireRoom(database, owner, { hash, bytes })
    const wish = { owner, hash, bytes, mimeType }
    const upload = await beginUpload(database, context.env.MEDIA, wish, new Date().toISOString())
    return context.json(await answerOf(database, upload), 201)
  })

  app.openapi(readUploadRoute, async context => {
    const database = openDatabase(context.env)
    const upload = await findUpload(database, context.get('owner'), context.req.valid('param').upload)
    return context.json(await answerOf(database, upload), 200)
  })

  app.openapi(putPartRoute, async context => {
    const database = openDatabase(context.env)
    const { upload: id, number } = context.req.valid('param')
    const upload = await findUpload(database, context.get('owner'), id)
    const { body } = context.req.raw
    const announced = Number(context.req.header('content-length') ?? Number.NaN)
    await putPart(database, context.env.MEDIA, upload, number, announced, body ?? new Blob([]).stream())
    return context.body(null, 204)
  })

  app.openapi(completeUploadRoute, async context => {
    const database = openDatabase(context.env)
    const upload = await findUpload(database, context.get('owner'), context.req.valid('param').upload)
    // again: others may have begun and ended meanwhile
    if (upload.outcome === null) await requireRoom(database, upload.owner, upload)
    await completeUpload(database, context.env.MEDIA, upload, new Date().toISOString())
    return context.json({ hash: upload.hash, bytes: upload.bytes, mimeType: upload.mimeType }, 201)
  })

  app.openapi(dropUploadRoute, async context => {
    const database = openDatabase(context.env)
    const upload = await findUpload(database, context.get('owner'), context.req.valid('param').upload)
    await dropUpload(database, context.env.MEDIA, upload)
    return context.body(null, 204)
  })
}
