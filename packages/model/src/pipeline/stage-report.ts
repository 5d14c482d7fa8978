/**
 * Owns how far each stage of a project is, for somebody who does not run it: what the document has is done, what jobs and
 * the page that runs say is under way. Does not know rows or the wire.
 */
import type { JobKind } from '../credits/hold-for.ts'
import type { ProjectDocument } from '../project/project.ts'
import { type Scene, takeInUse } from '../project/scene.ts'
import { needsNarration } from './next-work.ts'
import { type Stage, type StageState, type StageStatus, stages } from './stages.ts'

/** What a page has said of a stage; `scene` empty: of the whole stage. */
export type StageRecord = {
  readonly stage: Stage
  readonly scene: string
  readonly state: StageState
  readonly done: number
  readonly total: number
  readonly fraction: number
  readonly note?: string
}

/** The last job of a kind and a scene; `scene` empty: of the whole film. */
export type StageJob = {
  readonly kind: JobKind
  readonly scene: string
  readonly state: 'open' | 'failed' | 'over'
  /** 0..1 */
  readonly fraction: number
}

/** The stage that a kind of job does. */
export const stageOf: Readonly<Record<JobKind, Stage>> = {
  ingest: 'ingestion',
  'write-story': 'story-writing',
  'plan-scenes': 'scene-generation',
  'make-picture': 'visual-generation',
  'check-picture': 'visual-verification',
  speak: 'narration',
  'write-music': 'audio-mixing',
}

type Evidence = { readonly records: readonly StageRecord[]; readonly jobs: readonly StageJob[] }
type Count = { readonly done: number; readonly total: number }

const hasPicture = (scene: Scene): boolean => scene.fit === 'hidden' || takeInUse(scene.visuals) !== undefined

/** A picture nobody checks (a person's own, an unchecked one) is settled as well. */
const isSettled = hasPicture

const counted = (is: boolean): Count => ({ done: is ? 1 : 0, total: 1 })

/** What the document alone shows; undefined: it does not show this stage. */
function shownBy(document: ProjectDocument, stage: Stage): Count | undefined {
  const { scenes } = document
  const written = scenes.length > 0
  const all = (is: (scene: Scene) => boolean): Count => ({
    done: scenes.filter(is).length,
    total: Math.max(1, scenes.length),
  })
  switch (stage) {
    case 'ingestion':
      return counted(written || document.source !== undefined)
    case 'story-writing':
      return counted(written || document.story !== undefined)
    case 'scene-generation':
      return counted(written)
    case 'visual-generation':
      return all(hasPicture)
    case 'visual-verification':
      return all(isSettled)
    case 'narration':
      return all(scene => !needsNarration(document, scene))
    default:
      return undefined
  }
}

/** What the page that runs it has said: of the whole, or of its scenes together. */
function toldOf(stage: Stage, records: readonly StageRecord[]): StageRecord | undefined {
  const mine = records.filter(record => record.stage === stage)
  const whole = mine.find(({ scene }) => scene === '')
  if (whole || mine.length === 0) return whole
  const sum = (of: (record: StageRecord) => number) => mine.reduce((total, record) => total + of(record), 0)
  const has = (state: StageState) => mine.some(record => record.state === state)
  const done = mine.filter(({ state }) => state === 'done').length
  const state = has('running') ? 'running' : has('failed') ? 'failed' : done === mine.length ? 'done' : 'waiting'
  return { stage, scene: '', state, done, total: mine.length, fraction: sum(({ fraction }) => fraction) / mine.length }
}

function statusOf(document: ProjectDocument, stage: Stage, { records, jobs }: Evidence): StageStatus {
  const shown = shownBy(document, stage)
  const told = toldOf(stage, records)
  if (!shown) {
    const { state = 'waiting', done = 0, total = 1, fraction = 0, note } = told ?? {}
    return { stage, state, done, total, fraction, seconds: 0, ...(note === undefined ? {} : { note }) }
  }
  const { done, total } = shown
  if (done === total) return { stage, state: 'done', done, total, fraction: 1, seconds: 0 }
  const mine = jobs.filter(({ kind }) => stageOf[kind] === stage)
  const open = mine.filter(({ state }) => state === 'open')
  const underWay = open.reduce((sum, { fraction }) => sum + fraction, 0)
  const fraction = Math.min(1, Math.max((done + underWay) / total, told?.fraction ?? 0))
  const failed = mine.some(job => job.state === 'failed')
  // what a page said is done is not, where the document does not have it
  const said = told?.state === 'done' ? 'waiting' : (told?.state ?? 'waiting')
  const state = open.length > 0 ? 'running' : said === 'waiting' && failed ? 'failed' : said
  return { stage, state, done, total, fraction, seconds: 0, ...(told?.note === undefined ? {} : { note: told.note }) }
}

export const stageReport = (document: ProjectDocument, evidence: Evidence): readonly StageStatus[] =>
  stages.map(stage => statusOf(document, stage, evidence))

export type PieceReport = 'waiting' | 'running' | 'done' | 'failed'

/** One scene: its picture, its narration, its stretch of film. */
export type SceneReport = {
  readonly id: string
  readonly picture: PieceReport
  readonly narration: PieceReport
  readonly video: PieceReport
}

export function sceneReports(document: ProjectDocument, { records, jobs }: Evidence): readonly SceneReport[] {
  return document.scenes.map(scene => {
    const piece = (there: boolean, kind: JobKind): PieceReport => {
      if (there) return 'done'
      const job = jobs.find(one => one.kind === kind && one.scene === scene.id)
      const record = records.find(one => one.stage === stageOf[kind] && one.scene === scene.id)
      if (job?.state === 'open' || record?.state === 'running') return 'running'
      return job?.state === 'failed' || record?.state === 'failed' ? 'failed' : 'waiting'
    }
    const video = records.find(one => one.stage === 'scene-video' && one.scene === scene.id)?.state ?? 'waiting'
    return {
      id: scene.id,
      picture: piece(hasPicture(scene), 'make-picture'),
      narration: piece(!needsNarration(document, scene), 'speak'),
      video: video === 'paused' ? 'waiting' : video,
    }
  })
}
