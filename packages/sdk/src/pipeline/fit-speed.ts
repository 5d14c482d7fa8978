/** Owns the last resort for the length asked for: where pauses alone cannot reach it, the voice speaks a little faster or slower. */
import { filmSeconds, fitPacing, type ProjectDocument, SAMPLE_RATE, takeInUse } from '@contenthq/model'

/** Beyond these the voice stops sounding natural. */
const SLOWEST = 0.9
const FASTEST = 1.15
/** Film length that counts as right: well inside the promised ±10 %. */
const TOLERANCE = 0.03

/** The speed to speak again at; undefined when the film is right, or when no pleasant speed helps. */
export function fitSpeed(document: ProjectDocument): number | undefined {
  const paced: ProjectDocument = { ...document, settings: { ...document.settings, pacing: fitPacing(document) } }
  const seconds = filmSeconds(paced)
  const { targetSeconds, voice } = document.settings
  if (Math.abs(seconds - targetSeconds) <= targetSeconds * TOLERANCE) return undefined
  const spoken =
    document.scenes.reduce((sum, scene) => sum + (takeInUse(scene.narrations)?.samples ?? 0), 0) / SAMPLE_RATE
  const room = targetSeconds - (seconds - spoken)
  if (spoken === 0 || room <= 0) return undefined
  const wanted = Math.round(Math.min(FASTEST, Math.max(SLOWEST, (voice.speed * spoken) / room)) * 100) / 100
  return Math.abs(wanted - voice.speed) < 0.02 ? undefined : wanted
}
