/** Owns what is read off a project for its scenes: length, start, state, what needs a look. Pure. */
import { frameToSeconds, type Scene, type SceneId, type Timeline, takeInUse, type VisualCheck } from '@contenthq/model'
import type { SceneProgress, SessionState } from '@contenthq/sdk'

/** A picture below this score, or a scene without one, needs a look. */
const GOOD = 75

export type SceneFacts = {
  readonly number: number
  readonly scene: Scene
  /** Length and start in the film, in seconds. */
  readonly seconds: number | undefined
  readonly start: number | undefined
  readonly check: VisualCheck | undefined
  readonly needsLook: boolean
  readonly picture: 'none' | 'waiting' | 'running' | 'ready' | 'failed'
  readonly fraction: number
}

const pictureOf = (scene: Scene, progress: SceneProgress | undefined, running: boolean): SceneFacts['picture'] => {
  if (progress?.picture === 'running') return 'running'
  const there = takeInUse(scene.visuals) !== undefined
  if (progress?.picture === 'failed' && !there) return 'failed'
  return there ? 'ready' : running ? 'waiting' : 'none'
}

/** The facts of all scenes, in the order of the film. */
export function sceneFacts({ project, timeline, pipeline }: SessionState): readonly SceneFacts[] {
  return (project?.scenes ?? []).map((scene, index) => {
    const clip = timeline?.pictures[index]
    const check = takeInUse(scene.visuals)?.check
    const progress = pipeline.scenes[scene.id]
    return {
      number: index + 1,
      scene,
      seconds: clip && timeline ? frameToSeconds(clip.lengthFrames, timeline.frameRate) : undefined,
      start: clip && timeline ? frameToSeconds(clip.startFrame, timeline.frameRate) : undefined,
      check,
      needsLook: check !== undefined && check.score < GOOD,
      picture: pictureOf(scene, progress, pipeline.state === 'running'),
      fraction: progress?.fraction ?? 0,
    }
  })
}

export const filmSeconds = (timeline: Timeline | undefined): number =>
  timeline ? frameToSeconds(timeline.lengthFrames, timeline.frameRate) : 0

/** The scene that would stand before `id` after moving it by `steps`; undefined when it cannot move so far. */
export function afterMoving(scenes: readonly Scene[], id: SceneId, steps: number): SceneId | null | undefined {
  const from = scenes.findIndex(scene => scene.id === id)
  const to = Math.min(scenes.length - 1, Math.max(0, from + steps))
  if (from < 0 || to === from) return undefined
  const rest = scenes.filter(scene => scene.id !== id)
  return rest[to - 1]?.id ?? null
}
