/**
 * Owns the curves of gain over the film's time: ducking under speech, fades, the silent first packet. Functions of
 * the timeline alone, so any stretch can be computed without what lies before. Does not know the signal.
 */
import { secondsToSample, soundBounds } from '@contenthq/model'
import { joinSpans, type SoundPlan, type SpeechSpan, spanOf } from './sound-plan.ts'

/** A decoder that starts on the first packet lacks the half it overlaps with: nothing is heard there. */
export const SILENT_SAMPLES = 1024
const OPENING = secondsToSample(0.005)

/** The narration is always at least this far above the music while it speaks: the promised 12 dB and 2 for dense bars. */
const LEAST_DISTANCE = -14

/** Raised cosine, 0 to 1. */
const ease = (share: number): number => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)))

type Ramp = { readonly attack: number; readonly hold: number; readonly release: number }

/** How the gain goes down before a span and comes back after it, in samples. */
function rampOf({ attack, hold, release }: SoundPlan['levels']): Ramp {
  return {
    attack: secondsToSample(attack ?? soundBounds.attack.usual),
    hold: secondsToSample(hold ?? soundBounds.hold.usual),
    release: secondsToSample(release ?? soundBounds.release.usual),
  }
}

/**
 * The gain in dB at a sample: `open` where nobody speaks, `depthOf` the span while it lasts. `spans` in order, further
 * apart than the attack is long.
 */
function duckedGain(
  spans: readonly SpeechSpan[],
  { attack, hold, release }: Ramp,
  open: number,
  depthOf: (span: SpeechSpan) => number,
): (sample: number) => number {
  const depths = spans.map(depthOf)
  let at = 0
  return sample => {
    while (at > 0 && sample < spans[at]!.from - attack) at--
    while (at + 1 < spans.length && sample >= spans[at + 1]!.from - attack) at++
    let level = open
    // releases of earlier spans may still run when the next attack begins: the deepest counts
    for (let index = Math.min(at, spans.length - 1); index >= 0; index--) {
      const { from, to } = spans[index]!
      if (sample >= to + hold + release) break
      const down = ease((sample - (from - attack)) / attack)
      const up = 1 - ease((sample - to - hold) / release)
      level = Math.min(level, open + (depths[index]! - open) * Math.min(down, up))
    }
    return level
  }
}

/** Samples between two readings of the curve; it is drawn straight between them. */
const STEP = 32

/** A curve of linear gain over film samples, on a fixed grid from sample 0: a block's place does not change it. */
export type GainCurve = (startSample: number, length: number) => Float32Array

function curveOf(gainAt: (sample: number) => number): GainCurve {
  return (start, length) => {
    const curve = new Float32Array(length)
    let cell = Math.floor(start / STEP)
    let high = gainAt(cell * STEP)
    for (let i = 0; i < length; cell++) {
      const low = high
      high = gainAt((cell + 1) * STEP)
      const slope = (high - low) / STEP
      const end = Math.min(length, (cell + 1) * STEP - start)
      for (let inside = start + i - cell * STEP; i < end; i++, inside++) curve[i] = low + slope * inside
    }
    return curve
  }
}

/** Gain of the music: its own level, ducked under speech and under videos that ask for it, faded in and out. */
export function musicCurve({ samples, speech, music, videos = [], levels }: SoundPlan): GainCurve {
  const spans = joinSpans([...speech, ...videos.filter(({ ducks }) => ducks).map(spanOf)])
  const start = Math.min(...music.map(({ startSample }) => startSample))
  const end = Math.min(samples, Math.max(...music.map(clip => clip.startSample + clip.samples)))
  const fade = (seconds: number) => Math.max(1, Math.min(secondsToSample(seconds), (end - start) / 2))
  const fadeIn = fade(levels.fadeIn ?? soundBounds.fadeIn.usual)
  const fadeOut = fade(levels.fadeOut ?? soundBounds.fadeOut.usual)
  const ducked = levels.musicGain + levels.duck
  const gain = duckedGain(spans, rampOf(levels), levels.musicGain, ({ gain = 0 }) =>
    Math.min(ducked, Math.min(0, gain) + LEAST_DISTANCE),
  )
  return curveOf(sample => 10 ** (gain(sample) / 20) * ease((sample - start) / fadeIn) * ease((end - sample) / fadeOut))
}

/** Gain of the videos' sound: as recorded, and down by as much as the music while somebody speaks over it. */
export function videoCurve({ speech, levels }: SoundPlan): GainCurve {
  const gain = duckedGain(speech, rampOf(levels), 0, () => levels.duck)
  return curveOf(sample => 10 ** (gain(sample) / 20))
}

/** From here on the film is open; a whole number of steps, for the curve is straight between two. */
export const OPEN_SAMPLES = Math.ceil((SILENT_SAMPLES + OPENING) / STEP) * STEP

/** Gain of everything: nothing in the first packet, then open within 5 ms. */
export const openingCurve: GainCurve = curveOf(sample => ease((sample - SILENT_SAMPLES) / OPENING))
