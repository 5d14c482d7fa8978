/** Owns what the routes over a project's run do. */
import { pipelineStartSchema, stageRecordSchema } from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Database, openDatabase } from '../db/client.ts'
import type { ProjectRow } from '../db/schema.ts'
import type { AppEnv } from '../env.ts'
import { cancelOpenJobs } from '../jobs/cancel-open.ts'
import { readBody } from '../middleware/json-body.ts'
import { moveRun, recordStage, startFrom } from '../pipeline/move-pipeline.ts'
import { readRun, toPipelineAnswer } from '../pipeline/read-pipeline.ts'
import {
  movePipelineRoute,
  readPipelineRoute,
  recordStageRoute,
  retryStageRoute,
  startPipelineRoute,
} from './pipeline-routes.ts'
import { requireProject } from './require-project.ts'

async function tell(context: Context<AppEnv>, database: Database, row: ProjectRow) {
  return context.json(toPipelineAnswer(row, await readRun(database, row)), 200)
}

export function addPipelineRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(readPipelineRoute, async context => {
    const database = openDatabase(context.env)
    return tell(context, database, await requireProject(database, context.get('owner'), context.req.valid('param').id))
  })

  app.openapi(startPipelineRoute, async context => {
    const { from } = await readBody(context.req, pipelineStartSchema)
    const database = openDatabase(context.env)
    const row = await requireProject(database, context.get('owner'), context.req.valid('param').id)
    return tell(context, database, await (from ? startFrom(database, row, from) : moveRun(database, row, 'start')))
  })

  app.openapi(movePipelineRoute, async context => {
    const { id, move } = context.req.valid('param')
    const database = openDatabase(context.env)
    const row = await moveRun(database, await requireProject(database, context.get('owner'), id), move)
    if (move === 'cancel') await cancelOpenJobs(context, database, row.owner, row.id)
    return tell(context, database, row)
  })

  app.openapi(retryStageRoute, async context => {
    const { id, stage } = context.req.valid('param')
    const database = openDatabase(context.env)
    const row = await requireProject(database, context.get('owner'), id)
    return tell(context, database, await moveRun(database, row, 'start', [stage]))
  })

  app.openapi(recordStageRoute, async context => {
    const { id, stage } = context.req.valid('param')
    const record = await readBody(context.req, stageRecordSchema)
    const database = openDatabase(context.env)
    const row = await requireProject(database, context.get('owner'), id)
    return tell(context, database, await recordStage(database, row, stage, record))
  })
}
