/**
 * Owns every change of a project's status, percent and film: a person's moves of the run, and what pages report. No
 * other statement writes those columns. The API runs no stage: a page that sees the run going carries it on.
 */
import { type RunMove, runRule, type Stage, stagesFrom } from '@contenthq/model'
import type { StageRecordBody } from '@contenthq/model/api'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { missingMedia } from '../db/media-rows.ts'
import { type ProjectRow, pipelineStages, projects } from '../db/schema.ts'
import { Refusal } from '../refusal.ts'
import { requireProject } from '../routes/require-project.ts'
import { isRunDone, percentOfRun, readRun } from './read-pipeline.ts'

const theProject = ({ owner, id }: Pick<ProjectRow, 'owner' | 'id'>) =>
  and(eq(projects.owner, owner), eq(projects.id, id), isNull(projects.deletedAt))

const theStages = ({ owner, id }: ProjectRow, stages: readonly Stage[]) =>
  and(eq(pipelineStages.owner, owner), eq(pipelineStages.project, id), inArray(pipelineStages.stage, [...stages]))

/** Throws 'run-refused' where the run is not in a state for this. `forget`: stages that are to be done again. */
export async function moveRun(
  database: Database,
  row: ProjectRow,
  move: RunMove,
  forget: readonly Stage[] = [],
): Promise<ProjectRow> {
  const { from, to } = runRule(move)
  const restarts = move === 'start' && row.status !== 'running'
  if (forget.length > 0) await database.delete(pipelineStages).where(theStages(row, forget))
  const begun = restarts || forget.length > 0 ? { percent: percentOfRun(await readRun(database, row)) } : {}
  const [moved] = await database
    .update(projects)
    .set({ status: to, ...begun, ...(forget.length > 0 ? { film: null } : {}) })
    .where(and(theProject(row), inArray(projects.status, [...from])))
    .returning()
  if (moved) return moved
  const now = await requireProject(database, row.owner, row.id)
  throw new Refusal('run-refused', { detail: `It is ${now.status}, so ${move} does nothing.` })
}

/** Does a stage and all that builds on it again. */
export const startFrom = (database: Database, row: ProjectRow, stage: Stage): Promise<ProjectRow> =>
  moveRun(database, row, 'start', stagesFrom(stage))

/** Keeps what a page says of a stage, and moves the project along. Throws 'media-missing' for a file that is not stored. */
export async function recordStage(
  database: Database,
  row: ProjectRow,
  stage: Stage,
  { scene = '', note, result, ...told }: StageRecordBody,
): Promise<ProjectRow> {
  if (result !== undefined) {
    const missing = await missingMedia(database, row.owner, [result])
    if (missing.length > 0) throw new Refusal('media-missing', { extras: { missing } })
  }
  const values = { ...told, note: note ?? null, result: result ?? null, updatedAt: new Date().toISOString() }
  await database
    .insert(pipelineStages)
    .values({ owner: row.owner, project: row.id, stage, scene, ...values })
    .onConflictDoUpdate({
      target: [pipelineStages.owner, pipelineStages.project, pipelineStages.stage, pipelineStages.scene],
      set: values,
    })
  const run = await readRun(database, row)
  const film = stage === 'assembly' && scene === '' && told.state === 'done' ? (result ?? null) : row.film
  const failed = told.state === 'failed' && scene === '' && row.status === 'running'
  const status = isRunDone(run)
    ? 'done'
    : failed
      ? 'failed'
      : told.state === 'running' && row.status === 'draft'
        ? 'running'
        : row.status
  const percent = Math.max(row.percent, percentOfRun(run))
  const [moved] = await database
    .update(projects)
    .set({ film, status, percent })
    .where(and(theProject(row), eq(projects.status, row.status)))
    .returning()
  // somebody moved the run meanwhile: the record stands, their status too
  return moved ?? requireProject(database, row.owner, row.id)
}
