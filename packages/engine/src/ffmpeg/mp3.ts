/**
 * Owns MP3 through LAME in FFmpeg.wasm: a whole WAV file in, a whole MP3 out. Its header tells players how many samples
 * LAME put before and behind, so that the sound starts at 0. Does not know the film.
 */
import type { FFmpegRoom } from './ffmpeg-room.ts'

/** bit/s for two channels */
export const MP3_BITRATE = 192_000

/** The WAV is read piece by piece. Throws what the FFmpeg room throws. */
export async function encodeMp3(
  wav: Blob,
  ffmpeg: FFmpegRoom,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { files } = await ffmpeg.run({
    args: ['-i', '/blobs/in.wav', '-c:a', 'libmp3lame', '-b:a', String(MP3_BITRATE), '-f', 'mp3', 'out.mp3'],
    files: {},
    blobs: { 'in.wav': wav },
    outputs: ['out.mp3'],
    signal,
    onProgress,
  })
  return files['out.mp3']!
}
