/**
 * Owns the statements that write a document's projected rows: delete and insert, for the batch that saves the document.
 * Each repeats the guard that this very request wrote this very revision: in a batch, a statement that finds no row
 * does not stop the next.
 */
import type { ProjectDocument } from '@contenthq/model'
import { type SQL, sql } from 'drizzle-orm'
import type { Owner } from '../env.ts'
import { type Projection, projectionOf } from './projection.ts'

/** The write that these statements belong to. */
export type ProjectWrite = {
  readonly owner: Owner
  readonly project: string
  readonly revision: number
  readonly writtenBy: string
  readonly now: string
}

const columns: Readonly<Record<keyof Projection, readonly string[]>> = {
  scenes: [
    'id',
    'position',
    'status',
    'kind',
    'title',
    'narration',
    'visual_description',
    'image_prompt',
    'motion',
    'transition',
    'transition_seconds',
    'narration_seconds',
  ],
  scene_visuals: [
    'scene',
    'id',
    'position',
    'asset',
    'prompt',
    'provider',
    'attempt',
    'verified',
    'score',
    'parts',
    'reasons',
    'in_use',
  ],
  scene_videos: ['scene', 'asset', 'seconds', 'narration', 'speech_provider', 'voice'],
  scene_audio_mixes: ['scene', 'asset', 'voice_volume', 'music_volume', 'ducking'],
  project_media: ['hash', 'kind', 'width', 'height', 'seconds'],
}

const tables = Object.keys(columns) as readonly (keyof Projection)[]

const isOurs = ({ owner, project, revision, writtenBy }: ProjectWrite): SQL =>
  sql`EXISTS (SELECT 1 FROM projects WHERE owner = ${owner} AND id = ${project} AND revision = ${revision} AND written_by = ${writtenBy})`

const clear = (table: string, write: ProjectWrite): SQL =>
  sql`DELETE FROM ${sql.identifier(table)} WHERE owner = ${write.owner} AND project = ${write.project} AND ${isOurs(write)}`

function fill(table: keyof Projection, write: ProjectWrite, rows: Projection[keyof Projection]): SQL {
  const names = sql.raw(columns[table].join(', '))
  const values = sql.raw(columns[table].map(name => `value ->> '$.${name}'`).join(', '))
  return sql`INSERT INTO ${sql.identifier(table)} (owner, project, ${names})
    SELECT ${write.owner}, ${write.project}, ${values} FROM json_each(${JSON.stringify(rows)}) WHERE ${isOurs(write)}`
}

/** One more version where the story is not the newest one already. */
function keepStory(write: ProjectWrite, { story, scenes }: ProjectDocument): SQL[] {
  if (!story) return []
  const { owner, project, now } = write
  const { title, hook, synopsis, closing, provider } = story
  const arc = JSON.stringify(scenes.map(scene => scene.title))
  return [
    sql`INSERT INTO stories (owner, project, version, title, hook, synopsis, closing, provider, arc, scene_count, created_at)
      SELECT ${owner}, ${project},
        1 + ifnull((SELECT max(version) FROM stories WHERE owner = ${owner} AND project = ${project}), 0),
        ${title}, ${hook}, ${synopsis}, ${closing}, ${provider}, ${arc}, ${scenes.length}, ${now}
      WHERE ${isOurs(write)} AND NOT EXISTS (
        SELECT 1 FROM (
          SELECT * FROM stories WHERE owner = ${owner} AND project = ${project} ORDER BY version DESC LIMIT 1
        ) WHERE title = ${title} AND hook = ${hook} AND synopsis = ${synopsis} AND closing = ${closing}
          AND provider = ${provider} AND arc = ${arc}
      )`,
  ]
}

/** For the batch of a save or a create. */
export function projectStatements(write: ProjectWrite, document: ProjectDocument): readonly SQL[] {
  const projection = projectionOf(document)
  return [
    ...tables.flatMap(table => {
      const rows = projection[table]
      return rows.length > 0 ? [clear(table, write), fill(table, write, rows)] : [clear(table, write)]
    }),
    ...keepStory(write, document),
  ]
}

/** What the stages of its run came to counts as its media from now on. */
const keepResults = (write: ProjectWrite): SQL =>
  sql`INSERT INTO project_media (owner, project, hash)
    SELECT owner, project, result FROM pipeline_stages
    WHERE owner = ${write.owner} AND project = ${write.project} AND result IS NOT NULL AND ${isOurs(write)}
    ON CONFLICT DO NOTHING`

/** For the batch of a deletion. Which media it named stays for a while: another device may want its edits back. */
export const unprojectStatements = (write: ProjectWrite): readonly SQL[] => [
  keepResults(write),
  ...tables.filter(table => table !== 'project_media').map(table => clear(table, write)),
  ...['stories', 'ingested_content', 'pipeline_stages'].map(table => clear(table, write)),
]
