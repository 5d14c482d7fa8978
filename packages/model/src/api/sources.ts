/** Owns the wire of a project's sources: texts that are read at once, addresses and topics that are read by a job. */
import { z } from 'zod'
import { MAX_SOURCE_TEXT, topicSchema, webAddressSchema } from './job-inputs.ts'

export const sourceIdSchema = z.uuid()

export const sourceRequestSchema = z
  .union([
    z.strictObject({
      text: z.string().min(1).max(MAX_SOURCE_TEXT),
      name: z.string().min(1).max(300).exactOptional().describe('File name: its ending helps to tell the kind'),
      mimeType: z.string().min(1).max(200).exactOptional(),
    }),
    webAddressSchema,
    topicSchema,
  ])
  .meta({ id: 'SourceRequest' })

const source = z.object({
  id: sourceIdSchema,
  platform: z.string().describe('What it is or where it is from: text, markdown, html, feed, wikipedia, youtube'),
  title: z.string(),
  summary: z.string(),
  characters: z.number().int(),
  url: z.string().exactOptional(),
  engagement: z.object({ score: z.number(), source: z.string() }).exactOptional().describe('Absent: unknown'),
  createdAt: z.string(),
})

export const sourceSummarySchema = source.meta({ id: 'SourceSummary' })
export const sourceListSchema = z.object({ sources: z.array(source) }).meta({ id: 'SourceList' })
export const readSourceSchema = source
  .extend({
    body: z.string(),
    document: z
      .record(z.string(), z.unknown())
      .exactOptional()
      .describe('All that is known of it: language, sections and spans into `body`, pictures, credit, licence'),
  })
  .meta({ id: 'ReadSource' })

export type SourceSummaryAnswer = z.infer<typeof sourceSummarySchema>
export type ReadSourceAnswer = z.infer<typeof readSourceSchema>
