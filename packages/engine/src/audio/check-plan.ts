/** Owns the refusal of a sound plan that cannot be mixed: levels out of bounds, clips that are no stretch of anything. */
import { boundsSentence, ContentHQError, isPossible, type SoundChoice, type SoundClip } from '@contenthq/model'
import type { SoundPlan } from './sound-plan.ts'

const isCount = (value: number | undefined): boolean =>
  value === undefined || (Number.isSafeInteger(value) && value >= 0)

function checkLevel(choice: SoundChoice, value: number | undefined): void {
  if (!isPossible(choice, value)) throw new ContentHQError('sound-invalid', boundsSentence(choice))
}

function checkClip(clip: SoundClip, choice: SoundChoice): void {
  const { startSample, samples, offsetSamples, fadeIn, fadeOut, gain } = clip
  if (![startSample, samples, offsetSamples, fadeIn, fadeOut].every(isCount))
    throw new ContentHQError('sound-invalid', 'A clip of sound begins and ends at whole samples from 0 on.')
  checkLevel(choice, gain)
}

/** Throws 'sound-invalid'. */
export function checkPlan({ levels, narration, music, videos = [] }: SoundPlan): void {
  for (const [choice, value] of Object.entries(levels)) checkLevel(choice as keyof typeof levels, value)
  for (const clip of narration) checkClip(clip, 'narrationGain')
  for (const clip of music) checkClip(clip, 'musicGain')
  for (const clip of videos) checkClip(clip, 'videoGain')
}
