/** Owns the contract of a project's story and scenes, for callers without the SDK. The handlers are in scenes.ts. */
import {
  projectIdSchema,
  savedSchema,
  sceneListSchema,
  storyAnswerSchema,
  storyVersionsSchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const params = z.object({ id: projectIdSchema })
const sceneParams = z.object({ id: projectIdSchema, scene: z.string().max(200) })
const versionParams = z.object({ id: projectIdSchema, version: z.coerce.number().int().positive() })
const missing = { 400: 'input-invalid', 404: 'project-missing', 410: 'project-deleted' } as const
const changed = {
  200: answerOf('Saved as a new revision', savedSchema),
  ...problems({
    400: 'input-invalid',
    404: 'project-missing, scene-missing',
    410: 'project-deleted',
    412: 'revision-conflict: somebody saved at the same moment',
    413: 'document-too-large',
    422: 'document-invalid',
  }),
}

export const readStoryRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}/story',
  operationId: 'readStory',
  summary: 'The story of a project as it stands',
  request: { params },
  responses: {
    200: answerOf('The story', storyAnswerSchema),
    ...problems({ ...missing, 404: 'project-missing, not-found' }),
  },
})

export const storyVersionsRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}/story/versions',
  operationId: 'listStoryVersions',
  summary: 'Every story the project had',
  request: { params },
  responses: { 200: answerOf('Newest first', storyVersionsSchema), ...problems(missing) },
})

export const changeStoryRoute = createRoute({
  method: 'put',
  path: '/v1/projects/{id}/story',
  operationId: 'changeStory',
  summary: 'Change title, hook, synopsis or closing; what is absent stays',
  request: { params, body: bodyOf('StoryChange') },
  responses: changed,
})

export const restoreStoryRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/story/versions/{version}/restore',
  operationId: 'restoreStory',
  summary: 'Bring an earlier version’s words back; the scenes stay',
  request: { params: versionParams },
  responses: changed,
})

export const listScenesRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}/scenes',
  operationId: 'listScenes',
  summary: 'The scenes in order, with takes, video and mix',
  request: { params },
  responses: { 200: answerOf('The scenes', sceneListSchema), ...problems(missing) },
})

export const orderScenesRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/scenes/order',
  operationId: 'orderScenes',
  summary: 'Put the scenes in another order',
  request: { params, body: bodyOf('SceneOrder') },
  responses: changed,
})

export const changeSceneRoute = createRoute({
  method: 'put',
  path: '/v1/projects/{id}/scenes/{scene}',
  operationId: 'changeScene',
  summary: 'Change a scene’s words; what is absent stays',
  request: { params: sceneParams, body: bodyOf('SceneChange') },
  responses: changed,
})

export const deleteSceneRoute = createRoute({
  method: 'delete',
  path: '/v1/projects/{id}/scenes/{scene}',
  operationId: 'deleteScene',
  summary: 'Take a scene out',
  request: { params: sceneParams },
  responses: changed,
})
