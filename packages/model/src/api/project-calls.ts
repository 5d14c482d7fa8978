/** Owns the wire of what is done with projects beyond saving them: sorting, edits, copies, and their projected rows. */
import { z } from 'zod'
import { isCommandKind } from '../edits/edits.ts'
import { assetHashSchema, projectIdSchema } from './identifiers.ts'

export const projectSorts = ['updated', 'created', 'title'] as const
export type ProjectSort = (typeof projectSorts)[number]

/** At most so many commands in one call. */
export const MAX_COMMANDS = 500

/** A command by its kind; what else it holds is judged by applying it and checking the whole document. */
const commandSchema = z.looseObject({ kind: z.string().refine(isCommandKind, 'There is no such command.') })

export const editsRequestSchema = z
  .strictObject({ commands: z.array(commandSchema).min(1).max(MAX_COMMANDS) })
  .meta({ id: 'EditsRequest', description: 'Commands as the SDK has them, applied in order, all or none' })

export const duplicateRequestSchema = z
  .strictObject({ id: projectIdSchema, title: z.string().max(1000).exactOptional() })
  .meta({ id: 'DuplicateRequest', description: 'The id of the copy, chosen by you; its title' })

const story = z.object({
  version: z.number().int(),
  title: z.string(),
  hook: z.string(),
  synopsis: z.string(),
  closing: z.string(),
  provider: z.string(),
  arc: z.array(z.string()).describe('Titles of its scenes, in order'),
  sceneCount: z.number().int(),
  createdAt: z.string(),
})

export const storyAnswerSchema = story.meta({ id: 'StoryVersion' })
export const storyVersionsSchema = z
  .object({ versions: z.array(story).describe('Newest first; the first is in the document') })
  .meta({ id: 'StoryVersions' })

export const storyChangeSchema = z
  .strictObject({
    title: z.string().exactOptional(),
    hook: z.string().exactOptional(),
    synopsis: z.string().exactOptional(),
    closing: z.string().exactOptional(),
  })
  .meta({ id: 'StoryChange' })

export const sceneListSchema = z
  .object({
    scenes: z.array(
      z.object({
        id: z.string(),
        position: z.number().int(),
        status: z.enum(['waiting', 'partial', 'ready']).describe('Of picture and narration: none, one, both'),
        kind: z.string(),
        title: z.string(),
        narration: z.string(),
        visualDescription: z.string(),
        imagePrompt: z.string(),
        motion: z.string(),
        transition: z.string(),
        transitionSeconds: z.number(),
        narrationSeconds: z.number(),
        visuals: z.array(
          z.object({
            id: z.string(),
            asset: assetHashSchema,
            prompt: z.string(),
            provider: z.string(),
            attempt: z.number().int(),
            verified: z.boolean().nullable().describe('null: not checked'),
            score: z.number().nullable(),
            parts: z.record(z.string(), z.number()).nullable(),
            reasons: z.array(z.string()).nullable(),
            inUse: z.boolean(),
          }),
        ),
        video: z.object({
          asset: assetHashSchema.nullable(),
          seconds: z.number(),
          narration: assetHashSchema.nullable(),
          speechProvider: z.string().nullable(),
          voice: z.string().nullable(),
        }),
        mix: z.object({
          asset: assetHashSchema.nullable().describe('The music under it'),
          voiceVolume: z.number().describe('dB'),
          musicVolume: z.number().describe('dB'),
          ducking: z.boolean(),
        }),
      }),
    ),
  })
  .meta({ id: 'SceneList' })
export type SceneListAnswer = z.infer<typeof sceneListSchema>

export const sceneOrderSchema = z
  .strictObject({ scenes: z.array(z.string().min(1).max(200)).min(1).max(2000) })
  .meta({ id: 'SceneOrder', description: 'The ids of all scenes in the order wished' })

export const sceneChangeSchema = z
  .strictObject({
    title: z.string().exactOptional(),
    narration: z.string().exactOptional(),
    visualDescription: z.string().exactOptional(),
    imagePrompt: z.string().exactOptional(),
  })
  .meta({ id: 'SceneChange' })
