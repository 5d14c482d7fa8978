/** Owns what a render tells about itself: counts that never go back, and the time that is left. Knows no work. */
import { createPace } from './time-left.ts'

export type RenderStage = 'scene-video' | 'audio-mixing' | 'assembly'
export type RenderProgress = {
  readonly framesDone: number
  readonly framesTotal: number
  /** Share of the sound that is mixed and encoded, 0..1. */
  readonly sound: number
  /** Share of the film that is written, 0..1. */
  readonly written: number
  readonly stage: RenderStage
  /** From the pace of the last half minute; absent while there is none. */
  readonly secondsLeft?: number
}

export type ProgressReport = {
  /** Nothing is done yet. */
  begin(): void
  /** So many frames of a segment are there. */
  frames(segment: number, frames: number): void
  sound(share: number): void
  written(share: number): void
}

/** `clock` in seconds. */
export function reportProgress(
  framesTotal: number,
  onProgress: ((progress: RenderProgress) => void) | undefined,
  clock = () => performance.now() / 1000,
): ProgressReport {
  const framesOf = new Map<number, number>()
  const paces = { frames: createPace(framesTotal, clock), sound: createPace(1, clock), written: createPace(1, clock) }
  let [framesDone, sound, written] = [0, 0, 0]

  function tell(stage: RenderStage): void {
    // picture and sound are made beside each other, and written afterwards
    const left = stage === 'assembly' ? [paces.written(written)] : [paces.frames(framesDone), paces.sound(sound)]
    const known = left.filter(seconds => seconds !== undefined)
    onProgress?.({
      framesDone,
      framesTotal,
      sound,
      written,
      stage,
      ...(known.length > 0 ? { secondsLeft: Math.max(...known) } : {}),
    })
  }

  return {
    begin: () => tell('scene-video'),
    frames(segment, frames) {
      // a segment that failed begins again
      const before = framesOf.get(segment) ?? 0
      framesOf.set(segment, Math.max(before, frames))
      framesDone += Math.max(0, frames - before)
      tell('scene-video')
    },
    sound(share) {
      sound = Math.max(sound, share)
      tell('audio-mixing')
    },
    written(share) {
      written = Math.max(written, share)
      tell('assembly')
    },
  }
}
