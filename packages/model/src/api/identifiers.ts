/** Owns what the names on the wire look like: project ids, asset hashes, revisions. */
import { z } from 'zod'

/** Chosen by the client, usually a UUID. Safe in an address and in a storage key. */
export const projectIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .describe('1 to 64 letters, digits, - and _')

/** SHA-256, lower-case hex. */
export const assetHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the bytes, lower-case hex')

/** Counts the saves of a project from 1. */
export const revisionSchema = z.number().int().positive()
