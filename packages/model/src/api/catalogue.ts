/** Owns the wire of what can be chosen (voices, music, AI models) and of what a person sets for themselves. */
import { z } from 'zod'
import { stepKinds } from '../credits/prices.ts'
import { moods } from '../project/project.ts'
import { assetHashSchema } from './identifiers.ts'

export const voiceGenders = ['female', 'male', 'neutral'] as const

const title = z.string().min(1).max(200)
const name = z.string().min(1).max(100)
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const voiceFields = {
  title,
  provider: name,
  voice: name,
  language: z.string().min(2).max(35),
  gender: z.enum(voiceGenders),
  settings: z.strictObject({ speed: z.number().min(0.5).max(2).exactOptional() }),
}

export const voiceSchema = z
  .object({
    id,
    own: z.boolean().describe('false: the product’s, for everybody'),
    ...voiceFields,
    preview: assetHashSchema.exactOptional(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'Voice' })

export const voiceListSchema = z.object({ voices: z.array(voiceSchema) }).meta({ id: 'VoiceList' })

export const voiceRequestSchema = z
  .strictObject({ ...voiceFields, preview: assetHashSchema.exactOptional() })
  .meta({ id: 'VoiceRequest' })

export const musicTrackSchema = z
  .object({
    id,
    own: z.boolean(),
    title,
    category: z.string(),
    mood: z.enum(moods),
    genre: z.string(),
    bpm: z.number().int().exactOptional(),
    seconds: z.number().exactOptional().describe('Absent: made to the length of the film'),
    source: z.string(),
    asset: assetHashSchema.exactOptional().describe('Absent: made in the page'),
  })
  .meta({ id: 'MusicTrack' })

export const musicListSchema = z.object({ tracks: z.array(musicTrackSchema) }).meta({ id: 'MusicList' })

export const musicRequestSchema = z
  .strictObject({
    title,
    mood: z.enum(moods),
    genre: z.string().min(1).max(50),
    bpm: z.number().int().min(20).max(400).exactOptional(),
    seconds: z.number().positive().max(36_000),
    asset: assetHashSchema.describe('Stored before, as audio'),
  })
  .meta({ id: 'MusicRequest' })

export const aiListSchema = z
  .object({
    providers: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        enabled: z.boolean(),
        ratePerMinute: z.number().int(),
        models: z.array(
          z.object({
            model: z.string(),
            title: z.string(),
            kind: z.enum(stepKinds),
            isDefault: z.boolean(),
            credits: z.number().int(),
            per: z.enum(['call', '1000-characters']),
            capabilities: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'AiList' })

/** JSON of at most so many letters. */
export const MAX_SETTINGS_LETTERS = 20_000

export const settingsSaveSchema = z
  .strictObject({ settings: z.record(z.string().min(1).max(100), z.json()) })
  .refine(({ settings }) => JSON.stringify(settings).length <= MAX_SETTINGS_LETTERS, 'Too large.')
  .meta({ id: 'SettingsSave' })

export const settingsAnswerSchema = z
  .object({ settings: z.record(z.string(), z.unknown()), updatedAt: z.string().nullable() })
  .meta({ id: 'SettingsAnswer' })
