/** Owns the wire of what is done with stored files beyond putting and getting them. */
import { z } from 'zod'
import { assetHashSchema, projectIdSchema } from './identifiers.ts'
import { MAX_FILM_BYTES } from './limits.ts'

export const mediaKindSchema = z.enum(['image', 'video', 'narration', 'music', 'font', 'timings', 'film'])

export const mediaListSchema = z
  .object({
    media: z.array(
      z.object({
        hash: assetHashSchema,
        bytes: z.number().int(),
        mimeType: z.string(),
        createdAt: z.string(),
        kind: mediaKindSchema.exactOptional().describe('As a project describes it'),
        width: z.number().int().exactOptional(),
        height: z.number().int().exactOptional(),
        seconds: z.number().exactOptional(),
        projects: z.array(projectIdSchema).describe('Those that name it'),
      }),
    ),
    nextCursor: z.string().exactOptional(),
  })
  .meta({ id: 'MediaList' })

export const linkRequestSchema = z
  .strictObject({ seconds: z.number().int().min(1).max(86_400).describe('How long the link is good') })
  .meta({ id: 'LinkRequest' })

export const linkSchema = z
  .object({ url: z.string().describe('A path on this server; good without a token'), expiresAt: z.string() })
  .meta({ id: 'MediaLink' })

export const newShareSchema = z
  .object({ id: z.string(), url: z.string().describe('A path on this server; told only now'), createdAt: z.string() })
  .meta({ id: 'NewShare' })

export const shareListSchema = z
  .object({
    shares: z.array(
      z.object({
        id: z.string(),
        createdAt: z.string(),
        revokedAt: z.string().nullable(),
        views: z.number().int().describe('How often it was opened'),
      }),
    ),
  })
  .meta({ id: 'ShareList' })

export const uploadRequestSchema = z
  .strictObject({
    hash: assetHashSchema,
    bytes: z.number().int().min(1).max(MAX_FILM_BYTES),
    mimeType: z.string().max(200),
  })
  .meta({ id: 'UploadRequest' })

export const uploadSchema = z
  .object({
    id: z.string(),
    hash: assetHashSchema,
    bytes: z.number().int(),
    partBytes: z.number().int().describe('Every part but the last has exactly so many bytes'),
    parts: z.array(z.number().int()).describe('Those that are there, from 1'),
  })
  .meta({ id: 'Upload' })
