/** Owns what the routes over story and scenes do: reads come from the projected rows, writes are commands on the document. */
import type { Command, ProjectDocument } from '@contenthq/model'
import { sceneChangeSchema, sceneOrderSchema, storyChangeSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import { readScenes, readStories } from '../db/read-scenes.ts'
import type { AppEnv } from '../env.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { etagOf, writerOf } from './document-rules.ts'
import { editProject } from './edit-project.ts'
import { requireProject } from './require-project.ts'
import {
  changeSceneRoute,
  changeStoryRoute,
  deleteSceneRoute,
  listScenesRoute,
  orderScenesRoute,
  readStoryRoute,
  restoreStoryRoute,
  storyVersionsRoute,
} from './scene-routes.ts'

type Change = (document: ProjectDocument) => readonly Command[]

/** Applies commands to the document as it stands now and answers the new revision. */
async function change(context: Context<AppEnv>, id: string, commandsFor: Change) {
  const { revision } = await editProject(openDatabase(context.env), writerOf(context), id, undefined, commandsFor)
  context.header('ETag', etagOf(revision))
  return context.json({ revision }, 200)
}

function requireScene({ scenes }: ProjectDocument, scene: string): void {
  if (scenes.every(({ id }) => id !== scene)) throw new Refusal('scene-missing')
}

/** Moves that put the scenes into this order. Throws 'input-invalid' where it does not name each of them once. */
function reorder(wished: readonly string[]): Change {
  return ({ scenes }) => {
    const there = new Set(scenes.map(({ id }) => id))
    if (wished.length !== there.size || new Set(wished).size !== there.size || wished.some(id => !there.has(id)))
      throw new Refusal('input-invalid', {
        extras: { errors: [{ path: 'scenes', message: 'Name every scene once.' }] },
      })
    return wished.map((scene, index) => ({ kind: 'move-scene', scene, after: wished[index - 1] ?? null }))
  }
}

type Words = { readonly title?: string; readonly hook?: string; readonly synopsis?: string; readonly closing?: string }

const retell =
  (words: Words): Change =>
  ({ title, source, story, scenes }) => {
    const base = story ?? { title, hook: '', synopsis: '', closing: '', provider: 'user' }
    return [{ kind: 'set-story', title, source: source ?? null, story: { ...base, ...words }, scenes }]
  }

/** Throws 'project-missing', 'project-deleted'. */
const require = async (context: Context<AppEnv>, id: string) => {
  const database = openDatabase(context.env)
  await requireProject(database, context.get('owner'), id)
  return database
}

export function addSceneRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(readStoryRoute, async context => {
    const { id } = context.req.valid('param')
    const [story] = await readStories(await require(context, id), context.get('owner'), id)
    if (!story) throw new Refusal('not-found', { detail: 'There is no story yet.' })
    return context.json(story, 200)
  })

  app.openapi(storyVersionsRoute, async context => {
    const { id } = context.req.valid('param')
    return context.json({ versions: await readStories(await require(context, id), context.get('owner'), id) }, 200)
  })

  app.openapi(changeStoryRoute, async context => {
    const { id } = context.req.valid('param')
    await require(context, id)
    return change(context, id, retell(await readBody(context.req, storyChangeSchema)))
  })

  app.openapi(restoreStoryRoute, async context => {
    const { id, version } = context.req.valid('param')
    const versions = await readStories(await require(context, id), context.get('owner'), id)
    const kept = versions.find(story => story.version === version)
    if (!kept) throw new Refusal('not-found', { detail: 'There is no such version.' })
    const { title, hook, synopsis, closing } = kept
    return change(context, id, retell({ title, hook, synopsis, closing }))
  })

  app.openapi(listScenesRoute, async context => {
    const { id } = context.req.valid('param')
    return context.json(await readScenes(await require(context, id), context.get('owner'), id), 200)
  })

  app.openapi(orderScenesRoute, async context => {
    const { id } = context.req.valid('param')
    await require(context, id)
    return change(context, id, reorder((await readBody(context.req, sceneOrderSchema)).scenes))
  })

  app.openapi(changeSceneRoute, async context => {
    const { id, scene } = context.req.valid('param')
    await require(context, id)
    const fields = await readBody(context.req, sceneChangeSchema)
    return change(context, id, document => {
      requireScene(document, scene)
      return [{ kind: 'set-scene', scene, fields: { ...fields, edited: true } }]
    })
  })

  app.openapi(deleteSceneRoute, async context => {
    const { id, scene } = context.req.valid('param')
    return change(context, id, document => {
      requireScene(document, scene)
      return [{ kind: 'remove-scene', scene }]
    })
  })
}
