/** Owns the bytes of assets, by the hash of their content. Nothing is ever overwritten or lost here. */
import { type AssetHash, ContentHQError } from '@contenthq/model'
import { type Database, stored } from './database.ts'
import { type GiveUp, writeWithRoom } from './make-room.ts'

export type MediaStore = {
  /** Stores the bytes and answers their name. The same bytes twice are stored once. Throws 'storage-full'. */
  put(blob: Blob): Promise<AssetHash>
  /** Stores bytes whose name is known; throws 'media-mismatch' when it is not theirs. */
  putAs(hash: AssetHash, blob: Blob): Promise<void>
  /** Throws 'asset-missing'. */
  read(hash: AssetHash): Promise<Blob>
  has(hash: AssetHash): Promise<boolean>
  remove(hashes: readonly AssetHash[]): Promise<void>
}

/** SHA-256, lower-case hex. */
export async function hashOf(bytes: BufferSource): Promise<AssetHash> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** `giveUp`: what may go when a file finds no room. */
export function createMediaStore({ media }: Pick<Database, 'media'>, giveUp: readonly GiveUp[] = []): MediaStore {
  const add = (hash: AssetHash, blob: Blob) =>
    writeWithRoom(async () => {
      if ((await media.where('hash').equals(hash).count()) === 0)
        await media.put({ hash, blob, bytes: blob.size, addedAt: new Date().toISOString() })
    }, giveUp)
  return {
    async put(blob) {
      const hash = await hashOf(await blob.arrayBuffer())
      await add(hash, blob)
      return hash
    },
    async putAs(hash, blob) {
      if ((await hashOf(await blob.arrayBuffer())) !== hash) throw new ContentHQError('media-mismatch', hash)
      await add(hash, blob)
    },
    async read(hash) {
      const row = await stored(() => media.get(hash))
      if (!row) throw new ContentHQError('asset-missing', hash)
      return row.blob
    },
    has: async hash => (await stored(() => media.where('hash').equals(hash).count())) > 0,
    remove: hashes => stored(() => media.bulkDelete([...hashes])),
  }
}
