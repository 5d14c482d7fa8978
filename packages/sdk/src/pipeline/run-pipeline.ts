/**
 * Owns the order of the stages up to a project that can be played: story, then pictures and narrations in parallel,
 * then pacing and music. What is still to be made is read off the document, so any run goes on where the last stopped.
 */
import {
  asContentHQError,
  fitPacing,
  isCancelled,
  nextWork,
  type SceneId,
  throwIfAborted,
  type Work,
} from '@contenthq/model'
import type { PipelineContext } from './context.ts'
import { fitSpeed } from './fit-speed.ts'
import { makeMusic } from './make-music.ts'
import { makePicture, seenPictures } from './make-picture.ts'
import { narrate } from './narrate.ts'
import { writeStory } from './write-story.ts'

export type RunControl = {
  readonly signal: AbortSignal
  /** True once the user asked to pause: no new piece is started. */
  readonly paused: () => boolean
}

/** Pictures made at once; more only wait for the same cores. */
const PICTURES_AT_ONCE = 2

export type RunEnd = 'done' | 'paused'

/** Throws the first failure after the pieces under way have ended; one failed scene never stops the others. */
export async function runPipeline(context: PipelineContext, control: RunControl): Promise<RunEnd> {
  const { document, progress, commit } = context
  if (document().scenes.length === 0) await writeStory(context, control.signal)
  else
    for (const stage of ['ingestion', 'story-writing', 'scene-generation'] as const)
      progress.stage(stage, { state: 'done', done: 1, fraction: 1 })
  if (control.paused()) return 'paused'

  const work = nextWork(document())
  markFinished(context, work)
  const failures: unknown[] = []
  await Promise.all([
    makePictures(context, scenesOf(work, 'picture'), control, failures),
    speak(context, scenesOf(work, 'narration'), control, failures),
  ])
  throwIfAborted(control.signal)
  if (control.paused()) return 'paused'
  if (failures.length > 0) throw asContentHQError(failures[0])

  // the length is fitted once, when everything was spoken for the first time; later edits keep the pauses as they are
  const spokeAll = scenesOf(work, 'narration').length === document().scenes.length
  const speed = spokeAll ? fitSpeed(document()) : undefined
  if (speed !== undefined) {
    commit({ kind: 'set-settings', settings: { voice: { ...document().settings.voice, speed } } })
    await speak(context, scenesOf(nextWork(document()), 'narration'), control, failures)
    throwIfAborted(control.signal)
    if (failures.length > 0) throw asContentHQError(failures[0])
  }
  if (spokeAll) commit({ kind: 'set-settings', settings: { pacing: fitPacing(document()) } })
  if (control.paused()) return 'paused'
  await addMusic(context, control.signal)
  return 'done'
}

const scenesOf = (work: readonly Work[], kind: 'picture' | 'narration'): readonly SceneId[] =>
  work.flatMap(one => (one.kind === kind ? [one.sceneId] : []))

/** Scenes that need nothing are shown as done from the start. */
function markFinished({ document, progress }: PipelineContext, work: readonly Work[]): void {
  const open = { picture: new Set(scenesOf(work, 'picture')), narration: new Set(scenesOf(work, 'narration')) }
  for (const { id } of document().scenes) {
    const picture = open.picture.has(id) ? 'waiting' : 'done'
    progress.scene(id, { picture, check: picture, narration: open.narration.has(id) ? 'waiting' : 'done' })
  }
}

async function makePictures(
  context: PipelineContext,
  scenes: readonly SceneId[],
  control: RunControl,
  failures: unknown[],
): Promise<void> {
  const { progress } = context
  const total = scenes.length
  let done = 0
  const report = (state: 'running' | 'done') => {
    const counts = { state, done, total, fraction: total === 0 ? 1 : done / total }
    progress.stage('visual-generation', counts)
    progress.stage('visual-verification', counts)
  }
  report(total === 0 ? 'done' : 'running')
  const seen = await seenPictures(context)
  const queue = [...scenes]
  const one = async () => {
    for (let id = queue.shift(); id !== undefined && !control.paused() && !control.signal.aborted; id = queue.shift()) {
      if (await attempt(context, id, 'picture', failures, () => makePicture(context, id!, seen, control.signal))) done++
      report('running')
    }
  }
  await Promise.all(Array.from({ length: PICTURES_AT_ONCE }, one))
  if (done === total) report('done')
}

async function speak(
  context: PipelineContext,
  scenes: readonly SceneId[],
  control: RunControl,
  failures: unknown[],
): Promise<void> {
  const { progress } = context
  const total = scenes.length
  let done = 0
  progress.stage('narration', { state: total === 0 ? 'done' : 'running', done, total, fraction: total === 0 ? 1 : 0 })
  for (const id of scenes) {
    if (control.paused() || control.signal.aborted) return
    if (await attempt(context, id, 'narration', failures, () => narrate(context, id, control.signal))) done++
    progress.stage('narration', { done, total, fraction: done / total })
  }
  if (done === total) progress.stage('narration', { state: 'done', done, total, fraction: 1 })
}

/** Runs one piece; its failure is noted on the scene and kept, cancellation is left to the caller's signal. */
async function attempt(
  { progress }: PipelineContext,
  id: SceneId,
  piece: 'picture' | 'narration',
  failures: unknown[],
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work()
    return true
  } catch (thrown) {
    if (isCancelled(thrown)) {
      progress.scene(id, { [piece]: 'waiting' })
      return false
    }
    failures.push(thrown)
    progress.scene(id, { [piece]: 'failed', error: asContentHQError(thrown).toRecord() })
    return false
  }
}

async function addMusic(context: PipelineContext, signal: AbortSignal): Promise<void> {
  const { document, progress } = context
  if (nextWork(document()).some(one => one.kind === 'music')) {
    progress.stage('audio-mixing', { state: 'running' })
    await makeMusic(context, signal)
  }
  progress.stage('audio-mixing', { state: 'done', done: 1, fraction: 1 })
}
