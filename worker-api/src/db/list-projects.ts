/** Owns the list of projects: sorted, searched by title, paged by a cursor that survives new saves. */
import type { ProjectSort, ProjectSummaryAnswer } from '@contenthq/model/api'
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
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
  /** 'updated' and 'created' are newest first, 'title' is from A to Z. Default 'updated'. */
  readonly sort?: ProjectSort | undefined
  readonly archived?: boolean | undefined
}

const sortColumns = { updated: projects.updatedAt, created: projects.createdAt, title: projects.titleFolded } as const

export async function listProjects(
  database: Database,
  owner: Owner,
  { limit, cursor, search, sort = 'updated', archived = false }: ListRequest,
): Promise<{ readonly projects: ProjectSummaryAnswer[]; readonly nextCursor?: string }> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const column = sortColumns[sort]
  const beyond = sql.raw(sort === 'title' ? '>' : '<')
  const direction = sort === 'title' ? asc : desc
  const rows = await database
    .select({
      position: column,
      summary: {
        id: projects.id,
        title: projects.title,
        revision: projects.revision,
        createdAt: projects.createdAt,
        updatedAt: projects.updatedAt,
        sceneCount: projects.sceneCount,
        seconds: projects.seconds,
        aspectRatio: projects.aspectRatio,
        status: projects.status,
        percent: projects.percent,
        creditsUsed: projects.creditsUsed,
        inputKind: projects.inputKind,
        input: projects.input,
        targetSeconds: projects.targetSeconds,
        mood: projects.mood,
        language: projects.language,
        voice: projects.voice,
      },
      assets: {
        thumbnail: projects.thumbnail,
        music: projects.music,
        film: projects.film,
        archivedAt: projects.archivedAt,
      },
    })
    .from(projects)
    .where(
      and(
        eq(projects.owner, owner),
        isNull(projects.deletedAt),
        archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt),
        after && sql`(${column}, ${projects.id}) ${beyond} (${after[0]}, ${after[1]})`,
        search ? sql`instr(${projects.titleFolded}, ${fold(search)}) > 0` : undefined,
      ),
    )
    .orderBy(direction(column), direction(projects.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    projects: page.map(({ summary, assets: { thumbnail, music, film, archivedAt } }) => ({
      ...summary,
      ...(thumbnail === null ? {} : { thumbnail }),
      ...(music === null ? {} : { music }),
      ...(film === null ? {} : { film }),
      ...(archivedAt === null ? {} : { archivedAt }),
    })),
    ...(rows.length > limit && last ? { nextCursor: writeCursor([last.position, last.summary.id]) } : {}),
  }
}
