/**
 * Owns the door for a sound file of the user's: what the browser decodes is kept as it is, the rest becomes WAV by
 * FFmpeg.wasm, once. What comes out is what is stored. Knows no project.
 */
import { asContentHQError, ContentHQError, SAMPLE_RATE } from '@contenthq/model'
import { type Conversion, convertSound } from '../media/convert-media.ts'
import { type FileType, sniff } from '../media/sniff.ts'
import { readSound } from './read-sound.ts'
import { writeWav } from './write-wav.ts'

export type ImportedSound = {
  /** As it is to be stored; its type is what it is. */
  readonly file: Blob
  readonly mimeType: string
  /** Length at 48 kHz. */
  readonly samples: number
  readonly seconds: number
}

/** The sound of any file that has some, a video's too. Throws 'media-unsupported', 'media-empty', 'ffmpeg-unavailable', 'cancelled'. */
export async function importSound(given: Blob, conversion: Conversion): Promise<ImportedSound> {
  if (given.size === 0) throw new ContentHQError('media-empty')
  const type = await sniff(given)
  if (type?.kind !== 'sound' && type?.kind !== 'container')
    throw new ContentHQError('media-unsupported', type ? `It is a picture (${type.mimeType}).` : 'It is no sound.')
  try {
    return await measured(given, type)
  } catch (thrown) {
    if (asContentHQError(thrown).code !== 'media-unsupported') throw thrown
    return measured(await convertSound(given, conversion), { kind: 'sound', mimeType: 'audio/wav' })
  }
}

/** Of what may be a video only the sound is kept. */
async function measured(given: Blob, { kind, mimeType }: FileType): Promise<ImportedSound> {
  const { samples, channels } = await readSound(given)
  if (samples === 0) throw new ContentHQError('media-empty')
  const file =
    kind === 'sound'
      ? new Blob([given], { type: mimeType })
      : new Blob([writeWav(channels, SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' })
  return { file, mimeType: file.type, samples, seconds: samples / SAMPLE_RATE }
}
