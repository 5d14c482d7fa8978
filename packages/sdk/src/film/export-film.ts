/** Owns one export: composition, render, subtitles, progress with time left. */
import type { AssetReader, Engine, RenderProgress } from '@contenthq/engine'
import { type FilmFormat, fileStem, formatFacts, type ProjectDocument, stageWeight } from '@contenthq/model'
import type { ExportOptions, ExportState, Film } from '../session-contract.ts'
import { compositionOf } from './composition.ts'

type Running = Pick<ExportState, 'percent' | 'stage' | 'framesDone' | 'framesTotal'> & { readonly secondsLeft?: number }

/** Turns the engine's counts into one percentage that never goes back. */
function tracker(format: FilmFormat, report: (running: Running) => void): (progress: RenderProgress) => void {
  let best = 0
  const { picture, sound: heard } = formatFacts[format]
  const ofPicture = picture ? stageWeight['scene-video'] : 0
  const ofSound = heard ? stageWeight['audio-mixing'] : 0
  const weight = ofPicture + ofSound + stageWeight.assembly
  return ({ framesDone, framesTotal, sound, written, stage, secondsLeft }) => {
    const video = framesTotal === 0 ? 0 : framesDone / framesTotal
    const share = (video * ofPicture + sound * ofSound + written * stageWeight.assembly) / weight
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
  const { format = 'mp4', quality, preset, file } = options
  const composition = await compositionOf(document, { assets, styles: engine.styles, quality })
  const { blob, frames, seconds, videoEncoder, audioEncoder, dispose } = await engine.render(composition, {
    signal,
    format,
    onProgress: tracker(format, report),
    ...(preset ? { quality: preset } : {}),
    ...(file ? { target: file } : {}),
  })
  // a film whose captions are not shown has a caption file all the same
  const spoken = { ...document.settings, captions: { ...document.settings.captions, enabled: true } }
  const told = await compositionOf({ ...document, settings: spoken }, { assets, styles: engine.styles })
  const film: Film = {
    blob,
    fileName: `${fileStem(document.title)}.${format}`,
    format,
    mimeType: blob.type,
    seconds,
    frames,
    ...composition.size,
    subtitles: engine.subtitles(told),
    subtitlesVtt: engine.subtitles(told, 'vtt'),
    videoEncoder,
    audioEncoder,
  }
  return { film, dispose }
}
