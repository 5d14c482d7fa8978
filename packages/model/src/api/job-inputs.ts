/**
 * Owns what each kind of job is told, on the wire. What a job is told is what its vendor is asked, so every field is
 * bounded and none is ignored. Does not know vendors or prices.
 */
import { z } from 'zod'
import { jobKinds } from '../credits/hold-for.ts'
import { moods } from '../project/project.ts'
import { assetHashSchema } from './identifiers.ts'

/** UTF-16 units of one source handed to a writer. */
export const MAX_SOURCE_TEXT = 200_000
/** UTF-16 units spoken by one job. */
export const MAX_SPOKEN_TEXT = 20_000

const line = z.string().min(1).max(1000)
const prose = z.string().max(20_000)
const language = z.string().min(2).max(35)
const seed = z.number().int().min(0).max(0xffff_ffff)
const targetSeconds = z.number().min(10).max(600)
const side = z.number().int().min(16).max(4096)
const mood = z.enum(moods)

const source = z.strictObject({ title: line, text: z.string().min(1).max(MAX_SOURCE_TEXT) })
const paragraph = z.strictObject({ title: z.string().max(1000), text: prose })

/** A story as it is written and planned from: words only. */
export const writtenStorySchema = z.strictObject({
  title: line,
  hook: prose,
  synopsis: prose,
  closing: prose,
  paragraphs: z.array(paragraph).min(1).max(200),
})

/** An address to be read. Of a feed: the list of its entries, or those that are chosen. */
export const webAddressSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  language: language.exactOptional().describe('Of the transcript or the page, where there are several'),
  entries: z
    .array(z.string().min(1).max(2000))
    .min(1)
    .max(20)
    .exactOptional()
    .describe('Ids of a feed’s entries; absent: the feed is answered as a list to choose from'),
})

/** A topic to be read about in Wikipedia. */
export const topicSchema = z.strictObject({ topic: z.string().trim().min(1).max(300), language })

export const jobInputSchemas = {
  ingest: z.union([webAddressSchema, topicSchema]),
  'write-story': z.strictObject({ source, targetSeconds, language, mood, seed }),
  'plan-scenes': z.strictObject({ story: writtenStorySchema, targetSeconds, language, mood, seed }),
  'make-picture': z.strictObject({
    prompt: z.string().min(1).max(4000),
    narration: prose,
    width: side,
    height: side,
    mood,
    seed,
  }),
  'check-picture': z.strictObject({ asset: assetHashSchema, prompt: z.string().min(1).max(4000), narration: prose }),
  speak: z.strictObject({
    text: z.string().min(1).max(MAX_SPOKEN_TEXT),
    language,
    voice: z.string().min(1).max(200),
    speed: z.number().min(0.5).max(2),
  }),
  'write-music': z.strictObject({ mood, seconds: z.number().min(1).max(600), seed }),
} as const

export const jobKindSchema = z.enum(jobKinds)

export type JobInputs = { readonly [K in keyof typeof jobInputSchemas]: z.infer<(typeof jobInputSchemas)[K]> }
export type WrittenStory = z.infer<typeof writtenStorySchema>
