/** Owns reading how far a project's run is: its document, its jobs and what pages have said, put together by the model. */
import {
  type ProjectDocument,
  percentOf,
  type Stage,
  type StageJob,
  type StageRecord,
  sceneReports,
  stageReport,
} from '@contenthq/model'
import { openDocument, type PipelineAnswer } from '@contenthq/model/api'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type ProjectRow, pipelineStages } from '../db/schema.ts'

type RecordRow = typeof pipelineStages.$inferSelect
type JobRow = Pick<StageJob, 'kind' | 'scene'> & { readonly status: string; readonly percent: number }

export type Run = {
  readonly document: ProjectDocument
  readonly records: readonly RecordRow[]
  readonly jobs: readonly StageJob[]
}

const stateOf = (status: string): StageJob['state'] =>
  status === 'queued' || status === 'running' ? 'open' : status === 'failed' ? 'failed' : 'over'

/** The newest job of each kind and scene. */
const newestJobs = (owner: string, project: string) => sql`
  SELECT kind, ifnull(scene, '') AS scene, status, percent, max(created_at) FROM generation_jobs
  WHERE owner = ${owner} AND project = ${project} GROUP BY kind, scene`

export async function readRun(database: Database, { owner, id, document }: ProjectRow): Promise<Run> {
  const [records, jobs] = await Promise.all([
    database
      .select()
      .from(pipelineStages)
      .where(and(eq(pipelineStages.owner, owner), eq(pipelineStages.project, id))),
    database.all<JobRow>(newestJobs(owner, id)),
  ])
  return {
    document: openDocument(JSON.parse(document)).document,
    records,
    jobs: jobs.map(({ kind, scene, status, percent }) => ({
      kind,
      scene,
      state: stateOf(status),
      fraction: percent / 100,
    })),
  }
}

const toRecord = ({ stage, scene, state, done, total, fraction, note }: RecordRow): StageRecord => ({
  stage,
  scene,
  state,
  done,
  total,
  fraction,
  ...(note === null ? {} : { note }),
})

const reportOf = ({ document, records, jobs }: Run) => stageReport(document, { records: records.map(toRecord), jobs })

/** Whole per cent of a run as it stands; the last digits of a sum of fractions do not count. */
export const percentOfRun = (run: Run): number => Math.floor(percentOf(reportOf(run)) + 1e-6)

export const isRunDone = (run: Run): boolean => reportOf(run).every(({ state }) => state === 'done')

export function toPipelineAnswer(row: ProjectRow, run: Run): PipelineAnswer {
  const resultOf = (stage: Stage) =>
    run.records.find(one => one.stage === stage && one.scene === '')?.result ?? undefined
  const stages = reportOf(run).map(status => {
    const result = resultOf(status.stage)
    return { ...status, ...(result === undefined ? {} : { result }) }
  })
  const evidence = { records: run.records.map(toRecord), jobs: run.jobs }
  return {
    state: row.status,
    // work that was done elsewhere shows at once; what was reached once is not taken back
    percent: Math.max(row.percent, row.status === 'draft' ? 0 : percentOfRun(run)),
    stages,
    scenes: [...sceneReports(run.document, evidence)],
    ...(row.film === null ? {} : { film: row.film }),
  }
}
