/** Owns keeping what a job has read as a source of its project: one an address, read again into the same row. */
import { type ReadAnswer, readAnswerSchema } from '@contenthq/model/api'
import { type SQL, sql } from 'drizzle-orm'
import type { GenerationJobRow } from '../db/schema.ts'
import { endedBy, type Lease } from './lease.ts'
import type { Plain } from './processor.ts'

/** Characters of a text that stand for it where the source has no summary. */
const SUMMARY = 300

export const summaryOf = ({ summary, text }: { readonly summary?: string; readonly text: string }): string =>
  summary ?? text.slice(0, SUMMARY)

function insert({ id, owner, project, input, createdAt }: GenerationJobRow, read: ReadAnswer, guard: SQL): SQL {
  const { url } = JSON.parse(input) as { readonly url: string }
  const { kind, platform = kind, title, text, engagement, etag = null, lastModified = null } = read
  return sql`INSERT INTO ingested_content
      (id, owner, project, url, platform, title, body, summary, engagement, engagement_source, etag, last_modified, created_at)
    SELECT ${id}, ${owner}, ${project}, ${url}, ${platform}, ${title}, ${text}, ${summaryOf(read)},
      ${engagement?.score ?? null}, ${engagement?.source ?? null}, ${etag}, ${lastModified}, ${createdAt}
    WHERE ${guard}
      AND EXISTS (SELECT 1 FROM projects AS p WHERE p.owner = ${owner} AND p.id = ${project} AND p.deleted_at IS NULL)
    ON CONFLICT (owner, project, url) WHERE url IS NOT NULL DO UPDATE SET
      platform = excluded.platform, title = excluded.title, body = excluded.body, summary = excluded.summary,
      engagement = excluded.engagement, engagement_source = excluded.engagement_source,
      etag = excluded.etag, last_modified = excluded.last_modified, created_at = excluded.created_at`
}

/** The statement for the batch that ends an 'ingest' with this result; none for other kinds and for no result. */
export function sourceOf(lease: Lease, job: GenerationJobRow, result: Plain | undefined): readonly SQL[] {
  const read = job.kind === 'ingest' ? readAnswerSchema.safeParse(result) : undefined
  return read?.success ? [insert(job, read.data, endedBy(lease))] : []
}
