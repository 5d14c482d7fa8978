/** Owns what every route that stores a document asks of it: its media, its revision, and how a stored one is opened. */
import { type ProjectDocument, usedMedia } from '@contenthq/model'
import { openDocument } from '@contenthq/model/api'
import type { Context } from 'hono'
import type { Database } from '../db/client.ts'
import { missingMedia } from '../db/media-rows.ts'
import { findProject, type Writer, type Written } from '../db/save-project.ts'
import type { ProjectRow } from '../db/schema.ts'
import type { AppEnv, Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'

export const etagOf = (revision: number): string => `"${revision}"`

export const writerOf = (context: Context<AppEnv>): Writer => ({
  owner: context.get('owner'),
  requestId: context.get('requestId'),
  now: new Date().toISOString(),
})

/** Throws 'media-missing' with the list; 'project-deleted' where the media went with the project. */
export async function requireMedia(database: Database, owner: Owner, document: ProjectDocument): Promise<void> {
  const missing = await missingMedia(database, owner, usedMedia(document))
  if (missing.length === 0) return
  const row = await findProject(database, owner, document.id)
  if (row && row.deletedAt !== null) throw new Refusal('project-deleted')
  throw new Refusal('media-missing', { extras: { missing } })
}

/** The revision in If-Match: "41". Absent is 428, anything else than one quoted number 400. */
export function baseRevision(header: string | undefined): number {
  if (header === undefined) throw new Refusal('input-invalid', { status: 428, detail: 'If-Match is needed to save.' })
  const revision = Number(/^"(\d{1,15})"$/.exec(header)?.[1] ?? 0)
  if (revision > 0) return revision
  throw new Refusal('input-invalid', { extras: { errors: [{ path: 'If-Match', message: 'One quoted revision.' }] } })
}

/** A row that may have been written by an older version. */
export function storedDocument(row: ProjectRow): ProjectDocument {
  try {
    return openDocument(JSON.parse(row.document)).document
  } catch (thrown) {
    throw new Error(`project ${row.id} at revision ${row.revision} cannot be opened`, { cause: thrown })
  }
}

/** The revision that stands now. Throws 'project-missing', 'project-deleted', 'revision-conflict' with what is there. */
export function revisionOf(written: Written): number {
  if (written.kind === 'missing') throw new Refusal('project-missing')
  if (written.kind !== 'conflict') return written.revision
  const { row } = written
  if (row.deletedAt !== null) throw new Refusal('project-deleted')
  throw new Refusal('revision-conflict', {
    headers: { etag: etagOf(row.revision) },
    extras: { current: { document: storedDocument(row), revision: row.revision } },
  })
}
