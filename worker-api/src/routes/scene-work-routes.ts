/** Owns the contract of splitting, merging and making again a scene. The handlers are in scene-work.ts. */
import { idempotencyKeySchema, jobReceiptSchema, projectIdSchema, savedSchema } from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const params = z.object({ id: projectIdSchema, scene: z.string().max(200) })
const changed = {
  200: answerOf('Saved as a new revision', savedSchema),
  ...problems({
    400: 'input-invalid',
    404: 'project-missing, scene-missing',
    410: 'project-deleted',
    412: 'revision-conflict: somebody saved at the same moment',
    413: 'payload-too-large',
    415: 'input-invalid',
    422: 'edit-refused, document-invalid',
  }),
}

export const splitSceneRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/scenes/{scene}/split',
  operationId: 'splitScene',
  summary: 'Make two scenes of one: its narration is cut, both show its picture, the new one is narrated anew',
  request: { params, body: bodyOf('SceneSplit') },
  responses: changed,
})

export const mergeSceneRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/scenes/{scene}/merge',
  operationId: 'mergeScene',
  summary: 'Make one scene of this and the next: its words follow, the next one’s picture becomes a take',
  request: { params },
  responses: changed,
})

const takenOn = {
  202: answerOf('A job that makes it; a session adopts what comes of it', jobReceiptSchema),
  ...problems({
    400: 'input-invalid',
    402: 'credits-insufficient, with needed and available',
    404: 'project-missing, scene-missing',
    410: 'project-deleted',
    413: 'payload-too-large',
    415: 'input-invalid',
    422: 'idempotency-mismatch',
    501: 'provider-not-configured: nobody is set up for this; nothing is held',
  }),
}

export const regenerateSceneRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/scenes/{scene}/regenerate',
  operationId: 'regenerateScene',
  summary: 'Make a scene’s picture or narration again, or have its script or prompt written anew',
  request: { params, headers: z.object({ 'idempotency-key': idempotencyKeySchema }), body: bodyOf('SceneRegenerate') },
  responses: takenOn,
})

export const regenerateStoryRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/story/regenerate',
  operationId: 'regenerateStory',
  summary: 'Have the whole story written again, or its title, its hook, one sentence',
  request: {
    params: z.object({ id: projectIdSchema }),
    headers: z.object({ 'idempotency-key': idempotencyKeySchema }),
    body: bodyOf('StoryRegenerate'),
  },
  responses: takenOn,
})
