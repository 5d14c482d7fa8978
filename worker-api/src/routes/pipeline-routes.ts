/** Owns the contract of the routes over a project's run. The handlers are in pipeline.ts. */
import { runMoves } from '@contenthq/model'
import { pipelineSchema, projectIdSchema, stageSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { bodyOf, problems } from '../openapi.ts'

const params = z.object({ id: projectIdSchema })
const stageParams = z.object({ id: projectIdSchema, stage: stageSchema })
const answer = { description: 'The run as it is now', content: { 'application/json': { schema: pipelineSchema } } }
const missing = { 404: 'project-missing', 410: 'project-deleted' }

export const readPipelineRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}/pipeline',
  operationId: 'readPipeline',
  summary: 'How far every stage and scene is',
  request: { params },
  responses: { 200: answer, ...problems({ 400: 'input-invalid', ...missing }) },
})

export const startPipelineRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/pipeline/start',
  operationId: 'startPipeline',
  summary: 'Let the run begin: what is missing, or all from a stage on. Pages that have the project open carry it out',
  request: { params, body: bodyOf('PipelineStart') },
  responses: {
    200: answer,
    ...problems({ 400: 'input-invalid', 413: 'payload-too-large', 415: 'input-invalid', ...missing }),
  },
})

export const movePipelineRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/pipeline/{move}',
  operationId: 'movePipeline',
  summary: 'Pause, resume or cancel; to cancel ends open jobs as well',
  request: { params: params.extend({ move: z.enum(runMoves).exclude(['start']) }) },
  responses: { 200: answer, ...problems({ 400: 'input-invalid', 409: 'run-refused', ...missing }) },
})

export const retryStageRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/pipeline/stages/{stage}/retry',
  operationId: 'retryStage',
  summary: 'Do one stage again',
  request: { params: stageParams },
  responses: { 200: answer, ...problems({ 400: 'input-invalid', ...missing }) },
})

export const recordStageRoute = createRoute({
  method: 'put',
  path: '/v1/projects/{id}/pipeline/stages/{stage}',
  operationId: 'recordStage',
  summary: 'Keep for other devices how far a stage is that a page runs: scene video, mixing, assembly',
  request: { params: stageParams, body: bodyOf('StageRecord') },
  responses: {
    200: answer,
    ...problems({
      400: 'input-invalid',
      409: 'media-missing with the list',
      413: 'payload-too-large',
      415: 'input-invalid',
      ...missing,
    }),
  },
})
