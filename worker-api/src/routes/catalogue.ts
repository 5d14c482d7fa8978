/** Owns what the routes of voices, music, AI models and settings do. */
import { musicRequestSchema, settingsSaveSchema, voiceRequestSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  chooseVoice,
  deleteMusic,
  deleteVoice,
  listAi,
  listMusic,
  listVoices,
  putMusic,
  putVoice,
  readSettings,
  saveSettings,
} from '../db/catalogue.ts'
import { type Database, openDatabase } from '../db/client.ts'
import { findMedia } from '../db/media-rows.ts'
import type { AppEnv, Owner } from '../env.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import {
  chooseVoiceRoute,
  deleteMusicRoute,
  deleteVoiceRoute,
  listAiRoute,
  listMusicRoute,
  listVoicesRoute,
  putMusicRoute,
  putVoiceRoute,
  readSettingsRoute,
  saveSettingsRoute,
  testAiKeyRoute,
} from './catalogue-routes.ts'

/** Throws 'asset-missing', 'media-unsupported'. */
async function requireSound(database: Database, owner: Owner, hash: string): Promise<void> {
  const file = await findMedia(database, owner, hash)
  if (!file) throw new Refusal('asset-missing')
  if (!file.mimeType.startsWith('audio/')) throw new Refusal('media-unsupported', { detail: 'This file is no sound.' })
}

function requireDone(done: boolean): void {
  if (!done) throw new Refusal('not-found')
}

export function addCatalogueRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listVoicesRoute, async context =>
    context.json(await listVoices(openDatabase(context.env), context.get('owner'), context.req.valid('query')), 200),
  )

  app.openapi(putVoiceRoute, async context => {
    const database = openDatabase(context.env)
    const wish = await readBody(context.req, voiceRequestSchema)
    if (wish.preview !== undefined) await requireSound(database, context.get('owner'), wish.preview)
    await putVoice(database, context.get('owner'), context.req.valid('param').profile, wish)
    return context.body(null, 204)
  })

  for (const [route, act] of [
    [deleteVoiceRoute, deleteVoice],
    [chooseVoiceRoute, chooseVoice],
    [deleteMusicRoute, deleteMusic],
  ] as const)
    app.openapi(route, async context => {
      requireDone(await act(openDatabase(context.env), context.get('owner'), context.req.valid('param').profile))
      return context.body(null, 204)
    })

  app.openapi(listMusicRoute, async context =>
    context.json(await listMusic(openDatabase(context.env), context.get('owner'), context.req.valid('query')), 200),
  )

  app.openapi(putMusicRoute, async context => {
    const database = openDatabase(context.env)
    const wish = await readBody(context.req, musicRequestSchema)
    await requireSound(database, context.get('owner'), wish.asset)
    await putMusic(database, context.get('owner'), context.req.valid('param').profile, wish)
    return context.body(null, 204)
  })

  app.openapi(listAiRoute, async context => context.json(await listAi(openDatabase(context.env)), 200))

  app.openapi(testAiKeyRoute, () => {
    throw new Refusal('provider-not-configured', { detail: 'No provider takes keys yet.' })
  })

  app.openapi(readSettingsRoute, async context =>
    context.json(await readSettings(openDatabase(context.env), context.get('owner')), 200),
  )

  app.openapi(saveSettingsRoute, async context => {
    const { settings } = await readBody(context.req, settingsSaveSchema)
    await saveSettings(openDatabase(context.env), context.get('owner'), settings, new Date().toISOString())
    return context.body(null, 204)
  })
}
