/** Owns exports, one at a time: what is missing is made first, then the film is rendered; progress and failure are in the state. */
import type { AssetReader, Engine, RenderForecast } from '@contenthq/engine'
import {
  asContentHQError,
  ContentHQError,
  isCancelled,
  nextWork,
  type ProjectDocument,
  unknownStylesOf,
} from '@contenthq/model'
import { compositionOf } from '../film/composition.ts'
import { type ExportedFilm, exportFilm } from '../film/export-film.ts'
import type { ExportOptions, Film, FilmPosterOptions, ForecastOptions } from '../session-contract.ts'
import { idleExport, type Store } from '../state/store.ts'

export type Exporter = {
  exportFilm(options?: ExportOptions): Promise<Film>
  canExport(options?: ForecastOptions): Promise<RenderForecast>
  poster(options?: FilmPosterOptions): Promise<Blob>
  cancel(): void
  /** Stops, and frees the last film. */
  dispose(): Promise<void>
}

export type ExporterInput = {
  readonly store: Store
  readonly document: () => ProjectDocument
  readonly run: () => Promise<void>
  readonly assets: AssetReader
  readonly engine: Engine
}

export function createExporter({ store, document, run, assets, engine }: ExporterInput): Exporter {
  let controller: AbortController | undefined
  let last: ExportedFilm | undefined
  let disposed = false

  /** The project as if it had these settings. Throws 'style-unknown'. */
  function asked(settings: ForecastOptions['settings']): ProjectDocument {
    const project = document()
    if (!settings) return project
    const unknown = unknownStylesOf({ kind: 'set-settings', settings }, engine.styles)[0]
    if (unknown) throw new ContentHQError('style-unknown', unknown.message)
    return { ...project, settings: { ...project.settings, ...settings } }
  }

  return {
    async exportFilm(options = {}) {
      controller?.abort()
      const mine = new AbortController()
      controller = mine
      store.set({ export: { ...idleExport, state: 'running' } })
      try {
        if (nextWork(document()).length > 0) await makeMissing(store, document, run)
        const exported = await exportFilm({
          document: document(),
          assets,
          engine,
          options,
          signal: mine.signal,
          report: running => store.set({ export: { state: 'running', ...running } }),
        })
        // a new film takes the place of the one before
        await last?.dispose()
        last = exported
        if (disposed) await exported.dispose()
        const { film } = exported
        store.set({ export: { state: 'done', percent: 100, framesDone: film.frames, framesTotal: film.frames, film } })
        return film
      } catch (thrown) {
        const error =
          isCancelled(thrown) || mine.signal.aborted ? new ContentHQError('cancelled') : asContentHQError(thrown)
        const { film: _film, secondsLeft: _left, ...before } = store.state.export
        if (controller === mine)
          store.set({
            export: {
              ...before,
              state: error.code === 'cancelled' ? 'cancelled' : 'failed',
              ...(error.code === 'cancelled' ? {} : { error: error.toRecord() }),
            },
          })
        throw error
      } finally {
        if (controller === mine) controller = undefined
      }
    },
    async canExport({ format, quality, preset, settings, signal } = {}) {
      const composition = await compositionOf(asked(settings), { assets, styles: engine.styles, quality })
      return engine.canRender(composition, {
        ...(signal ? { signal } : {}),
        ...(format ? { format } : {}),
        ...(preset ? { quality: preset } : {}),
      })
    },
    async poster({ settings, ...options } = {}) {
      return engine.poster(await compositionOf(asked(settings), { assets, styles: engine.styles }), options)
    },
    cancel: () => controller?.abort(),
    async dispose() {
      disposed = true
      controller?.abort()
      await last?.dispose()
    },
  }
}

/** A film without its narration or pictures is not what was asked for. */
async function makeMissing(store: Store, document: () => ProjectDocument, run: () => Promise<void>): Promise<void> {
  await run()
  const { state, error } = store.state.pipeline
  if (state === 'done' && nextWork(document()).length === 0) return
  throw error ? new ContentHQError(error.code, error.detail) : new ContentHQError('cancelled')
}
