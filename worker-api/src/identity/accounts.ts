/**
 * Owns people's accounts of the standalone product, by better-auth on our own tables: passwords, sign-in sessions,
 * confirming an address, reset. Nothing here tells whether an address is known. Does not know session tokens.
 */
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { openDatabase } from '../db/client.ts'
import { type Role, roles, userAccounts, userSessions, users, userVerifications } from '../db/schema.ts'
import type { Env } from '../env.ts'
import { encode, toBase64Url } from './bytes.ts'
import { sendMail } from './mailer.ts'
import { wrappingKeys } from './seal.ts'

/** Letters of a password. */
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128

/** The secret that signs cookies and links, derived from the newest wrapping key. */
async function authSecret(secret: string): Promise<string> {
  const [{ bytes }] = wrappingKeys(secret)
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encode('contenthq accounts') }
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(how, base, 256)))
}

/** For one request: `origin` is where this API is reached. */
export async function openAccounts(env: Env, secret: string, origin: string) {
  const schema = { user: users, session: userSessions, account: userAccounts, verification: userVerifications }
  return betterAuth({
    database: drizzleAdapter(openDatabase(env), { provider: 'sqlite', schema }),
    secret: await authSecret(secret),
    baseURL: origin,
    basePath: '/v1/auth',
    telemetry: { enabled: false },
    // its messages may name addresses
    logger: { disabled: true },
    // counted by the routes, before it is asked
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'contenthq',
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/v1/auth' },
    },
    user: { additionalFields: { role: { type: [...roles], required: false, defaultValue: 'user', input: false } } },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      onExistingUserSignUp: ({ user }) =>
        sendMail(env, {
          to: user.email,
          subject: 'You have an account already',
          text: 'Somebody, perhaps you, wanted to register with this address. It has an account: sign in, or reset the password.',
        }),
      sendResetPassword: ({ user, token }) =>
        sendMail(env, {
          to: user.email,
          subject: 'Reset your password',
          text: `Somebody, perhaps you, wants to set a new password. The code, good for an hour: ${token}`,
        }),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: ({ user, token }) =>
        sendMail(env, {
          to: user.email,
          subject: 'Confirm your address',
          text: `Open this to confirm your address: ${origin}/v1/auth/verify?token=${token}`,
        }),
    },
  })
}

export type Accounts = Awaited<ReturnType<typeof openAccounts>>

/** Who is signed in, by the cookie of this request. */
export async function signedIn(
  accounts: Accounts,
  headers: Headers,
): Promise<{ readonly id: string; readonly role: Role } | undefined> {
  const found = await accounts.api.getSession({ headers })
  if (!found) return undefined
  const { id, role } = found.user
  return { id, role: role === 'admin' ? 'admin' : 'user' }
}
