/** The doors that tests and benchmarks of other packages need: the mix and its stems, sound reading, FFmpeg. */

export { loudnessOfSound } from './audio/loudness.ts'
export { createMix, type Mix, type Stems } from './audio/mix.ts'
export { readSound } from './audio/read-sound.ts'
export { resolveSoundPlan, type SoundPlan, soundFiles } from './audio/sound-plan.ts'
export { writeWav } from './audio/write-wav.ts'
export { createFFmpegRoom, type FFmpegRoom } from './ffmpeg/ffmpeg-room.ts'
