/** Owns how large frames are painted while the film plays: smaller when they come late, larger again when there is time. Pure. */
import type { Size } from '@contenthq/model'

/** Shares of the film's width. */
export const STEPS = [1, 0.75, 0.5, 0.375, 0.25] as const

/** Frames after which it is decided, and late ones among them that are too many. */
const WINDOW = 15
const TOO_LATE = 2
/** Punctual windows before a larger size is tried; doubled each time that was too much. */
const PATIENCE = 4
const MOST_PATIENCE = 64

export type Resolution = {
  readonly share: number
  /** Tells how one frame came; answers whether the share changed. */
  painted(frame: { readonly late: boolean }): boolean
  /** Forgets what was counted, keeps what was learnt: after a pause or a seek. */
  rest(): void
}

export function createResolution(): Resolution {
  let step = 0
  let frames = 0
  let late = 0
  let calm = 0
  let patience = PATIENCE
  let climbed = false

  const change = (to: number): boolean => {
    const before = step
    step = Math.max(0, Math.min(STEPS.length - 1, to))
    calm = 0
    return step !== before
  }

  return {
    get share() {
      return STEPS[step]!
    },
    painted(frame) {
      frames++
      if (frame.late) late++
      if (frames < WINDOW && late < TOO_LATE) return false
      const tooLate = late >= TOO_LATE
      frames = 0
      late = 0
      if (tooLate) {
        if (climbed) patience = Math.min(MOST_PATIENCE, patience * 2)
        climbed = false
        return change(step + 1)
      }
      if (++calm < patience || step === 0) return false
      climbed = true
      return change(step - 1)
    },
    rest() {
      frames = 0
      late = 0
    },
  }
}

/** Whole, even pixels. */
export function shareOf({ width, height }: Size, share: number): Size {
  if (share === 1) return { width, height }
  return {
    width: Math.max(2, Math.round((width * share) / 2) * 2),
    height: Math.max(2, Math.round((height * share) / 2) * 2),
  }
}
