/** Owns how far a run is: stages, percentage that never goes back, time left. Knows no work, only what it is told. */
import { percentOf, type SceneId, type Stage, type StageState, type StageStatus, waitingStages } from '@contenthq/model'
import type { PipelineState, SceneProgress } from '../session-contract.ts'

const MIN_SECONDS_OF_DATA = 3
const waitingScene: SceneProgress = { picture: 'waiting', check: 'waiting', narration: 'waiting', fraction: 0 }

const idle: PipelineState = { state: 'idle', percent: 0, stages: waitingStages(), scenes: {} }

export type ProgressTracker = {
  readonly state: PipelineState
  start(): void
  stage(stage: Stage, change: Partial<Omit<StageStatus, 'stage' | 'seconds'>>): void
  scene(id: SceneId, change: Partial<SceneProgress>): void
  reset(): void
  end(state: PipelineState['state'], error?: PipelineState['error']): void
}

/** `counted`: the stages that this run covers. `clock` in seconds. */
export function createProgress(
  counted: readonly Stage[],
  onChange: (state: PipelineState) => void,
  clock: () => number,
): ProgressTracker {
  let state: PipelineState = idle
  let startedAt = clock()
  const stageStarted = new Map<Stage, number>()

  function publish(change: Partial<PipelineState>): void {
    state = { ...state, ...change }
    onChange(state)
  }

  /** From the pace so far; unknown in the first seconds and near the start. */
  function secondsLeft(percent: number): number | undefined {
    const elapsed = clock() - startedAt
    if (elapsed < MIN_SECONDS_OF_DATA || percent < 3) return undefined
    return (elapsed * (100 - percent)) / percent
  }

  return {
    get state() {
      return state
    },
    start() {
      startedAt = clock()
      stageStarted.clear()
      const { error: _error, secondsLeft: _left, ...rest } = state
      state = { ...rest, percent: 0, stages: waitingStages() }
      publish({ state: 'running' })
    },
    stage(stage, change) {
      if (change.state === 'running' && !stageStarted.has(stage)) stageStarted.set(stage, clock())
      const stages = state.stages.map(status => {
        if (status.stage !== stage) return status
        const began = stageStarted.get(stage)
        return { ...status, ...change, seconds: began === undefined ? 0 : clock() - began }
      })
      const percent = Math.max(state.percent, percentOf(stages.filter(status => counted.includes(status.stage))))
      const left = secondsLeft(percent)
      const { secondsLeft: _before, ...rest } = state
      state = rest
      publish({ stages, percent, ...(left === undefined ? {} : { secondsLeft: left }) })
    },
    scene(id, change) {
      publish({ scenes: { ...state.scenes, [id]: { ...waitingScene, ...state.scenes[id], ...change } } })
    },
    reset() {
      state = idle
      publish({})
    },
    end(final, error) {
      const stageEnd: Partial<Record<PipelineState['state'], StageState>> = {
        paused: 'paused',
        failed: 'failed',
        cancelled: 'waiting',
      }
      const to = stageEnd[final]
      const stages = state.stages.map(status => (to && status.state === 'running' ? { ...status, state: to } : status))
      const { secondsLeft: _left, ...rest } = state
      state = rest
      publish({ state: final, stages, ...(final === 'done' ? { percent: 100 } : {}), ...(error ? { error } : {}) })
    },
  }
}
