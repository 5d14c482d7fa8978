/** Owns the shape of what writers and checkers answer to a job, so that nothing else gets into a project. */
import { z } from 'zod'

const line = z.string().max(1000)
const prose = z.string().max(20_000)

const motion = z.object({ style: z.string().min(1).max(64) })
const transition = z.object({ style: z.string().min(1).max(64), seconds: z.number().min(0).max(5) })

export const sceneDraftsSchema = z.object({
  scenes: z
    .array(
      z.object({
        kind: z.enum(['title', 'picture']),
        title: line,
        narration: prose,
        visualDescription: prose,
        imagePrompt: z.string().min(1).max(4000),
        motion,
        transition,
      }),
    )
    .min(1)
    .max(200),
})

export const pictureCheckSchema = z.object({
  score: z.number().min(0).max(100),
  parts: z.record(z.string().max(64), z.number().min(0).max(100)),
  reasons: z.array(line).max(20),
})

/** What was read: documents with their words at least, and a feed to choose from. */
export const readAnswerSchema = z.looseObject({
  sources: z.array(
    z.looseObject({
      id: z.uuid(),
      url: z.url(),
      document: z.looseObject({
        kind: z.string().min(1).max(64),
        title: z.string().min(1),
        text: z.string().min(1).max(2_000_000),
      }),
    }),
  ),
})

export const repairedPromptSchema = z.object({ prompt: z.string().min(1).max(4000) })
