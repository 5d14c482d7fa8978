/**
 * Owns the session token: what it says, how long it lasts, and what makes one good. ES256 only, by a key of ours, for
 * one app, one user and one origin. Does not know which calls it opens.
 */
import type { ErrorCode } from '@contenthq/model'
import { type Scope, scopes } from '@contenthq/model/api'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import { openDatabase } from '../db/client.ts'
import type { Env, Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { isAppEnabled } from './apps.ts'
import { createMemory } from './remember.ts'
import { publicKeyOf, type Signer, TOKEN_SECONDS } from './signing-keys.ts'

export const ISSUER = 'contenthq'
const TYPE = 'contenthq-session+jwt'
/** Letters; ours have about 700. */
const LONGEST = 4096
/** Seconds in which clocks may differ. */
const CLOCK_TOLERANCE = 5

export type Session = {
  /** Its own id, one for each token. */
  readonly id: string
  readonly app: string
  /** As the app calls its user. */
  readonly user: string
  readonly owner: Owner
  /** The page it was made for; undefined: programs only. */
  readonly origin?: string
  readonly scopes: readonly Scope[]
  /** Credits that may be held under it; undefined: as many as there are. */
  readonly creditCap?: number
}

export async function mintToken({ id, key }: Signer, session: Session, now: Date): Promise<string> {
  const { app, user, owner, origin, creditCap } = session
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({
    own: owner,
    scp: session.scopes.join(' '),
    ...(origin === undefined ? {} : { org: origin }),
    ...(creditCap === undefined ? {} : { cap: creditCap }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: TYPE, kid: id })
    .setIssuer(ISSUER)
    .setAudience(app)
    .setSubject(user)
    .setJti(session.id)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_SECONDS)
    .sign(key)
}

const isScope = (word: string): word is Scope => (scopes as readonly string[]).includes(word)

const refused = (detail: string, code: ErrorCode = 'token-invalid'): Refusal =>
  new Refusal(code, { detail, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })

/** What this isolate knows of signing keys and apps; a key that is not known is always asked for. */
const keys = createMemory<{ readonly key: CryptoKey; readonly endsAt: string | null } | undefined>({
  milliseconds: 30_000,
  most: 50,
})
const enabledApps = createMemory<boolean>({ milliseconds: 15_000, most: 1000 })

/** After an app was changed here; other isolates learn of it when what they know is no longer fresh. */
export const forgetApps = (): void => enabledApps.forget()

async function keyFor(env: Env, id: string) {
  return keys.get(id, async () => {
    const found = await publicKeyOf(openDatabase(env), id)
    return found && { key: (await importJWK(found.jwk, 'ES256')) as CryptoKey, endsAt: found.endsAt }
  })
}

/**
 * What a good token says. Throws 'token-invalid' for every other; `origin` is the page that sends it, undefined for a
 * program.
 */
export async function readToken(env: Env, token: string, origin: string | undefined): Promise<Session> {
  if (token.length > LONGEST) throw refused('The token is too long.')
  const { payload } = await jwtVerify(
    token,
    async ({ kid }) => {
      const found = typeof kid === 'string' && /^[0-9a-f-]{36}$/.test(kid) ? await keyFor(env, kid) : undefined
      if (!found || (found.endsAt !== null && found.endsAt <= new Date().toISOString()))
        throw refused('No key of ours signed it.')
      return found.key
    },
    {
      algorithms: ['ES256'],
      typ: TYPE,
      issuer: ISSUER,
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: TOKEN_SECONDS,
      requiredClaims: ['aud', 'sub', 'jti', 'iat', 'nbf', 'exp', 'own', 'scp'],
    },
  ).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) throw thrown
    // only jose's own errors carry such a code; what the database says is no fault of the token
    if (
      typeof (thrown as { code?: unknown }).code === 'string' &&
      String((thrown as { code: string }).code).startsWith('ERR_J')
    )
      throw refused('It is expired, not ours, or was changed.')
    if (thrown instanceof TypeError || thrown instanceof SyntaxError) throw refused('It is no token.')
    throw thrown
  })
  const { aud, sub, jti, own, scp, org, cap } = payload
  if (typeof aud !== 'string' || !sub || !jti || typeof own !== 'string' || typeof scp !== 'string')
    throw refused('It does not say enough.')
  if (org !== origin) throw refused('It was made for another origin.')
  if (cap !== undefined && !(Number.isSafeInteger(cap) && (cap as number) >= 0)) throw refused('Its cap is none.')
  if (!(await enabledApps.get(aud, () => isAppEnabled(openDatabase(env), aud)))) throw refused('Its app is disabled.')
  return {
    id: jti,
    app: aud,
    user: sub,
    owner: own,
    ...(origin === undefined ? {} : { origin }),
    scopes: scp.split(' ').filter(isScope),
    ...(typeof cap === 'number' ? { creditCap: cap } : {}),
  }
}
