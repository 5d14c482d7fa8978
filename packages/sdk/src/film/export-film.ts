/** Owns one export: composition, render, subtitles, progress with time left. */
import type { AssetReader, Engine, RenderProgress } from '@contenthq/engine'
import { fileStem, frameToSeconds, type ProjectDocument, stageWeight } from '@contenthq/model'
import type { ExportOptions, ExportState, Film } from '../session-contract.ts'
import { compositionOf } from './composition.ts'

const MIN_SECONDS_OF_DATA = 3

type Running = Pick<ExportState, 'percent' | 'stage' | 'framesDone' | 'framesTotal'> & { readonly secondsLeft?: number }

/** Turns the engine's counts into one percentage that never goes back, and the time left from the pace so far. */
function tracker(report: (running: Running) => void, clock: () => number): (progress: RenderProgress) => void {
  const started = clock()
  let best = 0
  const weight = stageWeight['scene-video'] + stageWeight['audio-mixing'] + stageWeight.assembly
  return ({ framesDone, framesTotal, sound, stage }) => {
    const video = framesTotal === 0 ? 0 : framesDone / framesTotal
    const assembly = stage === 'assembly' ? 0.5 : 0
    const share =
      (video * stageWeight['scene-video'] + sound * stageWeight['audio-mixing'] + assembly * stageWeight.assembly) /
      weight
    best = Math.max(best, share * 100)
    const elapsed = clock() - started
    const left = elapsed < MIN_SECONDS_OF_DATA || best < 3 ? undefined : (elapsed * (100 - best)) / best
    report({ percent: best, stage, framesDone, framesTotal, ...(left === undefined ? {} : { secondsLeft: left }) })
  }
}

export type ExportInput = {
  readonly document: ProjectDocument
  readonly assets: AssetReader
  readonly engine: Engine
  readonly options: ExportOptions
  readonly signal: AbortSignal
  readonly report: (running: Running) => void
  readonly clock: () => number
}

/** `dispose` frees the file behind a long film. */
export type ExportedFilm = { readonly film: Film; dispose(): Promise<void> }

export async function exportFilm({
  document,
  assets,
  engine,
  options,
  signal,
  report,
  clock,
}: ExportInput): Promise<ExportedFilm> {
  const composition = await compositionOf(document, assets, options.quality)
  const { blob, frames, videoEncoder, audioEncoder, dispose } = await engine.render(composition, {
    signal,
    onProgress: tracker(report, clock),
    ...(options.file ? { target: options.file } : {}),
  })
  const film: Film = {
    blob,
    fileName: `${fileStem(document.title)}.mp4`,
    mimeType: blob.type,
    seconds: frameToSeconds(frames, composition.timeline.frameRate),
    frames,
    ...composition.size,
    subtitles: engine.subtitles(composition),
    videoEncoder,
    audioEncoder,
  }
  return { film, dispose }
}
