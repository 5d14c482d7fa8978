/** Owns starting, pausing and cancelling runs, one at a time, and single new takes. Turns failures into state. */
import {
  asContentHQError,
  type Command,
  isCancelled,
  type ProjectDocument,
  type SceneId,
  type Stage,
} from '@contenthq/model'
import type { MediaTools, PipelineContext } from '../pipeline/context.ts'
import { makePicture, seenPictures } from '../pipeline/make-picture.ts'
import { narrate } from '../pipeline/narrate.ts'
import { createProgress } from '../pipeline/progress.ts'
import { runPipeline } from '../pipeline/run-pipeline.ts'
import type { Registry } from '../providers/registry.ts'
import type { Store } from '../state/store.ts'
import type { MediaStore } from '../store/media.ts'

/** Stages that a run covers; scene video and assembly belong to the export. */
const runStages: readonly Stage[] = [
  'ingestion',
  'story-writing',
  'scene-generation',
  'visual-generation',
  'visual-verification',
  'narration',
  'audio-mixing',
]

export type PipelineRunner = {
  /** Never rejects: failures are in the state. A second call joins the run under way. */
  run(): Promise<void>
  pause(): void
  cancel(): void
  /** Forgets the last run, for another project. */
  reset(): void
  /** Rejects with the failure. */
  regenerate(sceneId: SceneId, piece: 'picture' | 'narration'): Promise<void>
}

export type RunnerInput = {
  readonly store: Store
  readonly document: () => ProjectDocument
  readonly commit: (command: Command) => void
  readonly flush: () => Promise<void>
  readonly media: MediaStore
  readonly providers: Registry
  readonly tools: MediaTools
}

export function createPipelineRunner({
  store,
  document,
  commit,
  flush,
  media,
  providers,
  tools,
}: RunnerInput): PipelineRunner {
  const progress = createProgress(
    runStages,
    pipeline => store.set({ pipeline }),
    () => performance.now() / 1000,
  )
  let running: { readonly controller: AbortController; paused: boolean; readonly done: Promise<void> } | undefined
  let takes = new AbortController()

  const context: PipelineContext = {
    document,
    commit,
    media,
    providers,
    tools,
    progress,
    newId: () => crypto.randomUUID(),
  }

  async function run(control: { readonly controller: AbortController; paused: boolean }): Promise<void> {
    progress.start()
    try {
      const end = await runPipeline(context, { signal: control.controller.signal, paused: () => control.paused })
      progress.end(end)
    } catch (thrown) {
      if (isCancelled(thrown) || control.controller.signal.aborted) progress.end('cancelled')
      else progress.end('failed', asContentHQError(thrown).toRecord())
    } finally {
      running = undefined
      await flush()
    }
  }

  return {
    run() {
      if (running) return running.done
      const control = { controller: new AbortController(), paused: false, done: Promise.resolve() }
      running = control
      control.done = run(control)
      return control.done
    },
    pause() {
      if (running) running.paused = true
    },
    cancel() {
      running?.controller.abort()
    },
    reset() {
      takes.abort()
      takes = new AbortController()
      progress.reset()
    },
    async regenerate(sceneId, piece) {
      if (piece === 'picture') await makePicture(context, sceneId, await seenPictures(context), takes.signal)
      else await narrate(context, sceneId, takes.signal)
      await flush()
    },
  }
}
