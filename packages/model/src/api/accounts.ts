/** Owns the wire of people's own accounts: what they send; answers tell nothing about which addresses are known. */
import { z } from 'zod'

const email = z.email().max(254)
const password = z.string().min(10).max(128)

export const registerRequestSchema = z
  .strictObject({ email, password, name: z.string().min(1).max(200) })
  .meta({ id: 'RegisterRequest' })

export const signInRequestSchema = z
  .strictObject({ email, password: z.string().min(1).max(128) })
  .meta({ id: 'SignInRequest' })

export const resetAskSchema = z.strictObject({ email }).meta({ id: 'ResetAsk' })

export const resetRequestSchema = z
  .strictObject({ code: z.string().min(1).max(200), password })
  .meta({ id: 'ResetRequest' })

export const signedInSchema = z
  .object({ token: z.string(), expiresAt: z.string(), role: z.enum(['user', 'admin']) })
  .meta({ id: 'SignedIn', description: 'A session token, as apps get them, for the person who is signed in' })
