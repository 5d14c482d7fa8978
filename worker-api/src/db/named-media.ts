/** Owns which files projects name: those of their documents, and what the stages of their runs came to. */
import { sql } from 'drizzle-orm'

/** In SQL, for FROM: a row for each file that a project names. */
export const namedMedia = sql`(
  SELECT owner, project, hash, kind, width, height, seconds FROM project_media
  UNION ALL
  SELECT owner, project, result, CASE stage WHEN 'assembly' THEN 'film' END, NULL, NULL, NULL
  FROM pipeline_stages WHERE result IS NOT NULL
)`

/** In SQL: the project of a row called `named` was not deleted. */
export const projectStands = sql`EXISTS (
  SELECT 1 FROM projects AS p WHERE p.owner = named.owner AND p.id = named.project AND p.deleted_at IS NULL
)`
