/** Owns the list of an owner's files: newest first, by project and kind, with what projects say of them. */
import type { mediaListSchema } from '@contenthq/model/api'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Owner } from '../env.ts'
import type { Database } from './client.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { namedMedia, projectStands } from './named-media.ts'
import { media, type projectMedia } from './schema.ts'

export type MediaListRequest = {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly project?: string | undefined
  readonly kind?: (typeof projectMedia.$inferSelect)['kind'] | undefined
}

type Answer = z.infer<typeof mediaListSchema>

/** In SQL: projects that name this file. */
const naming = sql`${namedMedia} AS named WHERE named.owner = ${media.owner} AND named.hash = ${media.hash} AND ${projectStands}`

export async function listMedia(
  database: Database,
  owner: Owner,
  { limit, cursor, project, kind }: MediaListRequest,
): Promise<Answer> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const fits = and(
    project === undefined ? undefined : sql`named.project = ${project}`,
    kind === undefined || kind === null ? undefined : sql`named.kind = ${kind}`,
  )
  const rows = await database
    .select({
      hash: media.hash,
      bytes: media.bytes,
      mimeType: media.mimeType,
      createdAt: media.createdAt,
      uses: sql<string>`(SELECT json_group_array(json_object('project', project, 'kind', kind, 'width', width, 'height', height, 'seconds', seconds))
        FROM ${naming})`,
    })
    .from(media)
    .where(
      and(
        eq(media.owner, owner),
        after && sql`(${media.createdAt}, ${media.hash}) < (${after[0]}, ${after[1]})`,
        fits && sql`EXISTS (SELECT 1 FROM ${naming} AND ${fits})`,
      ),
    )
    .orderBy(desc(media.createdAt), desc(media.hash))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    media: page.map(({ uses, ...file }) => {
      const named = JSON.parse(uses) as (typeof projectMedia.$inferSelect)[]
      const about = named.find(use => use.kind !== null)
      return {
        ...file,
        ...(about?.kind ? { kind: about.kind } : {}),
        ...(about?.width ? { width: about.width } : {}),
        ...(about?.height ? { height: about.height } : {}),
        ...(about?.seconds ? { seconds: about.seconds } : {}),
        projects: [...new Set(named.map(use => use.project))],
      }
    }),
    ...(rows.length > limit && last ? { nextCursor: writeCursor([last.createdAt, last.hash]) } : {}),
  }
}
