/** Owns the wire of splitting a scene and of having parts of a story made again. */
import { z } from 'zod'

export const sceneSplitSchema = z
  .strictObject({
    at: z.number().int().min(1).max(1_000_000).describe('UTF-16 offset in the narration at which it is cut'),
    id: z.string().min(1).max(200).describe('Of the new scene, chosen by you'),
  })
  .meta({ id: 'SceneSplit' })

export const sceneRegenerateSchema = z
  .strictObject({ part: z.enum(['picture', 'narration', 'script', 'prompt']) })
  .meta({ id: 'SceneRegenerate' })

export const storyRegenerateSchema = z
  .discriminatedUnion('part', [
    z.strictObject({ part: z.literal('whole') }),
    z.strictObject({ part: z.literal('title') }),
    z.strictObject({ part: z.literal('hook') }),
    z.strictObject({ part: z.literal('sentence'), scene: z.string().min(1).max(200), at: z.number().int().min(0) }),
  ])
  .meta({ id: 'StoryRegenerate' })
