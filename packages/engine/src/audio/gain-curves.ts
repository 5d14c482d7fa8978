/**
 * Owns the curves of gain over the film's time: ducking under speech, fades, the silent first packet. Functions of
 * the timeline alone, so any stretch can be computed without what lies before. Does not know the signal.
 */
import { secondsToSample } from '@contenthq/model'
import type { SampleSpan, SoundPlan } from './sound-plan.ts'

/** The music goes down before the first word, so that the word does not meet it. */
const ATTACK = secondsToSample(0.35)
/** It waits after the last word, then comes back slowly. */
const HOLD = secondsToSample(0.2)
const RELEASE = secondsToSample(0.9)
const FADE_IN = secondsToSample(1)
const FADE_OUT = secondsToSample(2.5)
/** A decoder that starts on the first packet lacks the half it overlaps with: nothing is heard there. */
export const SILENT_SAMPLES = 1024
const OPENING = secondsToSample(0.005)

/** The narration is always at least this far above the music while it speaks: the promised 12 dB and 2 for dense bars. */
const LEAST_DISTANCE = -14

/** Raised cosine, 0 to 1. */
const ease = (share: number): number => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)))

/** How much of the ducking is on at a sample, 0..1. `spans` in order. */
function duckingAt(sample: number, spans: readonly SampleSpan[], hint: { at: number }): number {
  while (hint.at > 0 && sample < spans[hint.at]!.from - ATTACK) hint.at--
  while (hint.at + 1 < spans.length && sample >= spans[hint.at + 1]!.from - ATTACK) hint.at++
  let share = 0
  // a span's release may still run when the next one's attack begins: the deeper of the two counts
  for (const span of [spans[hint.at - 1], spans[hint.at]]) {
    if (!span) continue
    const down = ease((sample - (span.from - ATTACK)) / ATTACK)
    const up = 1 - ease((sample - span.to - HOLD) / RELEASE)
    share = Math.max(share, Math.min(down, up))
  }
  return share
}

/** Samples between two readings of the curve; it is drawn straight between them. */
const STEP = 32

/** A curve of linear gain over film samples, on a fixed grid from sample 0: a block's place does not change it. */
export type GainCurve = (startSample: number, length: number) => Float32Array

function curveOf(gainAt: (sample: number) => number): GainCurve {
  return (start, length) => {
    const curve = new Float32Array(length)
    let cell = Math.floor(start / STEP)
    let low = gainAt(cell * STEP)
    let high = gainAt((cell + 1) * STEP)
    for (let i = 0; i < length; i++) {
      const sample = start + i
      if (sample >= (cell + 1) * STEP) {
        cell++
        low = high
        high = gainAt((cell + 1) * STEP)
      }
      curve[i] = low + ((high - low) * (sample - cell * STEP)) / STEP
    }
    return curve
  }
}

/** Gain of the music: its own level, ducked under speech, faded in at the film's start and out at its end. */
export function musicCurve({ samples, speech, levels }: SoundPlan): GainCurve {
  const fadeIn = Math.min(FADE_IN, samples / 4)
  const fadeOut = Math.min(FADE_OUT, samples / 4)
  const ducked = Math.min(levels.musicGain + levels.duck, LEAST_DISTANCE)
  const hint = { at: 0 }
  return curveOf(sample => {
    const share = speech.length > 0 ? duckingAt(sample, speech, hint) : 0
    const level = levels.musicGain + (ducked - levels.musicGain) * share
    const fade = ease(sample / fadeIn) * ease((samples - sample) / fadeOut)
    return 10 ** (level / 20) * fade
  })
}

/** From here on the film is open; a whole number of steps, for the curve is straight between two. */
export const OPEN_SAMPLES = Math.ceil((SILENT_SAMPLES + OPENING) / STEP) * STEP

/** Gain of everything: nothing in the first packet, then open within 5 ms. */
export const openingCurve: GainCurve = curveOf(sample => ease((sample - SILENT_SAMPLES) / OPENING))
