/**
 * The doors that tests and benchmarks of other packages need: the mix and its stems, sound reading, FFmpeg, painters and
 * their conformance suite, and the steps of a render one by one.
 */

export { loudnessOfSound } from './audio/loudness.ts'
export { createMix, type Mix, type Stems } from './audio/mix.ts'
export { readSound } from './audio/read-sound.ts'
export { resolveSoundPlan, type SoundPlan, soundFiles } from './audio/sound-plan.ts'
export { writeWav } from './audio/write-wav.ts'
export { createFFmpegRoom, type FFmpegRoom } from './ffmpeg/ffmpeg-room.ts'
export { type LeftBehind, leftBehind, nothing } from './left-behind.ts'
export { createPictureCache } from './media/picture-cache.ts'
export { createCanvasPainter } from './painters/canvas/canvas-painter.ts'
export { createCanvasPlanePainter } from './painters/canvas/canvas-plane-painter.ts'
export {
  CONFORMANCE_SIZE,
  type ConformanceCase,
  comparePainters,
  conformanceBitmaps,
  conformanceCases,
  conformancePlanes,
  type FrameDifference,
} from './painters/conformance.ts'
export { i420Accepts } from './painters/i420/accepts.ts'
export { createI420Painter } from './painters/i420/i420-painter.ts'
export { createSourceCache, type SourceCache } from './painters/i420/source-planes.ts'
export { type Kernels, loadKernels } from './painters/kernels/kernels.ts'
export type { Bitmaps, PlanePainter } from './painters/painter.ts'
export { encodeVideo } from './render/encode-video.ts'
export { createPartShelf, partOf } from './render/output/part-shelf.ts'
export { writeFilm } from './render/output/write-film.ts'
export type { SegmentJob, VideoSettings } from './render/protocol.ts'
export { composeSegment, createSegmentJob } from './render/segment-jobs.ts'
export type { FilmParts } from './render/stitch.ts'
export { cutSegments } from './segments/cut.ts'
export { EXHIBIT_PICTURES, exhibitBitmaps } from './testing/exhibit-pictures.ts'
export { type Exhibit, exhibits } from './testing/exhibits.ts'
export { ssim } from './testing/ssim.ts'
export { loadFonts } from './text/fonts.ts'
