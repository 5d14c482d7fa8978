/** Owns the recorded run: what pipeline and project look like at every percent. For tests and the sheet only. */
import {
  type ProjectDocument,
  type SceneId,
  type Stage,
  type StageState,
  type StageStatus,
  stages,
  type Takes,
} from '@contenthq/model'
import type { PieceState, PipelineState, SceneProgress } from '@contenthq/sdk'

type Interval = readonly [from: number, to: number]

const fractionAt = ([from, to]: Interval, at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)))

/** When the pieces of scene `index` (from 0) are made, in percent of the run. */
const pieces = (
  index: number,
): { readonly picture: Interval; readonly check: Interval; readonly narration: Interval } => {
  const start = 14 + index * 5.6
  const length = index === 8 ? 30 : 17
  return {
    picture: [start, start + length],
    check: [start + length, start + length + 5],
    narration: [20 + index * 7.4, 27 + index * 7.4],
  }
}

/** The sixth scene's first picture was refused. */
const RETAKEN = 5

export function scenesAt(project: ProjectDocument, at: number): Readonly<Record<SceneId, SceneProgress>> {
  return Object.fromEntries(
    project.scenes.map((scene, index) => {
      const { picture, check, narration } = pieces(index)
      const stateOf = (interval: Interval): PieceState => {
        const fraction = fractionAt(interval, at)
        return fraction === 0 ? 'waiting' : fraction < 1 ? 'running' : 'done'
      }
      const states = { picture: stateOf(picture), check: stateOf(check), narration: stateOf(narration) }
      const running = [picture, check, narration].find(interval => stateOf(interval) === 'running')
      return [
        scene.id,
        {
          ...states,
          ...(index === RETAKEN && states.picture === 'done' ? { picture: 'retaken' as const } : {}),
          fraction: running ? fractionAt(running, at) : 0,
        },
      ]
    }),
  )
}

/** The document as far as it is made at this percent: takes appear when their piece is done. */
export function projectAt(project: ProjectDocument, at: number): ProjectDocument {
  const { source, story, ...rest } = project
  const without = <T extends { readonly id: string }>(takes: Takes<T>, interval: Interval): Takes<T> =>
    at >= interval[1] ? takes : { list: [] }
  return {
    ...rest,
    ...(source && at >= 3 ? { source } : {}),
    ...(story && at >= 10 ? { story } : {}),
    scenes:
      at < 13
        ? []
        : project.scenes.map((scene, index) => ({
            ...scene,
            edited: false,
            visuals: without(scene.visuals, pieces(index).picture),
            narrations: without(scene.narrations, pieces(index).narration),
          })),
  }
}

/** State of the pipeline at this percent. */
export function pipelineAt(project: ProjectDocument, at: number, state: PipelineState['state']): PipelineState {
  const count = project.scenes.length
  const whole: Partial<Record<Stage, Interval>> = {
    ingestion: [0, 3],
    'story-writing': [3, 10],
    'scene-generation': [10, 13],
    'audio-mixing': [93, 99],
  }
  const piece = { 'visual-generation': 'picture', 'visual-verification': 'check', narration: 'narration' } as const
  const statusOf = (stage: Stage): StageStatus => {
    const interval = whole[stage]
    const kind = stage in piece ? piece[stage as keyof typeof piece] : undefined
    const fractions = interval
      ? [fractionAt(interval, at)]
      : kind
        ? project.scenes.map((_, index) => fractionAt(pieces(index)[kind], at))
        : [0]
    const fraction = fractions.reduce((sum, value) => sum + value, 0) / fractions.length
    const running: StageState = state === 'paused' ? 'paused' : 'running'
    return {
      stage,
      state: fraction === 0 ? 'waiting' : fraction < 1 ? running : 'done',
      done: fractions.filter(value => value === 1).length,
      total: kind ? count : 1,
      fraction,
      seconds: interval ? Math.round(fraction * (interval[1] - interval[0])) : Math.round(fraction * 30),
    }
  }
  return {
    state,
    percent: at,
    ...(at > 10 && at < 100 && state === 'running' ? { secondsLeft: (100 - at) * 0.78 } : {}),
    stages: stages.map(statusOf),
    scenes: at < 13 ? {} : scenesAt(project, at),
  }
}
