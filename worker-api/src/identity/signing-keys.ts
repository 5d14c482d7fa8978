/**
 * Owns the key pairs that sign session tokens: making, publishing, rotating. A new one signs from its first moment;
 * the old ones verify until the last token they signed is over. The first is made when the first token is asked for.
 */
import { and, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import { importJWK, type JWK } from 'jose'
import type { Database } from '../db/client.ts'
import { type SigningKeyRow, signingKeys } from '../db/schema.ts'
import { seal, unseal } from './seal.ts'

export const TOKEN_SECONDS = 600
/** Milliseconds beyond the life of a token in which clocks may differ. */
const SLACK = 60_000

const rowOf = (id: string) => ({ table: 'signing_keys', id, owner: '' })

export type Signer = { readonly id: string; readonly key: CryptoKey }

async function createPair(secret: string, now: string): Promise<SigningKeyRow> {
  const id = crypto.randomUUID()
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const publicKey = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey
  const privateKey = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey
  const { kty, crv, x, y } = publicKey
  return {
    id,
    publicKey: JSON.stringify({ kty, crv, x, y, kid: id, alg: 'ES256', use: 'sig' }),
    privateKey: await seal(secret, JSON.stringify(privateKey), rowOf(id)),
    createdAt: now,
    endsAt: null,
  }
}

const newest = (database: Database): Promise<SigningKeyRow[]> =>
  database
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.endsAt))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id))
    .limit(1)

/** The pair that signs now. */
export async function currentSigner(database: Database, secret: string, now: string): Promise<Signer> {
  let [row] = await newest(database)
  if (!row) {
    const { id, publicKey, privateKey, createdAt } = await createPair(secret, now)
    // of those who make the first at once, one does
    await database.run(sql`INSERT INTO signing_keys (id, public_key, private_key, created_at)
      SELECT ${id}, ${publicKey}, ${privateKey}, ${createdAt} WHERE NOT EXISTS (SELECT 1 FROM signing_keys WHERE ends_at IS NULL)`)
    ;[row] = await newest(database)
  }
  if (!row) throw new Error('there is no signing key')
  const jwk = JSON.parse(await unseal(secret, row.privateKey, rowOf(row.id))) as JWK
  return { id: row.id, key: (await importJWK(jwk, 'ES256')) as CryptoKey }
}

/** A new pair; the others end when their last token does. Answers the new one's id. */
export async function rotateSigningKeys(database: Database, secret: string, now: string): Promise<string> {
  const row = await createPair(secret, now)
  const endsAt = new Date(Date.parse(now) + TOKEN_SECONDS * 1000 + SLACK).toISOString()
  await database.batch([
    database.insert(signingKeys).values(row),
    database
      .update(signingKeys)
      .set({ endsAt })
      .where(and(isNull(signingKeys.endsAt), ne(signingKeys.id, row.id))),
  ])
  return row.id
}

const isGood = (now: string) => or(isNull(signingKeys.endsAt), gt(signingKeys.endsAt, now))

/** The public keys that verify now. */
export async function publicKeys(database: Database, now: string): Promise<JWK[]> {
  const rows = await database.select({ key: signingKeys.publicKey }).from(signingKeys).where(isGood(now))
  return rows.map(({ key }) => JSON.parse(key) as JWK)
}

/** The public key of this id while it verifies. */
export async function publicKeyOf(
  database: Database,
  id: string,
): Promise<{ readonly jwk: JWK; readonly endsAt: string | null } | undefined> {
  const [row] = await database
    .select({ key: signingKeys.publicKey, endsAt: signingKeys.endsAt })
    .from(signingKeys)
    .where(eq(signingKeys.id, id))
    .limit(1)
  return row && { jwk: JSON.parse(row.key) as JWK, endsAt: row.endsAt }
}

/** Seals every private key again under the newest wrapping key. Answers how many there were. */
export async function rewrapSigningKeys(database: Database, secret: string): Promise<number> {
  const rows = await database.select().from(signingKeys).where(isNull(signingKeys.endsAt))
  for (const { id, privateKey } of rows) {
    const plain = await unseal(secret, privateKey, rowOf(id))
    await database
      .update(signingKeys)
      .set({ privateKey: await seal(secret, plain, rowOf(id)) })
      .where(eq(signingKeys.id, id))
  }
  return rows.length
}
