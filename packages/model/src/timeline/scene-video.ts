/** Owns what is shown and heard of a scene's video: its trimmed part, and its sound in step with its frames. */
import type { Issue } from '../issue.ts'
import type { Asset } from '../project/asset.ts'
import type { ProjectDocument, ProjectSettings } from '../project/project.ts'
import { type Scene, takeInUse } from '../project/scene.ts'
import { isPossible, withinBounds } from '../project/sound.ts'
import { clampedIssue } from './sound-levels.ts'
import { frameToSample, SAMPLE_RATE, secondsToSample } from './time.ts'
import type { SoundClip, Timeline } from './timeline.ts'

/** A trim leaves at least this much of a video. */
const LEAST_SAMPLES = SAMPLE_RATE / 10

/** The video in use and what is left of it, in samples from its first frame. */
export type SceneVideo = {
  readonly asset: Asset
  readonly part: { readonly offsetSamples: number; readonly samples: number }
  /** All of it is shown. */
  readonly whole: boolean
}

/** Length of a video in samples. */
const videoSamples = ({ seconds = 0 }: Pick<Asset, 'seconds'>): number => Math.round(seconds * SAMPLE_RATE)

/** Undefined for a scene whose picture is hidden or no video, or one whose length is not known. */
export function sceneVideo(scene: Scene, { assets }: ProjectDocument): SceneVideo | undefined {
  const take = takeInUse(scene.visuals)
  const asset = take && Object.hasOwn(assets, take.asset) ? assets[take.asset] : undefined
  if (!take || scene.fit === 'hidden' || asset?.kind !== 'video' || !asset.seconds) return undefined
  const length = videoSamples(asset)
  const least = Math.min(LEAST_SAMPLES, length)
  const start = Math.min(take.trim?.start ?? 0, length - least)
  const end = Math.min(take.trim?.end ?? 0, length - least - start)
  return {
    asset,
    part: { offsetSamples: start, samples: length - start - end },
    whole: start === 0 && end === 0,
  }
}

/** Whether the music goes down under what is heard in a scene. */
export const ducksMusic = ({ sound }: Scene, { music }: ProjectSettings): boolean =>
  sound?.ducking ?? music.ducking?.enabled ?? true

type ResolvedScenes = Pick<Timeline, 'frameRate' | 'pictures' | 'narration' | 'transitions'>

/**
 * The sound of all videos that are not silent, sample by sample in step with their frames. It fades while one picture
 * gives way to the next. The music goes down under a video nobody speaks over: who shows it wants it heard.
 */
export function videoSoundClips(document: ProjectDocument, resolved: ResolvedScenes): readonly SoundClip[] {
  const { frameRate, pictures, narration, transitions } = resolved
  return document.scenes.flatMap((scene, index) => {
    const video = sceneVideo(scene, document)
    const picture = pictures[index]
    if (!video?.asset.hasSound || !picture || scene.sound?.videoGain === undefined) return []
    const { asset, part } = video
    const end = picture.startFrame + picture.lengthFrames
    const startSample = frameToSample(picture.startFrame, frameRate)
    const shown = frameToSample(end, frameRate) - startSample
    // the frame at the scene's start is the file's moment `firstFrameAt` + offset; before moment 0 there is no sound
    const moment = secondsToSample(asset.firstFrameAt ?? 0) + part.offsetSamples
    const late = Math.max(0, -moment)
    const samples = Math.min(part.samples, shown) - late
    if (samples <= 0) return []
    const into = transitions.find(({ to }) => to === scene.id)
    const away = transitions.find(({ from }) => from === scene.id)
    const fadeIn = into ? frameToSample(picture.startFrame + into.lengthFrames, frameRate) - startSample : 0
    // a video that is over before its picture needs less of a fade, or none
    const fadeOut = away ? startSample + late + samples - frameToSample(away.startFrame, frameRate) : 0
    const gain = withinBounds('videoGain', scene.sound.videoGain)
    const wordless = !narration.some(({ sceneId }) => sceneId === scene.id)
    return {
      sceneId: scene.id,
      asset: asset.hash,
      startSample: startSample + late,
      samples,
      offsetSamples: Math.max(0, moment),
      ...(gain === 0 ? {} : { gain }),
      ...(fadeIn > 0 ? { fadeIn: Math.min(fadeIn, samples) } : {}),
      ...(fadeOut > 0 ? { fadeOut: Math.min(fadeOut, samples) } : {}),
      ...(wordless && ducksMusic(scene, document.settings) ? { ducks: true } : {}),
    }
  })
}

/** What a scene asks of its sound and video that cannot be honoured. */
export function sceneSoundIssues(scene: Scene, video: SceneVideo | undefined): readonly Issue[] {
  const issues: Issue[] = []
  for (const choice of ['narrationGain', 'videoGain'] as const)
    if (!isPossible(choice, scene.sound?.[choice])) issues.push(clampedIssue(choice, scene.id))
  const trim = takeInUse(scene.visuals)?.trim
  if (video && trim && trim.start + trim.end > videoSamples(video.asset) - video.part.samples)
    issues.push({
      code: 'trim-clamped',
      severity: 'warning',
      sceneId: scene.id,
      message: 'More is cut from the video than there is; a tenth of a second of it is left.',
    })
  return issues
}
