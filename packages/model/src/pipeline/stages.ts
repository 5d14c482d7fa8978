/** Owns the nine stages, the seven phases people see, and the one percentage. Does not run anything. */

export const stages = [
  'ingestion',
  'story-writing',
  'scene-generation',
  'visual-generation',
  'visual-verification',
  'scene-video',
  'narration',
  'audio-mixing',
  'assembly',
] as const
export type Stage = (typeof stages)[number]

export const phases = ['ingestion', 'story', 'scenes', 'visuals', 'scene-video', 'audio', 'assembly'] as const
export type Phase = (typeof phases)[number]

/** The phase a stage is shown under. */
export const phaseOf: Record<Stage, Phase> = {
  ingestion: 'ingestion',
  'story-writing': 'story',
  'scene-generation': 'scenes',
  'visual-generation': 'visuals',
  'visual-verification': 'visuals',
  'scene-video': 'scene-video',
  narration: 'scene-video',
  'audio-mixing': 'audio',
  assembly: 'assembly',
}

/** Share of the percentage, from the time each took for a 60 s keyless film. They sum to 100. */
export const stageWeight: Record<Stage, number> = {
  ingestion: 2,
  'story-writing': 4,
  'scene-generation': 2,
  'visual-generation': 24,
  'visual-verification': 4,
  'scene-video': 44,
  narration: 10,
  'audio-mixing': 6,
  assembly: 4,
}

export const stageStates = ['waiting', 'running', 'done', 'failed', 'paused'] as const
export type StageState = (typeof stageStates)[number]

/** `done` of `total` pieces of work; `fraction` counts within the pieces under way. */
export type StageStatus = {
  readonly stage: Stage
  readonly state: StageState
  readonly done: number
  readonly total: number
  readonly fraction: number
  /** Seconds of work so far. */
  readonly seconds: number
  readonly note?: string
}

export const waitingStages = (): readonly StageStatus[] =>
  stages.map(stage => ({ stage, state: 'waiting', done: 0, total: 1, fraction: 0, seconds: 0 }))

/** 0..100 over the stages counted (all by default); the caller keeps it from going back with Math.max. */
export function percentOf(statuses: readonly StageStatus[]): number {
  const total = statuses.reduce((sum, { stage }) => sum + stageWeight[stage], 0)
  const done = statuses.reduce(
    (sum, { stage, state, fraction }) => sum + stageWeight[stage] * (state === 'done' ? 1 : Math.min(1, fraction)),
    0,
  )
  return total === 0 ? 0 : (done / total) * 100
}
