/** Owns what the routes over a project's sources do. Reading is the business of the sources package, fetching of a job. */
import { type SourceSummaryAnswer, sourceRequestSchema } from '@contenthq/model/api'
import { extract } from '@contenthq/sources'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { and, desc, eq, sql } from 'drizzle-orm'
import { type Database, openDatabase } from '../db/client.ts'
import { ingestedContent } from '../db/schema.ts'
import type { AppEnv, Owner } from '../env.ts'
import { factsOf, summaryOf } from '../ingestion/kept-sources.ts'
import { takeOn } from '../jobs/take-on.ts'
import type { Vendors } from '../jobs/vendors.ts'
import { readBody } from '../middleware/json-body.ts'
import { Refusal } from '../refusal.ts'
import { answerOnce, type Made } from './answer-once.ts'
import { requireProject } from './require-project.ts'
import {
  addSourceRoute,
  listSourcesRoute,
  readSourceRoute,
  removeSourceRoute,
  retrySourceRoute,
} from './source-routes.ts'

type Row = typeof ingestedContent.$inferSelect
type Whose = { readonly owner: Owner; readonly project: string }

const toSummary = (row: Row): SourceSummaryAnswer => ({
  id: row.id,
  platform: row.platform,
  title: row.title,
  summary: row.summary,
  characters: row.body.length,
  ...(row.url === null ? {} : { url: row.url }),
  ...(row.engagement === null || row.engagementSource === null
    ? {}
    : { engagement: { score: row.engagement, source: row.engagementSource } }),
  createdAt: row.createdAt,
})

const theSource = ({ owner, project }: Whose, id: string) =>
  and(eq(ingestedContent.owner, owner), eq(ingestedContent.project, project), eq(ingestedContent.id, id))

async function findSource(database: Database, whose: Whose, id: string): Promise<Row> {
  const [row] = await database.select().from(ingestedContent).where(theSource(whose, id))
  if (!row) throw new Refusal('not-found', { detail: 'There is no such source.' })
  return row
}

type Text = { readonly text: string; readonly name?: string; readonly mimeType?: string }

/** Reads a text and answers what is to be written for it. */
async function readText({ owner, project }: Whose, { text, name, mimeType }: Text): Promise<Made> {
  const document = await extract({
    bytes: new TextEncoder().encode(text),
    ...(name === undefined ? {} : { name }),
    ...(mimeType === undefined ? {} : { contentType: mimeType }),
  })
  const row: Row = {
    id: crypto.randomUUID(),
    owner,
    project,
    url: null,
    platform: document.kind,
    title: document.title,
    body: document.text,
    summary: summaryOf(document),
    document: factsOf(document),
    engagement: null,
    engagementSource: null,
    etag: null,
    lastModified: null,
    bytesHash: null,
    createdAt: new Date().toISOString(),
  }
  return {
    status: 201,
    body: JSON.stringify(toSummary(row)),
    writes: guard => [
      sql`INSERT INTO ingested_content (id, owner, project, platform, title, body, summary, document, created_at)
        SELECT ${row.id}, ${owner}, ${project}, ${row.platform}, ${row.title}, ${row.body}, ${row.summary}, ${row.document},
          ${row.createdAt}
        WHERE ${guard} ON CONFLICT DO NOTHING`,
    ],
  }
}

export function addSourceRoutes(app: OpenAPIHono<AppEnv>, vendors: Vendors): void {
  app.openapi(addSourceRoute, async context => {
    const { id: project } = context.req.valid('param')
    const { 'idempotency-key': key } = context.req.valid('header')
    const owner = context.get('owner')
    const database = openDatabase(context.env)
    await requireProject(database, owner, project)
    const payload = await readBody(context.req, sourceRequestSchema)
    if (!('text' in payload))
      return context.json(await takeOn(context, vendors, key, { kind: 'ingest', project, input: payload }), 202)
    const asked = { owner, key, payload: { project, ...payload } }
    const { body } = await answerOnce(database, asked, () => readText({ owner, project }, payload))
    return context.json(JSON.parse(body) as SourceSummaryAnswer, 201)
  })

  app.openapi(listSourcesRoute, async context => {
    const { id: project } = context.req.valid('param')
    const owner = context.get('owner')
    const database = openDatabase(context.env)
    await requireProject(database, owner, project)
    const rows = await database
      .select()
      .from(ingestedContent)
      .where(and(eq(ingestedContent.owner, owner), eq(ingestedContent.project, project)))
      .orderBy(desc(ingestedContent.createdAt), desc(ingestedContent.id))
    return context.json({ sources: rows.map(toSummary) }, 200)
  })

  app.openapi(readSourceRoute, async context => {
    const { id: project, source } = context.req.valid('param')
    const row = await findSource(openDatabase(context.env), { owner: context.get('owner'), project }, source)
    const facts = row.document === null ? {} : { document: JSON.parse(row.document) as Record<string, unknown> }
    return context.json({ ...toSummary(row), body: row.body, ...facts }, 200)
  })

  app.openapi(retrySourceRoute, async context => {
    const { id: project, source } = context.req.valid('param')
    const { 'idempotency-key': key } = context.req.valid('header')
    const { url } = await findSource(openDatabase(context.env), { owner: context.get('owner'), project }, source)
    if (url === null) throw new Refusal('edit-refused', { detail: 'A text has no address to read again.' })
    return context.json(await takeOn(context, vendors, key, { kind: 'ingest', project, input: { url } }), 202)
  })

  app.openapi(removeSourceRoute, async context => {
    const { id: project, source } = context.req.valid('param')
    const database = openDatabase(context.env)
    const whose = { owner: context.get('owner'), project }
    await findSource(database, whose, source)
    await database.delete(ingestedContent).where(theSource(whose, source))
    return context.body(null, 204)
  })
}
