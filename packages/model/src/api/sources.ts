/** Owns the wire of a project's sources: texts that are read at once, addresses that are read by a job. */
import { z } from 'zod'
import { MAX_SOURCE_TEXT } from './job-inputs.ts'

export const sourceIdSchema = z.uuid()

export const sourceRequestSchema = z
  .union([
    z.strictObject({
      text: z.string().min(1).max(MAX_SOURCE_TEXT),
      name: z.string().min(1).max(300).exactOptional().describe('File name: its ending helps to tell the kind'),
      mimeType: z.string().min(1).max(200).exactOptional(),
    }),
    z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
  ])
  .meta({ id: 'SourceRequest' })

const source = z.object({
  id: sourceIdSchema,
  platform: z.string().describe('What it is: text, markdown, html'),
  title: z.string(),
  summary: z.string(),
  characters: z.number().int(),
  url: z.string().exactOptional(),
  engagement: z.object({ score: z.number(), source: z.string() }).exactOptional().describe('Absent: unknown'),
  createdAt: z.string(),
})

export const sourceSummarySchema = source.meta({ id: 'SourceSummary' })
export const sourceListSchema = z.object({ sources: z.array(source) }).meta({ id: 'SourceList' })
export const readSourceSchema = source.extend({ body: z.string() }).meta({ id: 'ReadSource' })

export type SourceSummaryAnswer = z.infer<typeof sourceSummarySchema>
