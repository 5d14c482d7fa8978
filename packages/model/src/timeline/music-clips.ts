/** Owns where the music lies on the timeline: from where in the piece, how often, and how its repetitions meet. */
import type { Issue } from '../issue.ts'
import type { ProjectDocument } from '../project/project.ts'
import { takeInUse } from '../project/scene.ts'
import { withinBounds } from '../project/sound.ts'
import { SAMPLE_RATE, secondsToSample } from './time.ts'
import type { SoundClip } from './timeline.ts'

/** A piece shorter than this many seconds is heard once: repeated it would be a buzz, in endless clips. */
const MIN_REPEATED_SECONDS = 1

const info = (code: string, message: string): Issue => ({ code, severity: 'info', message })

/**
 * The music in use, from the film's first sample on, cut at its end. A shorter piece is repeated; each repetition begins
 * while the one before fades out.
 */
export function musicClips(
  document: ProjectDocument,
  filmSamples: number,
): { readonly clips: readonly SoundClip[]; readonly issues: readonly Issue[] } {
  const { music } = document.settings
  const take = takeInUse(document.music)
  if (!take || !music.enabled || filmSamples === 0) return { clips: [], issues: [] }
  const issues: Issue[] = []
  const whole = Math.floor(take.seconds * SAMPLE_RATE)
  let offsetSamples = secondsToSample(withinBounds('musicStart', music.start))
  if (offsetSamples > 0 && offsetSamples > whole - SAMPLE_RATE) {
    offsetSamples = 0
    issues.push(info('music-start-beyond', 'The music is shorter than its start; it is heard from its beginning.'))
  }
  const piece = whole - offsetSamples
  const repeats = music.loop !== false && piece < filmSamples
  const tooShort = piece < MIN_REPEATED_SECONDS * SAMPLE_RATE
  if (repeats && tooShort)
    issues.push(info('music-too-short', 'The music is too short to be repeated; it is heard once.'))
  const seam = Math.min(secondsToSample(withinBounds('crossfade', music.crossfade)), Math.floor(piece / 4))
  const clips: SoundClip[] = []
  for (let start = 0; piece > 0; start += piece - seam) {
    const last = !repeats || tooShort || start + piece >= filmSamples
    clips.push({
      asset: take.asset,
      startSample: start,
      samples: Math.min(piece, filmSamples - start),
      offsetSamples,
      ...(start === 0 || seam === 0 ? {} : { fadeIn: seam }),
      ...(last || seam === 0 ? {} : { fadeOut: seam }),
    })
    if (last) break
  }
  return { clips, issues }
}
