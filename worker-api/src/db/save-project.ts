/**
 * Owns the writes of a project: create, save on a revision, archive, delete. Each is one batch, so each is whole, its
 * projected rows included. The same write again (its answer was lost) finds its own trace and answers the same.
 */
import type { ProjectDocument } from '@contenthq/model'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Owner } from '../env.ts'
import type { Database } from './client.ts'
import { columnsOf } from './project-columns.ts'
import { type ProjectWrite, projectStatements, unprojectStatements } from './project-rows.ts'
import { type ProjectRow, projects } from './schema.ts'

/** Who writes, and when: the id of the request and the server's clock. */
export type Writer = { readonly owner: Owner; readonly requestId: string; readonly now: string }

export type Written =
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'repeated'; readonly revision: number }
  /** Somebody else's revision stands; `row.deletedAt` says whether it is a deletion. */
  | { readonly kind: 'conflict'; readonly row: ProjectRow }
  | { readonly kind: 'missing' }

const run = (database: Database, statements: readonly SQL[]) => statements.map(statement => database.run(statement))

const writeOf = ({ owner, requestId, now }: Writer, project: string, revision: number): ProjectWrite => ({
  owner,
  project,
  revision,
  writtenBy: requestId,
  now,
})

const theRow = (owner: Owner, id: string) => and(eq(projects.owner, owner), eq(projects.id, id))

export async function findProject(database: Database, owner: Owner, id: string): Promise<ProjectRow | undefined> {
  const [row] = await database.select().from(projects).where(theRow(owner, id)).limit(1)
  return row
}

export async function createProject(database: Database, writer: Writer, document: ProjectDocument): Promise<Written> {
  const { owner, requestId, now } = writer
  const columns = await columnsOf(document)
  const [[made]] = await database.batch([
    database
      .insert(projects)
      .values({ owner, id: document.id, revision: 1, writtenBy: requestId, createdAt: now, updatedAt: now, ...columns })
      .onConflictDoNothing()
      .returning({ revision: projects.revision }),
    ...run(database, projectStatements(writeOf(writer, document.id, 1), document)),
  ])
  if (made) return { kind: 'written', revision: made.revision }
  const row = await findProject(database, owner, document.id)
  if (!row) return { kind: 'missing' }
  const same = row.revision === 1 && row.documentHash === columns.documentHash && row.deletedAt === null
  return same ? { kind: 'repeated', revision: 1 } : { kind: 'conflict', row }
}

export async function saveProject(
  database: Database,
  writer: Writer,
  document: ProjectDocument,
  base: number,
): Promise<Written> {
  const { owner, requestId, now } = writer
  const columns = await columnsOf(document)
  const [[saved]] = await database.batch([
    database
      .update(projects)
      .set({ revision: sql`${projects.revision} + 1`, writtenBy: requestId, updatedAt: now, ...columns })
      .where(and(theRow(owner, document.id), eq(projects.revision, base), isNull(projects.deletedAt)))
      .returning({ revision: projects.revision }),
    ...run(database, projectStatements(writeOf(writer, document.id, base + 1), document)),
  ])
  if (saved) return { kind: 'written', revision: saved.revision }
  const row = await findProject(database, owner, document.id)
  if (!row) return { kind: 'missing' }
  const same = row.revision === base + 1 && row.documentHash === columns.documentHash && row.deletedAt === null
  return same ? { kind: 'repeated', revision: row.revision } : { kind: 'conflict', row }
}

/** Archives or restores. True when there is such a project. */
export async function setArchived(
  database: Database,
  { owner, now }: Writer,
  id: string,
  archived: 'archived' | 'restored',
): Promise<boolean> {
  const rows = await database
    .update(projects)
    .set({ archivedAt: archived === 'archived' ? sql`ifnull(${projects.archivedAt}, ${now})` : null })
    .where(and(theRow(owner, id), isNull(projects.deletedAt)))
    .returning({ id: projects.id })
  return rows.length > 0
}

/** Empties the row and keeps it as a mark; its projected rows go. True when there is or was such a project. */
export async function deleteProject(database: Database, writer: Writer, id: string): Promise<boolean> {
  const { owner, requestId, now } = writer
  const row = await findProject(database, owner, id)
  if (!row) return false
  if (row.deletedAt !== null) return true
  const [[gone]] = await database.batch([
    database
      .update(projects)
      .set({
        revision: row.revision + 1,
        writtenBy: requestId,
        updatedAt: now,
        deletedAt: now,
        document: '',
        documentHash: '',
        title: '',
        titleFolded: '',
        thumbnail: null,
        input: '',
        music: null,
        film: null,
      })
      .where(and(theRow(owner, id), eq(projects.revision, row.revision), isNull(projects.deletedAt)))
      .returning({ id: projects.id }),
    ...run(database, unprojectStatements(writeOf(writer, id, row.revision + 1))),
  ])
  // somebody saved in between: what is deleted is what is there now
  return gone !== undefined || deleteProject(database, writer, id)
}
