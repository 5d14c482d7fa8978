/** Owns the adding of one clip to a block: its level, its fades, one channel or two. Does not know the film's curves. */
import type { SoundClip } from '@contenthq/model'
import type { Stereo } from './mix.ts'
import type { Sound } from './sound.ts'

/** One channel to two of equal power: −3 dB each. */
export const MONO_SHARE = Math.SQRT1_2
/** A clip that starts or ends inside its sound would click. */
const CUT_FADE = 240

/** Part of a sound: `from` is the sample that its channels begin with. */
export type SoundStretch = { readonly from: number; readonly channels: Sound['channels'] }

/** A sound of which only stretches are in memory. */
export type StretchedSound = {
  readonly samples: number
  /** Of `matchOf`. */
  readonly match: number
  /** The stretch with this sample in it. */
  stretchAt(sample: number): SoundStretch
}

/** Equal power: with what fades the other way it is as loud as before. */
const fadeAt = (inside: number, length: number): number => Math.sin((Math.PI / 2) * (inside / length))

/** Adds the part of a clip that falls into the block, at its own gain times `level`. */
export function addClip(block: Stereo, start: number, clip: SoundClip, sound: StretchedSound, level: number): void {
  const { startSample, offsetSamples, fadeIn = 0, fadeOut = 0, gain = 0 } = clip
  const heard = Math.min(clip.samples, sound.samples - offsetSamples)
  const cutIn = offsetSamples > 0 && fadeIn === 0 ? CUT_FADE : 0
  const cutOut = offsetSamples + heard < sound.samples && fadeOut === 0 ? CUT_FADE : 0
  const steady = level * 10 ** (gain / 20)
  // outside of these it fades
  const steadyFrom = startSample + Math.max(cutIn, fadeIn)
  const steadyTo = startSample + heard - Math.max(cutOut, fadeOut)
  const [left, right] = block
  const to = Math.min(start + left.length, startSample + heard)
  for (let sample = Math.max(start, startSample); sample < to; ) {
    // where sample 0 of the sound lies in the film
    const origin = startSample - offsetSamples
    const { from, channels } = sound.stretchAt(sample - origin)
    const [first, second = first] = channels
    const share = channels.length === 2 ? steady : steady * MONO_SHARE
    const end = Math.min(to, origin + from + first.length)
    for (; sample < end; sample++) {
      if (sample >= steadyFrom && sample < steadyTo) {
        const last = Math.min(end, steadyTo)
        for (let at = sample - origin - from, i = sample - start; sample < last; sample++, at++, i++) {
          left[i]! += first[at]! * share
          right[i]! += second[at]! * share
        }
        if (sample === end) break
      }
      const inside = sample - startSample
      const rest = heard - inside
      let factor = share
      if (inside < cutIn) factor *= inside / CUT_FADE
      if (rest < cutOut) factor *= rest / CUT_FADE
      if (inside < fadeIn) factor *= fadeAt(inside, fadeIn)
      if (rest < fadeOut) factor *= fadeAt(rest, fadeOut)
      const at = sample - origin - from
      left[sample - start]! += first[at]! * factor
      right[sample - start]! += second[at]! * factor
    }
  }
}
