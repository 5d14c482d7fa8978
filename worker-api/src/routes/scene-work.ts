/** Owns what splitting, merging and making again a scene does: edits of the document, or a job whose result is adopted. */
import {
  type Command,
  mergeCommands,
  outputSize,
  type ProjectDocument,
  type Scene,
  splitCommands,
} from '@contenthq/model'
import { type JobWish, sceneRegenerateSchema, sceneSplitSchema, storyRegenerateSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import type { AppEnv } from '../env.ts'
import { requireVendors } from '../jobs/enqueue.ts'
import { takeOn } from '../jobs/take-on.ts'
import type { Vendors } from '../jobs/vendors.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { etagOf, storedDocument, writerOf } from './document-rules.ts'
import { editProject } from './edit-project.ts'
import { requireProject } from './require-project.ts'
import { mergeSceneRoute, regenerateSceneRoute, regenerateStoryRoute, splitSceneRoute } from './scene-work-routes.ts'

function sceneOf({ scenes }: ProjectDocument, id: string): Scene {
  const scene = scenes.find(one => one.id === id)
  if (!scene) throw new Refusal('scene-missing')
  return scene
}

type Cut = (document: ProjectDocument) => readonly Command[] | undefined

async function cut(context: Context<AppEnv>, id: string, scene: string, commandsFor: Cut, otherwise: string) {
  const { revision } = await editProject(openDatabase(context.env), writerOf(context), id, undefined, document => {
    sceneOf(document, scene)
    const commands = commandsFor(document)
    if (!commands) throw new Refusal('edit-refused', { detail: otherwise })
    return commands
  })
  context.header('ETag', etagOf(revision))
  return context.json({ revision }, 200)
}

const documentOf = async (context: Context<AppEnv>, id: string): Promise<ProjectDocument> =>
  storedDocument(await requireProject(openDatabase(context.env), context.get('owner'), id))

const pictureWish = ({ id: project, settings }: ProjectDocument, scene: Scene): JobWish => {
  const { width, height } = outputSize(settings.output.aspectRatio, settings.output.quality)
  const { mood, seed } = settings
  const { imagePrompt, visualDescription, narration } = scene
  const prompt = imagePrompt || visualDescription || scene.title
  return { kind: 'make-picture', project, scene: scene.id, input: { prompt, narration, width, height, mood, seed } }
}

const narrationWish = ({ id: project, settings }: ProjectDocument, { id: scene, narration: text }: Scene): JobWish => {
  if (text.trim() === '') throw new Refusal('edit-refused', { detail: 'The scene says nothing.' })
  const { language, voice } = settings
  return { kind: 'speak', project, scene, input: { text, language, ...voice } }
}

export function addSceneWorkRoutes(app: OpenAPIHono<AppEnv>, vendors: Vendors): void {
  app.openapi(splitSceneRoute, async context => {
    const { id, scene } = context.req.valid('param')
    await documentOf(context, id)
    const { at, id: name } = await readBody(context.req, sceneSplitSchema)
    const halves: Cut = document => splitCommands(document, { scene, at, id: name })
    return cut(context, id, scene, halves, 'Both halves need words.')
  })

  app.openapi(mergeSceneRoute, context => {
    const { id, scene } = context.req.valid('param')
    return cut(context, id, scene, document => mergeCommands(document, scene), 'No scene follows it.')
  })

  app.openapi(regenerateSceneRoute, async context => {
    const { id, scene: name } = context.req.valid('param')
    const { 'idempotency-key': key } = context.req.valid('header')
    const document = await documentOf(context, id)
    const scene = sceneOf(document, name)
    const { part } = await readBody(context.req, sceneRegenerateSchema)
    if (part === 'script' || part === 'prompt') throw new Refusal('provider-not-configured')
    const wish = part === 'picture' ? pictureWish(document, scene) : narrationWish(document, scene)
    return context.json(await takeOn(context, vendors, key, wish), 202)
  })

  app.openapi(regenerateStoryRoute, async context => {
    const { id } = context.req.valid('param')
    const { 'idempotency-key': key } = context.req.valid('header')
    const { input, settings, title } = await documentOf(context, id)
    const { part } = await readBody(context.req, storyRegenerateSchema)
    requireVendors('write-story', vendors)
    // only pasted text is at hand here; other sources are read first
    if (part !== 'whole' || input.kind !== 'text') throw new Refusal('provider-not-configured')
    const { targetSeconds, language, mood, seed } = settings
    const source = { title: input.name ?? title, text: input.text }
    const wish = { kind: 'write-story', project: id, input: { source, targetSeconds, language, mood, seed } } as const
    return context.json(await takeOn(context, vendors, key, wish), 202)
  })
}
