/** Owns the contract of the project routes: paths, parameters, answers. The handlers are in projects.ts. */
import {
  MAX_PAGE,
  projectIdSchema,
  projectListSchema,
  projectSorts,
  savedSchema,
  storedProjectSchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, documentBody, problems } from '../openapi.ts'

const params = z.object({ id: projectIdSchema })
const etag = { ETag: { description: 'The revision, quoted', schema: { type: 'string' as const } } }

export const listRoute = createRoute({
  method: 'get',
  path: '/v1/projects',
  operationId: 'listProjects',
  summary: 'Projects, newest first',
  request: {
    query: z.object({
      cursor: z.string().max(400).optional(),
      search: z.string().max(200).optional(),
      sort: z.enum(projectSorts).default('updated').describe('title: from A to Z; the others newest first'),
      archived: z
        .enum(['true', 'false'])
        .default('false')
        .transform(text => text === 'true'),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
    }),
  },
  responses: {
    200: { description: 'A page', content: { 'application/json': { schema: projectListSchema } } },
    ...problems({ 400: 'input-invalid' }),
  },
})

export const createProjectRoute = createRoute({
  method: 'post',
  path: '/v1/projects',
  operationId: 'createProject',
  summary: 'Store a new project; the id is in the document',
  request: { body: documentBody },
  responses: {
    201: { description: 'Stored', content: { 'application/json': { schema: savedSchema } } },
    200: {
      description: 'The same project was stored before',
      content: { 'application/json': { schema: savedSchema } },
    },
    ...problems({
      400: 'input-invalid',
      409: 'media-missing, document-newer',
      410: 'project-deleted',
      412: 'revision-conflict: another project has this id',
      413: 'document-too-large',
      415: 'input-invalid',
      422: 'document-invalid',
    }),
  },
})

export const readRoute = createRoute({
  method: 'get',
  path: '/v1/projects/{id}',
  operationId: 'readProject',
  summary: 'A project',
  request: { params },
  responses: {
    200: {
      description: 'The project',
      headers: etag,
      content: { 'application/json': { schema: storedProjectSchema } },
    },
    ...problems({ 400: 'input-invalid', 404: 'project-missing', 410: 'project-deleted' }),
  },
})

export const saveRoute = createRoute({
  method: 'put',
  path: '/v1/projects/{id}',
  operationId: 'saveProject',
  summary: 'Save on a revision; the same body on the same revision again answers the same',
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional().describe('The revision the document builds on, quoted') }),
    body: documentBody,
  },
  responses: {
    200: { description: 'Saved', headers: etag, content: { 'application/json': { schema: savedSchema } } },
    ...problems({
      400: 'input-invalid',
      404: 'project-missing',
      409: 'media-missing with the list, document-newer',
      410: 'project-deleted',
      412: 'revision-conflict with the current document and revision',
      413: 'document-too-large',
      415: 'input-invalid',
      422: 'document-invalid, edit-refused',
      428: 'input-invalid: If-Match is absent',
    }),
  },
})

export const deleteRoute = createRoute({
  method: 'delete',
  path: '/v1/projects/{id}',
  operationId: 'deleteProject',
  summary: 'Delete a project',
  request: {
    params,
    query: z.object({
      media: z
        .enum(['now', 'later'])
        .default('later')
        .describe('When the files go that nothing else names: at once, or after 30 days'),
    }),
  },
  responses: {
    204: { description: 'Deleted, now or before' },
    ...problems({ 400: 'input-invalid', 404: 'project-missing' }),
  },
})

const gone = problems({ 400: 'input-invalid', 404: 'project-missing', 410: 'project-deleted' })

export const archiveRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/archive',
  operationId: 'archiveProject',
  summary: 'Take a project out of the list; it stays as it is',
  request: { params },
  responses: { 204: { description: 'Archived, now or before' }, ...gone },
})

export const restoreRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/restore',
  operationId: 'restoreProject',
  summary: 'Bring an archived project back',
  request: { params },
  responses: { 204: { description: 'It is in the list' }, ...gone },
})

export const duplicateRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/duplicate',
  operationId: 'duplicateProject',
  summary: 'A copy under an id of your choice; the same call again is harmless',
  request: { params, body: bodyOf('DuplicateRequest') },
  responses: {
    201: answerOf('Copied', savedSchema),
    200: answerOf('The copy was there', savedSchema),
    ...problems({
      400: 'input-invalid',
      404: 'project-missing',
      410: 'project-deleted',
      412: 'revision-conflict: another project has this id',
    }),
  },
})

export const editsRoute = createRoute({
  method: 'post',
  path: '/v1/projects/{id}/edits',
  operationId: 'editProject',
  summary: 'Change a project by commands: all of them or none',
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional().describe('The revision they are meant for, quoted') }),
    body: bodyOf('EditsRequest'),
  },
  responses: {
    200: { ...answerOf('Changed', storedProjectSchema), headers: etag },
    ...problems({
      400: 'input-invalid',
      404: 'project-missing',
      409: 'media-missing',
      410: 'project-deleted',
      412: 'revision-conflict with the current document and revision',
      413: 'document-too-large',
      422: 'document-invalid, edit-refused',
      428: 'input-invalid: If-Match is absent',
    }),
  },
})
