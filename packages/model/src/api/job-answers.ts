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

/** What was read at an address: its words at least, and whatever else the reader found. */
export const readAnswerSchema = z.looseObject({
  kind: z.string().min(1).max(64),
  platform: z.string().min(1).max(64).exactOptional(),
  title: line,
  text: z.string().min(1).max(2_000_000),
  summary: prose.exactOptional(),
  engagement: z.object({ score: z.number(), source: line }).exactOptional(),
  etag: line.exactOptional(),
  lastModified: line.exactOptional(),
})

export type ReadAnswer = z.infer<typeof readAnswerSchema>

export const repairedPromptSchema = z.object({ prompt: z.string().min(1).max(4000) })
