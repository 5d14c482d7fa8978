/**
 * Owns the step from intent to exact frames: narration length decides scene length, pins decide before that.
 * Pure: the same document gives the same timeline, and what could not be honoured comes back as issues.
 */
import type { Issue } from '../issue.ts'
import type { CaptionChoice } from '../project/captions.ts'
import { plainNarration } from '../project/narration-marks.ts'
import type { ProjectDocument } from '../project/project.ts'
import { type NarrationTake, type Scene, takeInUse } from '../project/scene.ts'
import { withinBounds } from '../project/sound.ts'
import { musicClips } from './music-clips.ts'
import { overlayClips } from './overlay-clips.ts'
import { readingSeconds } from './reading-speed.ts'
import { ducksMusic, sceneSoundIssues, sceneVideo, videoSoundClips } from './scene-video.ts'
import { levelIssues } from './sound-levels.ts'
import { frameToSample, samplesToFramesUp, secondsToFrame } from './time.ts'
import type { CaptionClip, PictureClip, SoundClip, Timeline, TransitionSpan } from './timeline.ts'

/** Seconds that the last picture stands after the last word, for the music to end. */
export const CLOSING_SECONDS = 1

/** A scene is never shorter than this many frames. */
const MIN_SCENE_FRAMES = 2

type Spoken = { readonly take: NarrationTake; readonly trimStart: number; readonly samples: number }

function spokenPart(scene: Scene): Spoken | undefined {
  const take = takeInUse(scene.narrations)
  if (!take) return undefined
  const trimStart = Math.min(scene.pins.trim?.start ?? 0, take.samples)
  const trimEnd = Math.min(scene.pins.trim?.end ?? 0, take.samples - trimStart)
  return { take, trimStart, samples: take.samples - trimStart - trimEnd }
}

/** A video without a word is shown to its end. */
const isWordless = (scene: Scene): boolean => !takeInUse(scene.narrations) && scene.narration.trim() === ''

/** Absent where nothing was chosen, so that the films of older documents stay as they were. */
function choiceOf({ font, size, position }: CaptionChoice): Pick<CaptionClip, 'choice'> {
  const choice = { ...(font ? { font } : {}), ...(size ? { size } : {}), ...(position ? { position } : {}) }
  return Object.keys(choice).length > 0 ? { choice } : {}
}

