/** Owns the turning of media that browsers do not decode into media they do, by FFmpeg.wasm: one job, one instance. */
import { asContentHQError, ContentHQError } from '@contenthq/model'
import { createFFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'

export type Conversion = {
  readonly assetBase: string
  readonly signal?: AbortSignal
  /** 0..1 */
  readonly onProgress?: (share: number) => void
}

/** FFmpeg.wasm holds input and output in memory, which ends at 2 GB. */
const MOST_BYTES = 700e6

/**
 * H.264 in BT.709 and AAC at the times of the source; no side longer than 1920 pixels, since x264 in WebAssembly takes its time and
 * films are no larger. Key frames lie close, so that any frame is found soon.
 */
const toVideo = [
  ['-map', '0:v:0', '-map', '0:a:0?', '-sn', '-dn'],
  [
    '-vf',
    "scale=w='min(iw,1920)':h='min(ih,1920)':force_original_aspect_ratio=decrease:force_divisible_by=2:out_color_matrix=bt709:out_range=tv",
  ],
  ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
  [
    '-fps_mode',
    'vfr',
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '18',
    '-pix_fmt',
    'yuv420p',
    '-bf',
    '0',
    '-g',
    '60',
  ],
  ['-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart'],
].flat()

/** Every channel and the rate are kept: the mix decides. */
const toSound = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-c:a', 'pcm_s16le', '-f', 'wav']

/** MP4. Throws 'media-unsupported' where FFmpeg cannot read it either, 'ffmpeg-unavailable', 'cancelled'. */
export const convertVideo = (file: Blob, conversion: Conversion): Promise<Blob> =>
  convert(file, toVideo, 'out.mp4', 'video/mp4', conversion)

/** WAV. Throws as `convertVideo`. */
export const convertSound = (file: Blob, conversion: Conversion): Promise<Blob> =>
  convert(file, toSound, 'out.wav', 'audio/wav', conversion)

async function convert(
  file: Blob,
  args: readonly string[],
  output: string,
  type: string,
  { assetBase, signal, onProgress }: Conversion,
): Promise<Blob> {
  if (file.size > MOST_BYTES)
    throw new ContentHQError('media-unsupported', 'The browser cannot decode it, and it is too large to convert here.')
  const room = createFFmpegRoom({ assetBase })
  try {
    const { files } = await room.run({
      // the name says nothing: FFmpeg looks at the bytes too
      args: ['-i', 'in', ...args, output],
      files: { in: new Uint8Array(await file.arrayBuffer()) },
      outputs: [output],
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    })
    return new Blob([files[output]!], { type })
  } catch (thrown) {
    const error = asContentHQError(thrown)
    if (error.code !== 'encoder-failed') throw error
    throw new ContentHQError('media-unsupported', `FFmpeg cannot read it either: ${error.detail ?? ''}`, {
      cause: thrown,
    })
  } finally {
    room.dispose()
  }
}
