/** Owns the list of projects: newest first, searched by title, paged by a cursor that survives new saves. */
import type { ProjectSummaryAnswer } from '@contenthq/model/api'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Owner } from '../env.ts'
import type { Database } from './client.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { fold } from './project-columns.ts'
import { projects } from './schema.ts'

export type ListRequest = {
  readonly limit: number
  readonly cursor?: string | undefined
  /** Part of a title, in any case. */
  readonly search?: string | undefined
}

export async function listProjects(
  database: Database,
  owner: Owner,
  { limit, cursor, search }: ListRequest,
): Promise<{ readonly projects: ProjectSummaryAnswer[]; readonly nextCursor?: string }> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const rows = await database
    .select({
      id: projects.id,
      title: projects.title,
      revision: projects.revision,
      createdAt: projects.createdAt,
      updatedAt: projects.updatedAt,
      sceneCount: projects.sceneCount,
      seconds: projects.seconds,
      aspectRatio: projects.aspectRatio,
      thumbnail: projects.thumbnail,
    })
    .from(projects)
    .where(
      and(
        eq(projects.owner, owner),
        isNull(projects.deletedAt),
        after && sql`(${projects.updatedAt}, ${projects.id}) < (${after[0]}, ${after[1]})`,
        search ? sql`instr(${projects.titleFolded}, ${fold(search)}) > 0` : undefined,
      ),
    )
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    projects: page.map(({ thumbnail, ...summary }) => ({ ...summary, ...(thumbnail ? { thumbnail } : {}) })),
    ...(rows.length > limit && last ? { nextCursor: writeCursor([last.updatedAt, last.id]) } : {}),
  }
}
