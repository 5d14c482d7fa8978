/** Owns the sound job: open the files, measure, mix, encode, window by window. */
import { createAacEncoder } from '../../audio/aac-encoder.ts'
import { type EncodedSound, encodeSound, type SoundBlocks } from '../../audio/encode-sound.ts'
import { openFilmMix } from '../../audio/film-mix.ts'
import { createOpusEncoder } from '../../audio/opus-webcodecs.ts'
import { createPcmEncoder } from '../../audio/pcm-encoder.ts'
import type { SoundCodecId, SoundEncoder } from '../../audio/sound-codec.ts'
import { openSoundLibrary } from '../../audio/sound-library.ts'
import { createFFmpegRoom, type FFmpegRoom } from '../../ffmpeg/ffmpeg-room.ts'
import type { SoundJob } from '../protocol.ts'

/** Shares of the time, roughly: opening and measuring the files, the film's gain, mixing and encoding. */
const OPENED = 0.1
const MEASURED = 0.3

const encoders: Readonly<Record<SoundCodecId, (ffmpeg: FFmpegRoom) => SoundEncoder>> = {
  aac: createAacEncoder,
  opus: createOpusEncoder,
  pcm: createPcmEncoder,
}

export async function mixSound(
  { plan, files, codec, assetBase }: SoundJob,
  signal: AbortSignal,
  onProgress: (share: number) => void,
  blocks: SoundBlocks,
): Promise<EncodedSound> {
  const library = await openSoundLibrary(plan, files, {
    signal,
    onProgress: share => onProgress(share * OPENED),
  })
  const ffmpeg = createFFmpegRoom({ assetBase })
  try {
    const mix = await openFilmMix(plan, library, samples =>
      onProgress(OPENED + ((MEASURED - OPENED) * samples) / plan.samples),
    )
    return await encodeSound(mix, {
      signal,
      onProgress: share => onProgress(MEASURED + (1 - MEASURED) * share),
      encoder: encoders[codec](ffmpeg),
      blocks,
    })
  } finally {
    ffmpeg.dispose()
    library.close()
  }
}
