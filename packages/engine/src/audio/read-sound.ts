/** Owns the door through which every sound file comes in. WAV is read here; the rest by mediabunny, lazily loaded. */
import { asContentHQError, ContentHQError } from '@contenthq/model'
import { isWav, readWav } from './read-wav.ts'
import { createSound, type Sound } from './sound.ts'

/**
 * The sound of a file at 48 kHz, from its moment 0 on: what lies before is cut, a late start is silence. Works on the
 * page and in workers. Throws `media-empty` for a file without sound and `media-unsupported` for what is no sound.
 */
export async function readSound(blob: Blob): Promise<Sound> {
  if (blob.size === 0) throw new ContentHQError('media-empty')
  const head = new Uint8Array(await blob.slice(0, 12).arrayBuffer())
  const pcm = isWav(head)
    ? readWav(new Uint8Array(await blob.arrayBuffer()))
    : await import('./read-compressed.ts')
        .then(({ readCompressed }) => readCompressed(blob))
        .catch(thrown => {
          throw asContentHQError(thrown, 'media-unsupported')
        })
  return createSound(pcm.channels, pcm.sampleRate)
}
