/** Owns the cheap look at a sound file before a render: can it be read, does it hold anything. Decodes nothing. */
import { ContentHQError } from '@contenthq/model'
import { isWav, wavFacts } from './read-wav.ts'

/** A recorder's chunks before the samples are small. */
const HEAD_BYTES = 1 << 16

/** Throws 'media-unsupported', 'media-empty'. */
export async function checkSound(blob: Blob): Promise<void> {
  if (blob.size === 0) throw new ContentHQError('media-empty')
  const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())
  if (isWav(head)) await checkWav(head, blob)
  else await (await import('./read-compressed.ts')).checkCompressed(blob)
}

/** Pictures and notes may lie before the samples: then the whole file is read. */
async function checkWav(head: Uint8Array, blob: Blob): Promise<void> {
  try {
    wavFacts(head, blob.size)
  } catch (thrown) {
    if (blob.size <= head.byteLength) throw thrown
    wavFacts(new Uint8Array(await blob.arrayBuffer()))
  }
}
