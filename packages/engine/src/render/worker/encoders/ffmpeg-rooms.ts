/** Owns the FFmpeg rooms of this worker: one for all its segments, because loading FFmpeg takes half a second. */
import { createFFmpegRoom, type FFmpegRoom } from '../../../ffmpeg/ffmpeg-room.ts'

/** The core with threads starts 32 workers; more of them than this bring nothing to one film. */
const MOST_THREADS = 8

const rooms = new Map<string, FFmpegRoom>()

export function roomOf(assetBase: string): FFmpegRoom {
  const known = rooms.get(assetBase)
  if (known) return known
  const room = createFFmpegRoom({ assetBase, threads: Math.min(MOST_THREADS, navigator.hardwareConcurrency) })
  rooms.set(assetBase, room)
  return room
}
