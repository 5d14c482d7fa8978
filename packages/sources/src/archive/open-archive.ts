/**
 * Owns ZIP files as documents use them: the list of entries, and one entry's bytes, never more than the list says.
 * Format: PKWARE APPNOTE 6.3. Knows no document. Inflates by the platform's own decompressor.
 */
import { ContentHQError } from '@contenthq/model'

export type Archive = {
  readonly names: readonly string[]
  /** Undefined where there is no such entry. Errors: 'file-damaged', 'file-encrypted', 'archive-bomb'. */
  read(name: string): Promise<Uint8Array | undefined>
  /** As `read`; an entry that is not there is a damage. */
  readBytes(name: string): Promise<Uint8Array>
}

const MAX_ENTRIES = 5000
/** Bytes that all entries together may unpack to. */
const MAX_TOTAL = 200_000_000
/** Bytes that one entry that is read may unpack to. */
const MAX_ENTRY = 40_000_000
/** No text packs better than this; what does is made to. */
const MAX_RATIO = 200
/** Below this an archive may pack as well as it likes. */
const SMALL = 1_000_000

type Entry = {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const ZIP64 = 0xffffffff

const damaged = (detail: string): ContentHQError => new ContentHQError('file-damaged', detail)

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === END_SIGNATURE) return at
  throw damaged('The list of its parts is missing.')
}

function readEntries(bytes: Uint8Array, view: DataView): readonly Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_ENTRIES) throw new ContentHQError('archive-bomb', `${count} entries`)
  const entries: Entry[] = []
  for (let at = view.getUint32(end + 16, true), index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged('A part is missing.')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    if (packed === ZIP64 || size === ZIP64) throw new ContentHQError('archive-bomb', `${name} is larger than 4 GB.`)
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed,
      size,
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function judge(entries: readonly Entry[], length: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  if (total > MAX_TOTAL) throw new ContentHQError('archive-bomb', `It unpacks to ${total} bytes.`)
  if (total > SMALL && total > MAX_RATIO * length)
    throw new ContentHQError('archive-bomb', `It unpacks to ${Math.round(total / length)} times its size.`)
  // parts that lie over one another are how a small file unpacks to petabytes (Fifield 2019)
  if (packed > length) throw new ContentHQError('archive-bomb', 'Its parts overlap.')
}

/** Unpacks at most `size` bytes; more than that was never promised. */
async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  const out = new Uint8Array(size)
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let at = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (at + part.value.byteLength > size) throw damaged('A part is longer than it says.')
      out.set(part.value, at)
      at += part.value.byteLength
    }
  } catch (thrown) {
    if (thrown instanceof ContentHQError) {
      await reader.cancel()
      throw thrown
    }
    throw new ContentHQError('file-damaged', 'A part cannot be unpacked.', { cause: thrown })
  }
  if (at < size) throw damaged('A part is shorter than it says.')
  return out
}

/** Errors: 'file-damaged'; 'archive-bomb' for too many entries, too much to unpack, or too well packed. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 22) throw damaged('It is too short.')
  const entries = readEntries(bytes, view)
  judge(entries, bytes.byteLength)
  const byName = new Map(entries.map(entry => [entry.name, entry]))

  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const entry = byName.get(name)
    if (!entry) return undefined
    const { isEncrypted, offset, packed, size, method } = entry
    if (isEncrypted) throw new ContentHQError('file-encrypted')
    if (size > MAX_ENTRY) throw new ContentHQError('archive-bomb', `${name} unpacks to ${size} bytes.`)
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_SIGNATURE) throw damaged(name)
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    if (start + packed > view.byteLength) throw damaged(`${name} is cut off.`)
    const part = bytes.slice(start, start + packed)
    if (method === 0) return part
    if (method !== 8) throw damaged(`${name} is packed in a way that nobody uses.`)
    return inflate(part, size)
  }
  return {
    names: entries.map(({ name }) => name),
    read,
    readBytes: async name => {
      const found = await read(name)
      if (!found) throw damaged(`${name} is missing.`)
      return found
    },
  }
}
