/** Owns what the operator's routes over apps, keys and signing keys do. */
import { appChangeSchema, appRequestSchema, keyRequestSchema, keyRollSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { openDatabase } from '../db/client.ts'
import type { AppEnv } from '../env.ts'
import { addKey, changeApp, createApp, listApps, listKeys, revokeKey, rollKey } from '../identity/apps.ts'
import { forgetApps } from '../identity/session-token.ts'
import { rewrapSigningKeys, rotateSigningKeys } from '../identity/signing-keys.ts'
import { readBody } from '../middleware/json-body.ts'
import { forgetOrigins } from '../middleware/origins.ts'
import { Refusal } from '../refusal.ts'
import {
  addKeyRoute,
  changeAppRoute,
  createAppRoute,
  listAppsRoute,
  listKeysRoute,
  revokeKeyRoute,
  rollKeyRoute,
  rotateRoute,
} from './app-routes.ts'

const nowText = (): string => new Date().toISOString()

export function addAppRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(createAppRoute, async context => {
    const { name, origins } = await readBody(context.req, appRequestSchema)
    forgetOrigins()
    context.header('Cache-Control', 'no-store')
    return context.json(await createApp(openDatabase(context.env), name, origins, nowText()), 201)
  })

  app.openapi(listAppsRoute, async context => {
    const apps = await listApps(openDatabase(context.env))
    return context.json({ apps: apps.map(one => ({ ...one, origins: [...one.origins] })) }, 200)
  })

  app.openapi(changeAppRoute, async context => {
    const change = await readBody(context.req, appChangeSchema)
    const { app: id } = context.req.valid('param')
    if (!(await changeApp(openDatabase(context.env), id, change, nowText()))) throw new Refusal('not-found')
    forgetApps()
    forgetOrigins()
    return context.body(null, 204)
  })

  app.openapi(listKeysRoute, async context =>
    context.json({ keys: await listKeys(openDatabase(context.env), context.req.valid('param').app) }, 200),
  )

  app.openapi(addKeyRoute, async context => {
    const { kind } = await readBody(context.req, keyRequestSchema)
    context.header('Cache-Control', 'no-store')
    const { app: id } = context.req.valid('param')
    return context.json(await addKey(openDatabase(context.env), id, kind, nowText()), 201)
  })

  app.openapi(rollKeyRoute, async context => {
    const { graceSeconds } = await readBody(context.req, keyRollSchema)
    const { app: id, key } = context.req.valid('param')
    const now = new Date()
    const graceEnds = new Date(now.getTime() + graceSeconds * 1000).toISOString()
    context.header('Cache-Control', 'no-store')
    return context.json(await rollKey(openDatabase(context.env), id, key, now.toISOString(), graceEnds), 201)
  })

  app.openapi(revokeKeyRoute, async context => {
    const { app: id, key } = context.req.valid('param')
    if (!(await revokeKey(openDatabase(context.env), id, key, nowText()))) throw new Refusal('not-found')
    return context.body(null, 204)
  })

  app.openapi(rotateRoute, async context => {
    const { WRAPPING_KEYS } = context.env
    if (WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
    const database = openDatabase(context.env)
    // also after the wrapping key itself was replaced: what it wraps moves under the newest
    await rewrapSigningKeys(database, WRAPPING_KEYS)
    return context.json({ keyId: await rotateSigningKeys(database, WRAPPING_KEYS, nowText()) }, 201)
  })
}
