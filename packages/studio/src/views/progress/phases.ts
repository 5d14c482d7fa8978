/** Owns what a person reads about each of the seven phases. Pure: pipeline and export in, rows out. */
import {
  type Phase,
  type ProjectDocument,
  phaseOf,
  phases,
  type Stage,
  type StageState,
  type StageStatus,
} from '@contenthq/model'
import type { ExportState, PipelineState } from '@contenthq/sdk'
import { t } from '../../locales/translate.ts'

export type PhaseRow = {
  readonly phase: Phase
  readonly title: string
  readonly state: StageState
  readonly detail: string
  /** At the right: time taken, or how many of how many. */
  readonly aside: string
  /** 0..1 while it runs. */
  readonly fraction: number
}

const exported: readonly Stage[] = ['scene-video', 'audio-mixing', 'assembly']

/** The stages with those that only an export does taken from it. */
function withExport(stages: readonly StageStatus[], film: ExportState): readonly StageStatus[] {
  if (film.state !== 'running' && film.state !== 'done') return stages
  const now = film.state === 'done' ? exported.length : film.stage ? exported.indexOf(film.stage) : 0
  const frames = film.framesTotal > 0 ? film.framesDone / film.framesTotal : 0
  return stages.map(status => {
    const at = exported.indexOf(status.stage)
    if (at < 0) return status
    if (at < now) return { ...status, state: 'done', fraction: 1 }
    return at === now ? { ...status, state: 'running', fraction: at === 0 ? frames : 0.5 } : status
  })
}

function stateOf(parts: readonly StageStatus[]): StageState {
  for (const state of ['failed', 'running', 'paused'] as const)
    if (parts.some(part => part.state === state)) return state
  // clips wait for an export; a phase is done for now when the rest of it is
  const own = parts.filter(part => part.state !== 'waiting')
  return own.length > 0 ? 'done' : 'waiting'
}

function asideOf(state: StageState, parts: readonly StageStatus[]): string {
  const counted = parts.findLast(part => part.total > 1 && part.state !== 'waiting')
  if (state === 'done') {
    const seconds = parts.reduce((sum, part) => sum + part.seconds, 0)
    return seconds >= 1 ? `${Math.round(seconds)} s` : ''
  }
  return counted ? t('progress.of', { done: counted.done, total: counted.total }) : ''
}

function detailOf(
  phase: Phase,
  state: StageState,
  pipeline: PipelineState,
  project: ProjectDocument | undefined,
): string {
  const scenes = Object.values(pipeline.scenes)
  if (phase === 'ingestion' && project?.source)
    return t('progress.source', { title: project.source.title, count: project.source.words })
  if (phase === 'story' && project?.scenes.length)
    return t('progress.words', {
      count: project.scenes.reduce((sum, scene) => sum + scene.narration.split(/\s+/).filter(Boolean).length, 0),
    })
  if (phase === 'scenes' && project?.scenes.length) return t('progress.scenes', { count: project.scenes.length })
  if (phase === 'visuals' && state !== 'waiting') {
    const retaken = scenes.filter(scene => scene.picture === 'retaken').length
    const running = scenes.filter(scene => scene.picture === 'running' || scene.check === 'running').length
    if (state === 'running' && running > 0)
      return [
        t('progress.inProgress', { count: running }),
        ...(retaken ? [t('progress.retaken', { count: retaken })] : []),
      ].join(', ')
    return retaken ? t('progress.retaken', { count: retaken }) : t('progress.visuals')
  }
  if (state === 'waiting' && pipeline.state === 'done') return t('progress.atExport')
  return t(`phase.${phase}.detail`)
}

/** The seven rows, in order. */
export const phaseRows = (
  pipeline: PipelineState,
  film: ExportState,
  project: ProjectDocument | undefined,
): readonly PhaseRow[] => {
  const stages = withExport(pipeline.stages, film)
  return phases.map(phase => {
    const parts = stages.filter(({ stage }) => phaseOf[stage] === phase)
    const state = stateOf(parts)
    const note = parts.findLast(part => part.note)?.note
    return {
      phase,
      title: t(`phase.${phase}`),
      state,
      detail: note ?? detailOf(phase, state, pipeline, project),
      aside: asideOf(state, parts),
      fraction: parts.reduce((sum, part) => sum + part.fraction, 0) / Math.max(1, parts.length),
    }
  })
}
