/** Owns the wire of identity: apps, their keys, sessions. */
import { z } from 'zod'

/** What a session may do. 'operator' is never given to an app's session. */
export const scopes = ['projects', 'media', 'generate', 'billing', 'settings', 'operator'] as const
export type Scope = (typeof scopes)[number]

/** Those that an app's own server may ask for; all of them where it does not say. */
export const appScopes = ['projects', 'media', 'generate', 'billing', 'settings'] as const satisfies readonly Scope[]

/** Exactly as a browser writes it: scheme, host, port where it is not the usual one. */
export const originSchema = z
  .string()
  .max(300)
  .refine(text => URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text), 'This is no origin.')
  .describe('Scheme, host and port of a page: https://example.com')

export const sessionRequestSchema = z
  .strictObject({
    user: z.string().min(1).max(200).describe('Your own id of the person, opaque here'),
    origin: originSchema.exactOptional().describe('The page that will use the token; absent: programs only'),
    scopes: z.array(z.enum(appScopes)).min(1).max(appScopes.length).exactOptional().describe('Default: all'),
    creditCap: z
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .exactOptional()
      .describe('Most credits it may hold'),
  })
  .meta({ id: 'SessionRequest' })

export const sessionAnswerSchema = z
  .object({ token: z.string(), expiresAt: z.string() })
  .meta({ id: 'Session', description: 'A token to send as "Authorization: Bearer", good for ten minutes' })

const name = z.string().min(1).max(200)
const origins = z.array(originSchema).max(100)

export const appRequestSchema = z.strictObject({ name, origins }).meta({ id: 'AppRequest' })

export const appChangeSchema = z
  .strictObject({ name: name.exactOptional(), origins: origins.exactOptional(), disabled: z.boolean().exactOptional() })
  .meta({ id: 'AppChange' })

export const newAppSchema = z
  .object({ id: z.string(), publishableKey: z.string(), secretKey: z.string().describe('Told only now') })
  .meta({ id: 'NewApp' })

export const appListSchema = z
  .object({
    apps: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        origins: z.array(z.string()),
        createdAt: z.string(),
        disabledAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AppList' })

export const keyKindSchema = z.enum(['publishable', 'secret'])

export const keyRequestSchema = z.strictObject({ kind: keyKindSchema }).meta({ id: 'KeyRequest' })

export const keyRollSchema = z
  .strictObject({ graceSeconds: z.number().int().min(0).max(2_592_000).describe('How long the old key is still good') })
  .meta({ id: 'KeyRoll' })

export const newKeySchema = z
  .object({ id: z.string(), kind: keyKindSchema, key: z.string().describe('Told only now') })
  .meta({ id: 'NewKey' })

export const keyListSchema = z
  .object({
    keys: z.array(
      z.object({
        id: z.string(),
        kind: keyKindSchema,
        shown: z.string().describe('A publishable key whole, of a secret one its first letters'),
        createdAt: z.string(),
        expiresAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'KeyList' })

export const rotatedSchema = z.object({ keyId: z.string() }).meta({ id: 'SigningKeyRotated' })

export const jwksSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        alg: z.string(),
        use: z.string(),
      }),
    ),
  })
  .meta({ id: 'Jwks' })
