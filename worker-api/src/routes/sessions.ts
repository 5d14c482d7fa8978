/** Owns what the session routes do: a secret key for a token, the public keys for anybody. */
import { appScopes, type jwksSchema, sessionRequestSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { openDatabase } from '../db/client.ts'
import type { AppEnv } from '../env.ts'
import { keyKindOf } from '../identity/app-key.ts'
import { ownerOf } from '../identity/app-users.ts'
import { appOfKey } from '../identity/apps.ts'
import { issueSession } from '../identity/issue-session.ts'
import { publicKeys } from '../identity/signing-keys.ts'
import { bearerOf, countCall } from '../middleware/bearer.ts'
import { readBody } from '../middleware/json-body.ts'
import { isAllowedOrigin } from '../middleware/origins.ts'
import { Refusal } from '../refusal.ts'
import { createSessionRoute, jwksRoute } from './session-routes.ts'

export function addSessionRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(createSessionRoute, async context => {
    const { env, req } = context
    if (env.WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
    if (req.header('origin') !== undefined)
      throw new Refusal('api-refused', { detail: 'A secret key never belongs in a page.' })
    const key = bearerOf(req)
    const now = new Date()
    const database = openDatabase(env)
    const found =
      key !== undefined && keyKindOf(key) === 'secret' ? await appOfKey(database, key, now.toISOString()) : undefined
    if (!found) throw new Refusal('key-invalid', { headers: { 'www-authenticate': 'Bearer' } })
    context.set('app', found.app)
    await countCall(env.KEY_LIMIT, found.app)
    const { user, origin, scopes = [...appScopes], creditCap } = await readBody(req, sessionRequestSchema)
    if (origin !== undefined && !found.origins.includes(origin) && !isAllowedOrigin(origin, env))
      throw new Refusal('api-refused', { detail: 'This origin is not one of the app’s.' })
    const owner = await ownerOf(database, found.app, user, now.toISOString())
    context.set('owner', owner)
    const answer = await issueSession(
      env,
      {
        app: found.app,
        user,
        owner,
        scopes,
        ...(origin === undefined ? {} : { origin }),
        ...(creditCap === undefined ? {} : { creditCap }),
      },
      now,
    )
    context.header('Cache-Control', 'no-store')
    return context.json(answer, 201)
  })

  app.openapi(jwksRoute, async context => {
    const keys = await publicKeys(openDatabase(context.env), new Date().toISOString())
    context.header('Cache-Control', 'public, max-age=60')
    return context.json({ keys } as z.infer<typeof jwksSchema>, 200)
  })
}