export function resolveTimeline(document: ProjectDocument): {
  readonly timeline: Timeline
  readonly issues: readonly Issue[]
} {
  const { settings, scenes } = document
  const rate = settings.output.frameRate
  const leadFrames = secondsToFrame(settings.pacing.lead, rate)
  const tailFrames = secondsToFrame(settings.pacing.tail, rate)
  const closingFrames = secondsToFrame(CLOSING_SECONDS, rate)
  const issues: Issue[] = [...levelIssues(settings)]
  const pictures: PictureClip[] = []
  const narration: SoundClip[] = []
  const captions: CaptionClip[] = []
  const transitions: TransitionSpan[] = []

  const wanted = scenes.map((scene, index) =>
    index === 0 || scene.transition.style === 'cut' ? 0 : Math.max(0, secondsToFrame(scene.transition.seconds, rate)),
  )
  /** Frames of the scenes whose length nothing can stretch: pinned ones, and videos that are shown to their end. */
  const held = scenes.map(scene => {
    const video = sceneVideo(scene, document)
    const shown = video && isWordless(scene) ? samplesToFramesUp(video.part.samples, rate) : undefined
    const frames = scene.pins.lengthFrames ?? shown
    return frames === undefined ? undefined : Math.max(frames, MIN_SCENE_FRAMES)
  })
  let end = 0
  let transitionIn = 0

  scenes.forEach((scene, index) => {
    const spoken = spokenPart(scene)
    const spokenFrames = spoken
      ? samplesToFramesUp(spoken.samples, rate)
      : secondsToFrame(readingSeconds(plainNarration(scene.narration), settings.language), rate)
    const lead = Math.max(leadFrames, transitionIn)
    const transitionOut = wanted[index + 1] ?? 0
    const isLast = index === scenes.length - 1
    const told = lead + spokenFrames + Math.max(tailFrames, transitionOut)
    const video = sceneVideo(scene, document)
    const natural = (held[index] ?? Math.max(told, transitionIn + 1)) + (isLast ? closingFrames : 0)
    const length = Math.max(scene.pins.lengthFrames ?? natural, MIN_SCENE_FRAMES)

    let start = end - transitionIn
    if (scene.pins.startFrame !== undefined) {
      if (scene.pins.startFrame >= end) start = scene.pins.startFrame
      else if (scene.pins.startFrame !== start)
        issues.push({
          code: 'pin-overlap',
          severity: 'warning',
          sceneId: scene.id,
          message: 'The pinned start lies inside the scene before; the scene follows it directly.',
        })
    }
    const joined = start < end
    if (joined && index > 0) {
      transitions.push({
        from: scenes[index - 1]!.id,
        to: scene.id,
        style: scene.transition.style,
        startFrame: start,
        lengthFrames: end - start,
      })
    } else if (transitionIn > 0) {
      issues.push({
        code: 'transition-gap',
        severity: 'info',
        sceneId: scene.id,
        message: 'A gap lies before this scene, so its transition is not shown.',
      })
    }

    const visual = scene.fit === 'hidden' ? undefined : takeInUse(scene.visuals)
    pictures.push({
      sceneId: scene.id,
      kind: scene.kind,
      title: scene.title,
      startFrame: start,
      lengthFrames: length,
      motion: scene.motion,
      ...(scene.ground ? { ground: scene.ground } : {}),
      ...(scene.fit ? { fit: scene.fit } : {}),
      ...(visual ? { asset: visual.asset } : {}),
      ...(visual?.focus ? { focus: visual.focus } : {}),
      ...(video && !video.whole ? { part: video.part } : {}),
    })
    issues.push(...sceneSoundIssues(scene, video))

    if (spoken && spoken.samples > 0) {
      const startSample = frameToSample(start + lead, rate)
      const room = Math.max(0, frameToSample(start + length - transitionOut, rate) - startSample)
      const samples = Math.min(spoken.samples, room)
      if (samples < spoken.samples)
        issues.push({
          code: 'narration-cut',
          severity: 'warning',
          sceneId: scene.id,
          message: 'The scene is pinned shorter than its narration; the end of the narration is not heard.',
        })
      const gain = withinBounds('narrationGain', scene.sound?.narrationGain)
      if (samples > 0) {
        narration.push({
          sceneId: scene.id,
          asset: spoken.take.asset,
          startSample,
          samples,
          offsetSamples: spoken.trimStart,
          ...(gain === 0 ? {} : { gain }),
          ...(ducksMusic(scene, settings) ? {} : { ducks: false }),
        })
        if (settings.captions.enabled)
          captions.push({
            sceneId: scene.id,
            timings: spoken.take.timings,
            style: scene.captionStyle ?? settings.captions.style,
            ...choiceOf(settings.captions),
            originSample: startSample - spoken.trimStart,
            startFrame: start + lead,
            lengthFrames: Math.min(samplesToFramesUp(samples, rate) + tailFrames, length - lead - transitionOut),
          })
      }
    }
    end = start + length
    // a transition takes at most half of each of its scenes, so that it never meets the next or the one before
    transitionIn = Math.min(transitionOut, Math.floor(length / 2), Math.floor((held[index + 1] ?? Infinity) / 2))
    if (transitionIn < transitionOut)
      issues.push({
        code: 'transition-shortened',
        severity: 'warning',
        sceneId: scenes[index + 1]!.id,
        message: 'The transition is longer than half of its scenes and was shortened.',
      })
  })

  const music = musicClips(document, frameToSample(end, rate))
  issues.push(...music.issues)
  const overlays = overlayClips(document, { frameRate: rate, lengthFrames: end, pictures, transitions })
  issues.push(...overlays.issues)
  const timeline: Timeline = {
    frameRate: rate,
    lengthFrames: end,
    pictures,
    narration,
    music: music.clips,
    videoSound: videoSoundClips(document, { frameRate: rate, pictures, narration, transitions }),
    captions,
    transitions,
    ...(overlays.clips.length > 0 ? { overlays: overlays.clips } : {}),
  }
  return { timeline, issues }
}
