/** Owns the contract of voices, music, AI models and settings. The handlers are in catalogue.ts. */

import { moods } from '@contenthq/model'
import {
  aiListSchema,
  musicListSchema,
  settingsAnswerSchema,
  voiceGenders,
  voiceListSchema,
} from '@contenthq/model/api'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { answerOf, bodyOf, problems } from '../openapi.ts'

const security = [{ session: [] }, { publishableKey: [] }]
const tempo = z.coerce.number().int().min(20).max(400).optional()
const own = { params: z.object({ profile: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }) }
const missing = problems({ 400: 'input-invalid', 404: 'not-found' })

export const listVoicesRoute = createRoute({
  method: 'get',
  path: '/v1/voices',
  operationId: 'listVoices',
  summary: 'Voices: one’s own profiles first, then the product’s',
  security,
  request: {
    query: z.object({
      language: z.string().min(2).max(35).optional().describe('en finds en-US as well'),
      gender: z.enum(voiceGenders).optional(),
      provider: z.string().max(100).optional(),
    }),
  },
  responses: { 200: answerOf('Voices', voiceListSchema), ...problems({ 400: 'input-invalid', 401: 'key-invalid' }) },
})

export const putVoiceRoute = createRoute({
  method: 'put',
  path: '/v1/voices/{profile}',
  operationId: 'putVoice',
  summary: 'Make or change a profile under an id of your choice',
  request: { ...own, body: bodyOf('VoiceRequest') },
  responses: { 204: { description: 'Kept' }, ...problems({ 400: 'input-invalid', 404: 'asset-missing' }) },
})

export const deleteVoiceRoute = createRoute({
  method: 'delete',
  path: '/v1/voices/{profile}',
  operationId: 'deleteVoice',
  summary: 'Delete a profile of one’s own',
  request: own,
  responses: { 204: { description: 'Deleted' }, ...missing },
})

export const chooseVoiceRoute = createRoute({
  method: 'post',
  path: '/v1/voices/{profile}/default',
  operationId: 'chooseVoice',
  summary: 'Make a profile of one’s own the one that new projects begin with',
  request: own,
  responses: { 204: { description: 'Chosen' }, ...missing },
})

export const listMusicRoute = createRoute({
  method: 'get',
  path: '/v1/music',
  operationId: 'listMusic',
  summary: 'Music: one’s own first, then the product’s moods',
  security,
  request: {
    query: z.object({
      mood: z.enum(moods).optional(),
      genre: z.string().max(50).optional(),
      slowest: tempo.describe('Beats a minute'),
      fastest: tempo,
    }),
  },
  responses: { 200: answerOf('Tracks', musicListSchema), ...problems({ 400: 'input-invalid', 401: 'key-invalid' }) },
})

export const putMusicRoute = createRoute({
  method: 'put',
  path: '/v1/music/{profile}',
  operationId: 'putMusic',
  summary: 'List a stored audio file as music, under an id of your choice',
  request: { ...own, body: bodyOf('MusicRequest') },
  responses: {
    204: { description: 'Kept' },
    ...problems({ 400: 'input-invalid', 404: 'asset-missing', 415: 'media-unsupported: no sound' }),
  },
})

export const deleteMusicRoute = createRoute({
  method: 'delete',
  path: '/v1/music/{profile}',
  operationId: 'deleteMusic',
  summary: 'Take a track of one’s own off the list; its file stays',
  request: own,
  responses: { 204: { description: 'Deleted' }, ...missing },
})

export const listAiRoute = createRoute({
  method: 'get',
  path: '/v1/ai/providers',
  operationId: 'listAiProviders',
  summary: 'AI providers, whether each is switched on, its models, prices and defaults',
  security,
  responses: { 200: answerOf('Providers', aiListSchema), ...problems({ 401: 'key-invalid' }) },
})

export const testAiKeyRoute = createRoute({
  method: 'post',
  path: '/v1/ai/keys/test',
  operationId: 'testAiKey',
  summary: 'Try a key of one’s own at its provider',
  responses: problems({ 501: 'provider-not-configured' }),
})

export const readSettingsRoute = createRoute({
  method: 'get',
  path: '/v1/settings',
  operationId: 'readSettings',
  summary: 'What this person set',
  responses: { 200: answerOf('Settings', settingsAnswerSchema) },
})

export const saveSettingsRoute = createRoute({
  method: 'put',
  path: '/v1/settings',
  operationId: 'saveSettings',
  summary: 'Save all settings',
  request: { body: bodyOf('SettingsSave') },
  responses: { 204: { description: 'Saved' }, ...problems({ 400: 'input-invalid', 413: 'payload-too-large' }) },
})
