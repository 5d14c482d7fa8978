/** Owns what the project routes do. The document is checked here, never merged and never built from rows. */
import type { ProjectDocument, ProjectId } from '@contenthq/model'
import { duplicateRequestSchema, editsRequestSchema, openDocument } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import { listProjects } from '../db/list-projects.ts'
import { createProject, deleteProject, findProject, saveProject, setArchived } from '../db/save-project.ts'
import type { AppEnv } from '../env.ts'
import { cancelOpenJobs } from '../jobs/cancel-open.ts'
import { readBody, readDocumentBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { deleteMediaOf } from '../storage/delete-media.ts'
import { baseRevision, etagOf, requireMedia, revisionOf, storedDocument, writerOf } from './document-rules.ts'
import { editProject } from './edit-project.ts'
import {
  archiveRoute,
  createProjectRoute,
  deleteRoute,
  duplicateRoute,
  editsRoute,
  listRoute,
  readRoute,
  restoreRoute,
  saveRoute,
} from './project-routes.ts'
import { requireProject } from './require-project.ts'

/** The document in the body, checked; one of a newer version than ours is refused whole. */
async function readDocument(context: Context<AppEnv>): Promise<ProjectDocument> {
  const { document, readOnly } = openDocument(await readDocumentBody(context.req))
  if (readOnly) throw new Refusal('document-newer')
  return document
}

function requireSameId(id: ProjectId, document: ProjectDocument): void {
  if (document.id === id) return
  throw new Refusal('input-invalid', { extras: { errors: [{ path: 'id', message: 'The address names another id.' }] } })
}

export function addProjectRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async context => {
    const page = await listProjects(openDatabase(context.env), context.get('owner'), context.req.valid('query'))
    return context.json(page, 200)
  })

  app.openapi(createProjectRoute, async context => {
    const document = await readDocument(context)
    const database = openDatabase(context.env)
    await requireMedia(database, context.get('owner'), document)
    const written = await createProject(database, writerOf(context), document)
    const revision = revisionOf(written)
    context.header('Location', `/v1/projects/${document.id}`)
    context.header('ETag', etagOf(revision))
    return context.json({ revision }, written.kind === 'written' ? 201 : 200)
  })

  app.openapi(readRoute, async context => {
    const row = await findProject(openDatabase(context.env), context.get('owner'), context.req.valid('param').id)
    if (!row) throw new Refusal('project-missing')
    if (row.deletedAt !== null) throw new Refusal('project-deleted')
    context.header('ETag', etagOf(row.revision))
    context.header('Cache-Control', 'no-store')
    return context.json({ document: storedDocument(row), revision: row.revision, updatedAt: row.updatedAt }, 200)
  })

  app.openapi(saveRoute, async context => {
    const base = baseRevision(context.req.valid('header')['if-match'])
    const document = await readDocument(context)
    requireSameId(context.req.valid('param').id, document)
    const database = openDatabase(context.env)
    await requireMedia(database, context.get('owner'), document)
    const revision = revisionOf(await saveProject(database, writerOf(context), document, base))
    context.header('ETag', etagOf(revision))
    return context.json({ revision }, 200)
  })

  app.openapi(deleteRoute, async context => {
    const { id } = context.req.valid('param')
    const database = openDatabase(context.env)
    if (!(await deleteProject(database, writerOf(context), id))) throw new Refusal('project-missing')
    await cancelOpenJobs(context, database, context.get('owner'), id)
    if (context.req.valid('query').media === 'now')
      await deleteMediaOf(database, context.env.MEDIA, context.get('owner'), id)
    return context.body(null, 204)
  })

  for (const [route, archived] of [
    [archiveRoute, 'archived'],
    [restoreRoute, 'restored'],
  ] as const)
    app.openapi(route, async context => {
      const database = openDatabase(context.env)
      const { id } = await requireProject(database, context.get('owner'), context.req.valid('param').id)
      await setArchived(database, writerOf(context), id, archived)
      return context.body(null, 204)
    })

  app.openapi(duplicateRoute, async context => {
    const database = openDatabase(context.env)
    const writer = writerOf(context)
    const row = await requireProject(database, writer.owner, context.req.valid('param').id)
    const { id, title } = await readBody(context.req, duplicateRequestSchema)
    const original = storedDocument(row)
    const copy = { ...original, id, title: title ?? original.title, createdAt: writer.now }
    const known = await findProject(database, writer.owner, id)
    // the answer was lost: the copy is there already
    if (known && known.deletedAt === null && known.revision === 1 && known.title === copy.title)
      return context.json({ revision: 1 }, 200)
    const revision = revisionOf(await createProject(database, writer, copy))
    context.header('Location', `/v1/projects/${id}`)
    return context.json({ revision }, 201)
  })

  app.openapi(editsRoute, async context => {
    const { id } = context.req.valid('param')
    const base = baseRevision(context.req.valid('header')['if-match'])
    const database = openDatabase(context.env)
    await requireProject(database, context.get('owner'), id)
    const { commands } = await readBody(context.req, editsRequestSchema)
    const { document, revision } = await editProject(database, writerOf(context), id, base, () => commands)
    context.header('ETag', etagOf(revision))
    return context.json({ document, revision, updatedAt: new Date().toISOString() }, 200)
  })
}
