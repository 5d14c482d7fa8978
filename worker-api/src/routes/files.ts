/** Owns what the routes over stored files do: lists, links, shares, deletion. Putting and getting is media.ts. */
import { linkRequestSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import { listMedia } from '../db/list-media.ts'
import { findMedia } from '../db/media-rows.ts'
import { createShare, listShares, openShare, revokeShare } from '../db/shares.ts'
import type { AppEnv } from '../env.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { deleteUnused } from '../storage/delete-media.ts'
import { isSigned, signUrl } from '../storage/signed-url.ts'
import {
  createShareRoute,
  deleteMediaRoute,
  linkMediaRoute,
  listMediaRoute,
  listSharesRoute,
  openShareRoute,
  revokeShareRoute,
  signedMediaRoute,
} from './file-routes.ts'
import { serveMedia } from './serve-media.ts'

/** Throws 'asset-missing'. */
async function requireFile(context: Context<AppEnv>, hash: string) {
  const database = openDatabase(context.env)
  const file = await findMedia(database, context.get('owner'), hash)
  if (!file) throw new Refusal('asset-missing')
  return { database, file }
}

function signingSecret({ env }: Context<AppEnv>): string {
  if (env.WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
  return env.WRAPPING_KEYS
}

export function addFileRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listMediaRoute, async context => {
    const page = await listMedia(openDatabase(context.env), context.get('owner'), context.req.valid('query'))
    return context.json(page, 200)
  })

  app.openapi(deleteMediaRoute, async context => {
    const { hash } = context.req.valid('param')
    const { database } = await requireFile(context, hash)
    const gone = await deleteUnused(database, context.env.MEDIA, context.get('owner'), [hash])
    if (gone.length === 0) throw new Refusal('media-in-use')
    return context.body(null, 204)
  })

  app.openapi(linkMediaRoute, async context => {
    const { hash } = context.req.valid('param')
    const { file } = await requireFile(context, hash)
    const { seconds } = await readBody(context.req, linkRequestSchema)
    const expires = Math.floor(Date.now() / 1000) + seconds
    const owner = context.get('owner')
    const url = await signUrl(signingSecret(context), { owner, hash, mimeType: file.mimeType, expires })
    return context.json({ url, expiresAt: new Date(expires * 1000).toISOString() }, 201)
  })

  app.openapi(signedMediaRoute, async context => {
    const { owner, hash } = context.req.valid('param')
    const { expires, type: mimeType, signature } = context.req.valid('query')
    const now = Math.floor(Date.now() / 1000)
    if (!(await isSigned(signingSecret(context), { owner, hash, mimeType, expires }, signature, now)))
      throw new Refusal('api-refused', { detail: 'This link is over, or is none of ours.' })
    return serveMedia(context, owner, hash, 'while-signed')
  })

  app.openapi(createShareRoute, async context => {
    const { hash } = context.req.valid('param')
    const { database } = await requireFile(context, hash)
    return context.json(await createShare(database, context.get('owner'), hash, new Date().toISOString()), 201)
  })

  app.openapi(listSharesRoute, async context => {
    const { hash } = context.req.valid('param')
    const { database } = await requireFile(context, hash)
    return context.json({ shares: await listShares(database, context.get('owner'), hash) }, 200)
  })

  app.openapi(revokeShareRoute, async context => {
    const database = openDatabase(context.env)
    const { share } = context.req.valid('param')
    if (!(await revokeShare(database, context.get('owner'), share, new Date().toISOString())))
      throw new Refusal('not-found')
    return context.body(null, 204)
  })

  app.openapi(openShareRoute, async context => {
    // a player asks for many ranges of one film: the first one counts
    const first = /^bytes=0-/.test(context.req.header('range') ?? 'bytes=0-') && context.req.method === 'GET'
    const { token } = context.req.valid('param')
    const found = await openShare(openDatabase(context.env), token, first ? 'counted' : 'uncounted')
    if (!found) throw new Refusal('not-found')
    return serveMedia(context, found.owner, found.hash, 'while-signed')
  })
}
