/** Owns one export: composition, render, subtitles, progress with time left. */
import type { AssetReader, Engine, RenderProgress } from '@contenthq/engine'
import { fileStem, frameToSeconds, type ProjectDocument, stageWeight } from '@contenthq/model'
import type { ExportOptions, ExportState, Film } from '../session-contract.ts'
import { compositionOf } from './composition.ts'

type Running = Pick<ExportState, 'percent' | 'stage' | 'framesDone' | 'framesTotal'> & { readonly secondsLeft?: number }

/** Turns the engine's counts into one percentage that never goes back. */
function tracker(report: (running: Running) => void): (progress: RenderProgress) => void {
  let best = 0
  const weight = stageWeight['scene-video'] + stageWeight['audio-mixing'] + stageWeight.assembly
  return ({ framesDone, framesTotal, sound, written, stage, secondsLeft }) => {
    const video = framesTotal === 0 ? 0 : framesDone / framesTotal
    const share =
      (video * stageWeight['scene-video'] + sound * stageWeight['audio-mixing'] + written * stageWeight.assembly) /
      weight
    best = Math.max(best, share * 100)
    report({ percent: best, stage, framesDone, framesTotal, ...(secondsLeft === undefined ? {} : { secondsLeft }) })
  }
}

export type ExportInput = {
  readonly document: ProjectDocument
  readonly assets: AssetReader
  readonly engine: Engine
  readonly options: ExportOptions
  readonly signal: AbortSignal
  readonly report: (running: Running) => void
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
}: ExportInput): Promise<ExportedFilm> {
  const composition = await compositionOf(document, assets, options.quality)
  const { blob, frames, videoEncoder, audioEncoder, dispose } = await engine.render(composition, {
    signal,
    onProgress: tracker(report),
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
