/**
 * Owns storing a file beside somebody who deletes the same one: nothing is stored while a deletion is under way, and
 * what was stored before one ended is recorded only where its bytes are still there.
 */
import type { AssetHash } from '@contenthq/model'
import type { Database } from '../db/client.ts'
import { findMedia, type MediaState, mediaState, mediaStatement } from '../db/media-rows.ts'
import type { MediaRow } from '../db/schema.ts'
import type { Owner } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { headMedia } from './media.ts'

/** Milliseconds between two looks, and how many there are: a deletion takes one call to the bucket. */
const LOOK = 100
const LOOKS = 50

const later = (detail: string): Refusal =>
  new Refusal('server-failed', { status: 503, detail, headers: { 'retry-after': '60' } })

/** How a file stands when no deletion of it is under way. Throws 'server-failed' (503) where one does not end. */
export async function settledMedia(database: Database, owner: Owner, hash: AssetHash): Promise<MediaState> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const state = await mediaState(database, owner, hash)
    if (!state.deleting) return state
    await new Promise(resolve => setTimeout(resolve, LOOK))
  }
  throw later('This file is just being deleted.')
}

/**
 * Records a file whose bytes were stored after `since`, the last deletion that its sender knew of. Throws
 * 'server-failed' (503) where another deletion took the bytes: they are to be sent again.
 */
export async function recordMedia(database: Database, bucket: R2Bucket, row: MediaRow, since: number): Promise<void> {
  const { owner, hash } = row
  for (let known = since; ; ) {
    await database.run(mediaStatement(row, known))
    if (await findMedia(database, owner, hash)) return
    const { deletion } = await settledMedia(database, owner, hash)
    if (!(await headMedia(bucket, owner, hash))) throw later('It was deleted while it was sent.')
    known = deletion
  }
}
