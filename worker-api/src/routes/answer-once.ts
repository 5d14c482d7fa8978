/**
 * Owns answering the same request the same, byte for byte, where nothing else remembers it: the answer is kept with what
 * it wrote, in one batch, under the caller's key.
 */
import { canonicalJson } from '@contenthq/model'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { idempotencyRecords } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { sha256 } from '../storage/hash.ts'

export type Asked = { readonly owner: Owner; readonly key: string; readonly payload: unknown }

export type Made = {
  /** Holds an id of its own, so that no other answer has the same bytes. */
  readonly body: string
  readonly status: number
  /** Statements that repeat the guard. */
  readonly writes: (guard: SQL) => readonly SQL[]
}

export type KeptAnswer = { readonly status: number; readonly body: string }

/** Throws 'idempotency-mismatch' where the key was used for something else. */
export async function answerOnce(database: Database, asked: Asked, make: () => Promise<Made>): Promise<KeptAnswer> {
  const { owner, key, payload } = asked
  const payloadHash = await sha256(canonicalJson(payload))
  const kept = database
    .select()
    .from(idempotencyRecords)
    .where(and(eq(idempotencyRecords.owner, owner), eq(idempotencyRecords.key, key)))
  const judge = (row: typeof idempotencyRecords.$inferSelect | undefined): KeptAnswer | undefined => {
    if (row && row.payloadHash !== payloadHash) throw new Refusal('idempotency-mismatch')
    return row && { status: row.status, body: row.body }
  }
  const known = judge((await kept)[0])
  if (known) return known
  const { status, body, writes } = await make()
  const mine = sql`EXISTS (SELECT 1 FROM idempotency_records AS r WHERE r.owner = ${owner} AND r.key = ${key} AND r.body = ${body})`
  const record = { owner, key, payloadHash, status, body, createdAt: new Date().toISOString() }
  const results = await database.batch([
    database.insert(idempotencyRecords).values(record).onConflictDoNothing(),
    ...writes(mine).map(statement => database.run(statement)),
    kept,
  ])
  const rows = results.at(-1) as (typeof idempotencyRecords.$inferSelect)[]
  return judge(rows[0]) ?? { status, body }
}
