/** Owns how many workers encode a film: WebCodecs takes all that paint, x264 as many as cores and memory allow. */
import { hasThreadedCore } from '../ffmpeg/start-ffmpeg.ts'
import type { SegmentRange } from '../segments/cut.ts'
import type { VideoSettings } from './protocol.ts'

/** FFmpeg.wasm with x264 at work, without the frames that wait for it, bytes. */
const INSTANCE_BYTES = 200e6
/** What x264 may take altogether, by the device's memory in GB; browsers that do not tell it count as 4. */
const budgetOf = (deviceMemory: number): number => (deviceMemory >= 8 ? 2e9 : deviceMemory >= 4 ? 1e9 : 0)

/** x264 without threads: one segment a worker, its frames waiting in a blob. At least one. */
export function x264Workers({ size }: Pick<VideoSettings, 'size'>, longestFrames: number, deviceMemory = 4): number {
  const bytes = INSTANCE_BYTES + size.width * size.height * 1.5 * longestFrames
  return Math.max(1, Math.floor(budgetOf(deviceMemory) / bytes))
}

/** `most` is how many paint and encode here. */
export async function workersFor(
  settings: VideoSettings,
  ranges: readonly SegmentRange[],
  most: number,
): Promise<number> {
  const all = Math.min(most, ranges.length)
  if (settings.encoder.kind === 'webcodecs') return all
  // the core with threads takes all cores for one segment
  if (await hasThreadedCore(settings.assetBase)) return 1
  const longest = Math.max(...ranges.map(({ from, to }) => to - from))
  return Math.min(all, x264Workers(settings, longest, 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : 4))
}
