/** Owns that a project is there and the caller's, before anything is done about it. */
import type { Database } from '../db/client.ts'
import { findProject } from '../db/save-project.ts'
import type { ProjectRow } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'

/** Throws 'project-missing', 'project-deleted'. */
export async function requireProject(database: Database, owner: Owner, id: string): Promise<ProjectRow> {
  const row = await findProject(database, owner, id)
  if (!row) throw new Refusal('project-missing')
  if (row.deletedAt !== null) throw new Refusal('project-deleted')
  return row
}
