/** Owns the rows of sources that were read from the web: finding what is known of an address, writing what was read. */
import type { ContentDocument } from '@contenthq/model'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { ingestedContent } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { sha256 } from '../storage/hash.ts'
import { engagementOf } from './engagement.ts'
import type { IngestedSource, Place } from './ingested-source.ts'

type Row = typeof ingestedContent.$inferSelect

/** Letters of a text that stand for it where the source has no summary. */
const SUMMARY = 300

/** A document without its text, which has a column of its own. */
export const factsOf = ({ text: _text, ...facts }: ContentDocument): string => JSON.stringify(facts)

/** The document of a row; undefined for one from before documents were kept whole. */
export const documentOfRow = ({ document, body }: Pick<Row, 'document' | 'body'>): ContentDocument | undefined =>
  document === null ? undefined : { ...(JSON.parse(document) as Omit<ContentDocument, 'text'>), text: body }

export const summaryOf = ({ summary, text }: ContentDocument): string => summary ?? text.slice(0, SUMMARY)

/** A film's transcript by where the film is, everything else by what it is. */
export const platformOf = ({ kind, platform }: ContentDocument): string => (platform === 'YouTube' ? 'youtube' : kind)

/** An id that is the same whenever the address is read in the project, so that two readings at once agree. */
async function idFor(owner: Owner, project: string, url: string): Promise<string> {
  const hex = await sha256(JSON.stringify([owner, project, url]))
  // RFC 9562, version 8: made by a rule of our own
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Whose = { readonly owner: Owner; readonly project: string }

/** What an address is in a project; what was read of it in this project if there, else in the newest of the others. */
export async function findPlace(database: Database, { owner, project }: Whose, url: string): Promise<Place> {
  const [row] = await database
    .select()
    .from(ingestedContent)
    .where(and(eq(ingestedContent.owner, owner), eq(ingestedContent.url, url)))
    .orderBy(desc(sql`${ingestedContent.project} = ${project}`), desc(ingestedContent.createdAt))
    .limit(1)
  const id = row?.project === project ? row.id : await idFor(owner, project, url)
  const document = row && documentOfRow(row)
  if (!row || !document || row.bytesHash === null) return { id }
  const { etag, lastModified, bytesHash } = row
  const validators = { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) }
  return { id, before: { document, bytesHash, validators } }
}

export type Written = {
  readonly owner: Owner
  readonly project: string
  readonly sources: readonly IngestedSource[]
  /** In SQL: whether they may be written. */
  readonly guard: SQL
}

/** Statements that write sources into a project that is still there; one under the same address is replaced, and keeps its id. */
export function sourceStatements({ owner, project, sources, guard }: Written): readonly SQL[] {
  const now = new Date().toISOString()
  return sources.map(({ id, url, document, validators, bytesHash }) => {
    const { score = null, source = null } = engagementOf(document) ?? {}
    const { etag = null, lastModified = null } = validators
    return sql`INSERT INTO ingested_content (id, owner, project, url, platform, title, body, summary, document, engagement,
        engagement_source, etag, last_modified, bytes_hash, created_at)
      SELECT ${id}, ${owner}, ${project}, ${url}, ${platformOf(document)}, ${document.title}, ${document.text},
        ${summaryOf(document)}, ${factsOf(document)}, ${score}, ${source}, ${etag}, ${lastModified}, ${bytesHash}, ${now}
      WHERE ${guard}
        AND EXISTS (SELECT 1 FROM projects AS p WHERE p.owner = ${owner} AND p.id = ${project} AND p.deleted_at IS NULL)
      ON CONFLICT (owner, project, url) WHERE url IS NOT NULL DO UPDATE SET
        platform = excluded.platform, title = excluded.title, body = excluded.body, summary = excluded.summary,
        document = excluded.document, engagement = excluded.engagement, engagement_source = excluded.engagement_source,
        etag = excluded.etag, last_modified = excluded.last_modified, bytes_hash = excluded.bytes_hash,
        created_at = excluded.created_at`
  })
}
