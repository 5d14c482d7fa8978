/** Owns what the project routes do. The document is checked here, never merged and never built from rows. */
import { type ProjectDocument, type ProjectId, usedMedia } from '@contenthq/model'
import { openDocument } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Database, openDatabase } from '../db/client.ts'
import { listProjects } from '../db/list-projects.ts'
import { missingMedia } from '../db/media-rows.ts'
import {
  createProject,
  deleteProject,
  findProject,
  saveProject,
  type Writer,
  type Written,
} from '../db/save-project.ts'
import type { ProjectRow } from '../db/schema.ts'
import type { AppEnv, Owner } from '../env.ts'
import { readDocumentBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { createProjectRoute, deleteRoute, listRoute, readRoute, saveRoute } from './project-routes.ts'

const etagOf = (revision: number): string => `"${revision}"`

const writerOf = (context: Context<AppEnv>): Writer => ({
  owner: context.get('owner'),
  requestId: context.get('requestId'),
  now: new Date().toISOString(),
})

/** The document in the body, checked; one of a newer version than ours is refused whole. */
async function readDocument(context: Context<AppEnv>): Promise<ProjectDocument> {
  const { document, readOnly } = openDocument(await readDocumentBody(context.req))
  if (readOnly) throw new Refusal('document-newer')
  return document
}

async function requireMedia(database: Database, owner: Owner, document: ProjectDocument): Promise<void> {
  const missing = await missingMedia(database, owner, usedMedia(document))
  if (missing.length > 0) throw new Refusal('media-missing', { extras: { missing } })
}

/** The revision in If-Match: "41". Absent is 428, anything else than one quoted number 400. */
function baseRevision(header: string | undefined): number {
  if (header === undefined) throw new Refusal('input-invalid', { status: 428, detail: 'If-Match is needed to save.' })
  const revision = Number(/^"(\d{1,15})"$/.exec(header)?.[1] ?? 0)
  if (revision > 0) return revision
  throw new Refusal('input-invalid', { extras: { errors: [{ path: 'If-Match', message: 'One quoted revision.' }] } })
}

function requireSameId(id: ProjectId, document: ProjectDocument): void {
  if (document.id === id) return
  throw new Refusal('input-invalid', { extras: { errors: [{ path: 'id', message: 'The address names another id.' }] } })
}

/** A row that may have been written by an older version. */
function storedDocument(row: ProjectRow): ProjectDocument {
  try {
    return openDocument(JSON.parse(row.document)).document
  } catch (thrown) {
    throw new Error(`project ${row.id} at revision ${row.revision} cannot be opened`, { cause: thrown })
  }
}

function revisionOf(written: Written): number {
  if (written.kind === 'missing') throw new Refusal('project-missing')
  if (written.kind !== 'conflict') return written.revision
  const { row } = written
  if (row.deletedAt !== null) throw new Refusal('project-deleted')
  throw new Refusal('revision-conflict', {
    headers: { etag: etagOf(row.revision) },
    extras: { current: { document: storedDocument(row), revision: row.revision } },
  })
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
    if (!(await deleteProject(openDatabase(context.env), writerOf(context), id))) throw new Refusal('project-missing')
    return context.body(null, 204)
  })
}
