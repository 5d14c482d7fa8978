/** Owns what crosses between the command and its page: plain data. */
import type { FilmFormat, ProjectInput, ProjectSettings } from '@contenthq/model'
import type { ExportState, PipelineState, QualityPresetId } from '@contenthq/sdk'

export type MakeRequest = {
  readonly input: ProjectInput
  readonly settings: Partial<ProjectSettings>
  readonly format: FilmFormat
  readonly preset?: QualityPresetId
  /** Path on the command's server that takes the results. */
  readonly outputPath: string
}

export type MakeReport = {
  readonly pipeline: PipelineState
  readonly export: Omit<ExportState, 'film'> & { readonly film?: undefined }
  readonly title: string
}

export type MakeResult = {
  readonly title: string
  readonly seconds: number
  readonly frames: number
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly encoders: readonly string[]
}
