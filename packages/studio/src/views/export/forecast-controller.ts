/** Owns the question how long the chosen export would take: asked again after each choice, when the last one stands for a moment. */
import type { ProjectDocument } from '@contenthq/model'
import type { ForecastOptions, RenderForecast, Session } from '@contenthq/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Asking paints and encodes for a second: not for every click on the way. */
const SETTLED_MS = 400

export class ForecastController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #asked: string | undefined
  #project: ProjectDocument | undefined
  #stop: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** For what was asked last; undefined while it is measured. */
  forecast: RenderForecast | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.stop()
  }

  /** Asks once for this document and these options, however often it is called with them. */
  ask(session: Session, project: ProjectDocument, options: Omit<ForecastOptions, 'signal'>): void {
    const asked = JSON.stringify(options)
    if (asked === this.#asked && project === this.#project) return
    this.stop()
    this.#asked = asked
    this.#project = project
    const stop = new AbortController()
    this.#stop = stop
    this.#timer = setTimeout(async () => {
      try {
        const forecast = await session.canExport({ ...options, signal: stop.signal })
        if (stop.signal.aborted) return
        this.forecast = forecast
        this.#host.requestUpdate()
      } catch {
        // cancelled, or the export itself will say what is wrong
      }
    }, SETTLED_MS)
  }

  /** Forgets the answer, and measures no further. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#stop?.abort()
    this.#asked = undefined
    this.forecast = undefined
  }
}
