/** Owns a list of session tokens that must be refused, each by the reason in its name. Every one but the forged has a good signature. */
import { createHmac } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export type BadToken = { readonly name: string; readonly token: string; readonly origin?: string }

export type TrueKey = { readonly id: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }

type Header = Readonly<Record<string, unknown>>

const text = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Changes one letter so that the bytes change. */
const flip = (part: string, at: number): string =>
  part.slice(0, at) + (part[at] === 'A' ? 'B' : 'A') + part.slice(at + 1)

/** `good` is what a good token says; every entry changes one thing. */
export async function badTokens(
  key: TrueKey,
  good: JWTPayload,
  goodToken: string,
  otherApp: string,
): Promise<readonly BadToken[]> {
  const now = Math.floor(Date.now() / 1000)
  const header = { alg: 'ES256', typ: 'contenthq-session+jwt', kid: key.id }
  const sign = (claims: JWTPayload, changed: Header = {}, by: CryptoKey = key.privateKey): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ ...header, ...changed } as never).sign(by)
  const without = (...names: readonly string[]): JWTPayload =>
    Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)))
  const other = await generateKeyPair('ES256', { extractable: true })
  const p384 = await generateKeyPair('ES384')
  const rsa = await generateKeyPair('RS256')
  const edwards = await generateKeyPair('EdDSA')
  const publicText = await exportSPKI(key.publicKey)
  const hmac = (secret: string, changed: Header = {}): string => {
    const body = `${text({ ...header, alg: 'HS256', ...changed })}.${text(good)}`
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
  }
  const [head = '', payload = '', signature = ''] = goodToken.split('.')
  const claims: readonly (readonly [string, JWTPayload])[] = [
    ['expired a minute ago', { ...good, iat: now - 660, nbf: now - 660, exp: now - 60 }],
    ['expired a year ago', { ...good, iat: now - 31_536_000, nbf: now - 31_536_000, exp: now - 31_535_400 }],
    ['not yet valid', { ...good, nbf: now + 60 }],
    ['issued in the future', { ...good, iat: now + 120, nbf: now - 10, exp: now + 600 }],
    ['issued too long ago though it ends later', { ...good, iat: now - 3600, exp: now + 600 }],
    ['good for a year but old', { ...good, iat: now - 700, exp: now + 31_536_000 }],
    ['an end in milliseconds and an old start', { ...good, iat: now - 10_000, exp: now * 1000 }],
    ['an end that is text', { ...good, exp: String(now + 600) as never }],
    ['a start that is text', { ...good, iat: 'now' as never }],
    ['a start that is negative', { ...good, iat: -1 }],
    ['nbf that is text', { ...good, nbf: 'soon' as never }],
    ['another issuer', { ...good, iss: 'somebody' }],
    ['an issuer list', { ...good, iss: ['contenthq', 'x'] as never }],
    ['no issuer', without('iss')],
    ['no app', without('aud')],
    ['an unknown app', { ...good, aud: '00000000-0000-4000-8000-000000000000' }],
    ['a list of apps', { ...good, aud: [String(good.aud), otherApp] }],
    ['an app that is a number', { ...good, aud: 5 as never }],
    ['no user', without('sub')],
    ['an empty user', { ...good, sub: '' }],
    ['no id', without('jti')],
    ['no start', without('iat')],
    ['no earliest moment', without('nbf')],
    ['no end', without('exp')],
    ['no owner', without('own')],
    ['an owner that is a number', { ...good, own: 7 }],
    ['an owner that is null', { ...good, own: null }],
    ['no scopes', without('scp')],
    ['scopes as a list', { ...good, scp: ['projects'] }],
    ['another origin', { ...good, org: 'https://evil.example' }],
    ['an origin with a slash', { ...good, org: `${String(good.org)}/` }],
    ['an origin in capitals', { ...good, org: String(good.org).toUpperCase() }],
    ['an origin that is null', { ...good, org: null }],
    ['no origin, sent from a page', without('org')],
    ['a negative cap', { ...good, cap: -1 }],
    ['a fractional cap', { ...good, cap: 1.5 }],
    ['a cap beyond 2^53', { ...good, cap: 2 ** 53 }],
    ['a cap that is text', { ...good, cap: '100' }],
    ['oversized', { ...good, fill: 'x'.repeat(8000) }],
    ['nothing but an end', { exp: now + 600 }],
  ]
  const headers: readonly (readonly [string, Header])[] = [
    ['another type', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['an access token’s type', { typ: 'at+jwt' }],
    ['an unknown key', { kid: '00000000-0000-4000-8000-000000000000' }],
    ['no key', { kid: undefined }],
    ['a key that is a path', { kid: '../../etc/passwd' }],
    ['a key that is SQL', { kid: "' OR 1=1 --" }],
    ['an empty key', { kid: '' }],
    ['a critical extension that nobody knows', { crit: ['x'], x: 1 }],
  ]
  const attempts: Promise<BadToken | undefined>[] = [
    ...claims.map(async ([name, said]) => ({ name, token: await sign(said) })),
    ...headers.map(async ([name, changed]) => ({ name, token: await sign(good, changed).catch(() => '') })),
  ]
  const list = (await Promise.all(attempts)).flatMap(entry => (entry?.token ? [entry] : []))
  const raw: readonly (readonly [string, string])[] = [
    ['signed by another key', await sign(good, {}, other.privateKey)],
    ['signed by a key it brings along', await sign(good, { jwk: await exportJWK(other.publicKey) }, other.privateKey)],
    ['pointing to keys elsewhere', await sign(good, { jku: 'https://evil.example/jwks.json' }, other.privateKey)],
    ['pointing to a certificate elsewhere', await sign(good, { x5u: 'https://evil.example/x' }, other.privateKey)],
    ['ES384', await sign(good, { alg: 'ES384' }, p384.privateKey)],
    ['RS256', await sign(good, { alg: 'RS256' }, rsa.privateKey)],
    ['EdDSA', await sign(good, { alg: 'EdDSA' }, edwards.privateKey)],
    ['alg none', `${text({ ...header, alg: 'none' })}.${text(good)}.`],
    ['alg None with a signature', `${text({ ...header, alg: 'None' })}.${text(good)}.${signature}`],
    ['alg NONE without a dot', `${text({ ...header, alg: 'NONE' })}.${text(good)}`],
    ['no alg', `${text({ typ: header.typ, kid: key.id })}.${text(good)}.${signature}`],
    ['alg empty', `${text({ ...header, alg: '' })}.${text(good)}.${signature}`],
    ['HS256 under the public key', hmac(publicText)],
    ['HS256 under the key’s id', hmac(key.id)],
    ['HS256 under nothing', hmac('')],
    ['without its signature', `${head}.${payload}.`],
    ['without its last part', `${head}.${payload}`],
    ['with a changed signature', `${head}.${payload}.${flip(signature, 10)}`],
    ['with a short signature', `${head}.${payload}.${signature.slice(0, 40)}`],
    ['with an empty signature of zeros', `${head}.${payload}.${text('\0'.repeat(64))}`],
    ['with a changed payload', `${head}.${flip(payload, 20)}.${signature}`],
    ['with another payload', `${head}.${text({ ...good, own: 'local' })}.${signature}`],
    ['with a changed header', `${flip(head, 5)}.${payload}.${signature}`],
    ['with a fourth part', `${goodToken}.${signature}`],
    ['an encrypted token’s five parts', `${head}.${payload}.${signature}.${head}.${payload}`],
    ['parts that are no base64', '!!!.???.###'],
    ['a header that is no JSON', `${text('{')}.${payload}.${signature}`],
    ['a payload that is no JSON', `${head}.${text('{')}.${signature}`],
    ['a payload that is a list', `${head}.${text([])}.${signature}`],
    ['a word', 'token'],
    ['dots', '..'],
    ['null', 'null'],
    ['a hundred thousand letters', 'x'.repeat(10_000)],
  ]
  return [
    ...list,
    ...raw.map(([name, token]) => ({ name, token })),
    { name: 'from a page it was not made for', token: goodToken, origin: 'https://evil.example' },
  ]
}
