/** Owns the sound job: read the files, mix, measure, encode. */
import type { AssetHash } from '@contenthq/model'
import { type EncodedSound, encodeSound, type SoundBlocks } from '../../audio/encode-sound.ts'
import { createMix } from '../../audio/mix.ts'
import { readSound } from '../../audio/read-sound.ts'
import type { Sound } from '../../audio/sound.ts'
import { createFFmpegRoom } from '../../ffmpeg/ffmpeg-room.ts'
import type { SoundJob } from '../protocol.ts'

export async function mixSound(
  { plan, files, assetBase }: SoundJob,
  signal: AbortSignal,
  onProgress: (share: number) => void,
  blocks: SoundBlocks,
): Promise<EncodedSound> {
  const sounds = new Map<AssetHash, Sound>()
  for (const [hash, blob] of files) sounds.set(hash, await readSound(blob))
  const ffmpeg = createFFmpegRoom({ assetBase })
  try {
    return await encodeSound(createMix(plan, sounds), { signal, onProgress, ffmpeg, blocks })
  } finally {
    ffmpeg.dispose()
  }
}
