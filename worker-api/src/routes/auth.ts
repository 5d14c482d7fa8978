/** Owns what the routes of people's own accounts do. What the library says is never passed on: only that it went well. */
import {
  appScopes,
  registerRequestSchema,
  resetAskSchema,
  resetRequestSchema,
  type Scope,
  signInRequestSchema,
} from '@contenthq/model/api'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openDatabase } from '../db/client.ts'
import type { AppEnv } from '../env.ts'
import { openAccounts, signedIn } from '../identity/accounts.ts'
import { ownerOf } from '../identity/app-users.ts'
import { issueSession } from '../identity/issue-session.ts'
import { canMail, readMailbox } from '../identity/mailer.ts'
import { countCall } from '../middleware/bearer.ts'
import { readBody } from '../middleware/json-body.ts'
import { isAllowedOrigin, isLoopback } from '../middleware/origins.ts'
import { Refusal } from '../refusal.ts'
import { sha256 } from '../storage/hash.ts'
import {
  askResetRoute,
  authSessionRoute,
  registerRoute,
  resetRoute,
  signInRoute,
  signOutRoute,
  verifyRoute,
} from './auth-routes.ts'

/** The app that the standalone product is. */
export const PRODUCT_APP = 'product'

type Mode = 'from-a-page' | 'from-a-mail'

/** The accounts, for a page of the product. Throws 'api-refused' for other pages, 'identity-not-configured'. */
async function accountsFor(context: Context<AppEnv>, mode: Mode = 'from-a-page') {
  const { env, req } = context
  const own = new URL(req.url).origin
  const origin = req.header('origin')
  // a cookie travels with what another site's page sends as well; the origin does not lie
  if (mode === 'from-a-page' && origin !== own && !(origin !== undefined && isAllowedOrigin(origin, env)))
    throw new Refusal('api-refused', { detail: 'Only pages of the product itself sign people in.' })
  if (env.WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
  return openAccounts(env, env.WRAPPING_KEYS, own)
}

/** Counts an attempt by where it comes from and by the address it is for. */
async function countAttempt({ env, req }: Context<AppEnv>, email?: string): Promise<void> {
  await countCall(env.SIGN_IN_LIMIT, `from ${req.header('cf-connecting-ip') ?? 'here'}`)
  if (email !== undefined) await countCall(env.SIGN_IN_LIMIT, `for ${await sha256(email.toLowerCase())}`)
}

function requireMail({ env }: Context<AppEnv>): void {
  if (!canMail(env)) throw new Refusal('provider-not-configured', { detail: 'No mail vendor is set up.' })
}

/** Hands on the cookies of the library's answer and nothing else. */
function takeCookies(context: Context<AppEnv>, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) context.header('Set-Cookie', cookie, { append: true })
}

const refusedSignIn = (): Refusal => new Refusal('sign-in-refused')

export function addAuthRoutes(app: OpenAPIHono<AppEnv>): void {
  app.openapi(registerRoute, async context => {
    const accounts = await accountsFor(context)
    requireMail(context)
    const body = await readBody(context.req, registerRequestSchema)
    await countAttempt(context, body.email)
    const answer = await accounts.api.signUpEmail({ body, asResponse: true })
    if (answer.status >= 500) throw new Refusal('server-failed')
    return context.body(null, 202)
  })

  app.openapi(verifyRoute, async context => {
    const accounts = await accountsFor(context, 'from-a-mail')
    const { token } = context.req.valid('query')
    const answer = await accounts.api.verifyEmail({ query: { token }, asResponse: true })
    if (!answer.ok) throw refusedSignIn()
    return context.text('Your address is confirmed. You can sign in now.', 200)
  })

  app.openapi(signInRoute, async context => {
    const accounts = await accountsFor(context)
    const body = await readBody(context.req, signInRequestSchema)
    await countAttempt(context, body.email)
    const answer = await accounts.api.signInEmail({ body, headers: context.req.raw.headers, asResponse: true })
    if (!answer.ok) throw refusedSignIn()
    takeCookies(context, answer)
    return context.body(null, 204)
  })

  app.openapi(signOutRoute, async context => {
    const accounts = await accountsFor(context)
    takeCookies(context, await accounts.api.signOut({ headers: context.req.raw.headers, asResponse: true }))
    return context.body(null, 204)
  })

  app.openapi(askResetRoute, async context => {
    const accounts = await accountsFor(context)
    requireMail(context)
    const body = await readBody(context.req, resetAskSchema)
    await countAttempt(context, body.email)
    const answer = await accounts.api.requestPasswordReset({ body, asResponse: true })
    if (answer.status >= 500) throw new Refusal('server-failed')
    return context.body(null, 202)
  })

  app.openapi(resetRoute, async context => {
    const accounts = await accountsFor(context)
    const { code, password } = await readBody(context.req, resetRequestSchema)
    await countAttempt(context)
    const answer = await accounts.api.resetPassword({ body: { token: code, newPassword: password }, asResponse: true })
    if (!answer.ok) throw refusedSignIn()
    return context.body(null, 204)
  })

  app.openapi(authSessionRoute, async context => {
    const accounts = await accountsFor(context)
    const person = await signedIn(accounts, context.req.raw.headers)
    if (!person) throw refusedSignIn()
    const now = new Date()
    const owner = await ownerOf(openDatabase(context.env), PRODUCT_APP, person.id, now.toISOString())
    const origin = context.req.header('origin')
    const scopes: Scope[] = person.role === 'admin' ? [...appScopes, 'operator'] : [...appScopes]
    const session = { app: PRODUCT_APP, user: person.id, owner, scopes, ...(origin === undefined ? {} : { origin }) }
    const issued = await issueSession(context.env, session, now)
    context.header('Cache-Control', 'no-store')
    return context.json({ ...issued, role: person.role }, 201)
  })

  // no part of the contract: what a machine at home has in place of a mail vendor
  app.get('/v1/auth/mailbox', async context => {
    const { env, req } = context
    const isHere = isLoopback(new URL(req.url).hostname) && (env.IDENTITY === 'local' || env.MAILBOX === 'on')
    if (!isHere || env.MAIL_KEY !== undefined) throw new Refusal('not-found')
    const mails = await readMailbox(env)
    const text = mails
      .map(mail => `${mail.sentAt}\nTo: ${mail.to}\n${mail.subject}\n\n${mail.text}`)
      .join('\n\n---\n\n')
    context.header('Cache-Control', 'no-store')
    return context.text(text || 'No mail was sent yet.')
  })
}
