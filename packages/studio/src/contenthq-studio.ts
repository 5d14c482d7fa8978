/** Owns the shell: which view is shown, the bars, toasts, keys and announcements. Views and the session do the work. */
import { asContentHQError, type ErrorRecord, type SceneId } from '@contenthq/model'
import type { Film, Session, SessionState } from '@contenthq/sdk'
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { createAnnouncer } from './announcer.ts'
import { studioStyles } from './contenthq-studio.styles.ts'
import { icon } from './elements/icon/icon.ts'
import { type StudioView, studioEvent } from './events.ts'
import { t } from './locales/translate.ts'
import type { RequestEvent, RequestName, ToastContent } from './requests.ts'
import { SessionController } from './session-controller.ts'
import { createOwnSession } from './session-source.ts'
import { bottomBar, topBar } from './shell-bars.ts'
import type { ValueEvent } from './studio-element.ts'
import { base } from './styles/base.ts'
import { parts } from './styles/parts.ts'
import { tokens } from './styles/tokens.ts'
import { notice } from './views/notice.ts'

/**
 * The studio: a topic, an article or a file becomes a film, and every step can be changed.
 *
 * Give it a height and it scrolls inside; without one it grows with its content. The font is the page's. Light or dark
 * follows the page's `color-scheme` unless `theme` says otherwise. Most pages set `--contenthq-accent-hue` alone;
 * all `--contenthq-*` tokens are in styles/tokens.ts.
 *
 * @attr {string} theme - 'auto' (the page's color-scheme), 'light' or 'dark'
 * @attr {string} topic - words to begin with
 * @attr {string} asset-base - where the engine's files lie, for a session made here
 * @attr {string} api-base - the API, for a session made here
 * @prop {Session} session - a session of the page's own; it stays the page's to dispose
 * @fires contenthq-ready - a session is there; detail `{ session }`
 * @fires contenthq-project - a project was opened or left; detail `{ projectId }`
 * @fires contenthq-progress - the pipeline moved; detail `{ pipeline }`
 * @fires contenthq-film - a film is finished; detail `{ film }`
 * @fires contenthq-view - another view is shown; detail `{ view }`
 * @fires contenthq-error - something failed; detail `{ error }`
 * @csspart top - the bar at the top
 * @csspart view - the scrolling area
 * @csspart bottom - the bar at the bottom of the narrow container
 */
export class ContentHQStudio extends LitElement {
  static override styles = [tokens, base, parts, studioStyles]
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    theme: { reflect: true },
    topic: {},
    assetBase: { attribute: 'asset-base' },
    apiBase: { attribute: 'api-base' },
    _failure: { state: true },
    _toast: { state: true },
    _exporting: { state: true },
    _said: { state: true },
  }

  declare session: Session | undefined
  declare theme: 'auto' | 'light' | 'dark'
  declare topic: string
  declare assetBase: string | undefined
  declare apiBase: string | undefined
  declare _failure: ErrorRecord | undefined
  declare _toast: ToastContent | undefined
  declare _exporting: boolean
  declare _said: string
  readonly #controller = new SessionController(this, (state, before) => this.#changed(state, before))
  readonly #announce = createAnnouncer()
  /** The session made here; disposed when the element is gone for good. */
  #own: Session | undefined
  #making = false

  constructor() {
    super()
    this.theme = 'auto'
    this.topic = ''
    this._exporting = false
    this._said = ''
    this.addEventListener('keydown', event => this.#keys(event))
  }

  /** The view shown now. */
  get view(): StudioView {
    return this.#controller.place.view
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) void this.#ensureSession()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // an element that is only moved is connected again at once
    queueMicrotask(() => {
      if (this.isConnected || !this.#own) return
      const own = this.#own
      this.#own = undefined
      this.#controller.use(undefined)
      void own.dispose()
    })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session') || !this.session) return
    const own = this.#own
    this.#own = undefined
    this.#start(this.session)
    if (own) void own.dispose()
  }

  protected override firstUpdated(): void {
    const root = this.renderRoot
    const on = <N extends RequestName>(name: N, act: (detail: RequestEvent<N>['detail']) => void) =>
      root.addEventListener(name, event => {
        event.stopPropagation()
        act((event as RequestEvent<N>).detail)
      })
    on('chq-open-view', ({ view }) => this.#show(view))
    on('chq-select-scene', ({ scene }) => this.#select(scene))
    on('chq-announce', ({ text }) => this.#say(text))
    on('chq-open-export', () => this.#openExport(true))
    on('chq-toast', toast => {
      this._toast = toast
      this.#say(toast.text)
    })
    on('chq-fail', ({ error }) => this.#fail(error))
    void this.#ensureSession()
    void this.#ensureWorkbench()
  }

  override render() {
    const { session, state, place } = this.#controller
    if (!session || !state) return this.#waiting()
    const { view } = place
    const input = {
      state,
      view,
      show: (next: StudioView) => this.#show(next),
      openExport: () => this.#openExport(true),
      undo: () => session.undo(),
      redo: () => session.redo(),
    }
    return html`
      <div class="studio" data-view=${view}>
        ${topBar(input)}
        <main part="view" class="view" tabindex="-1">${state.error && view !== 'progress' ? html`<div class="trouble">${notice('err', state.error)}</div>` : nothing}${this.#view(view)}</main>
        ${bottomBar(input)}
        <div class="toasts">${
          this._toast
            ? html`<chq-toast-v0 .toast=${this._toast} @chq-change=${this.#toastGone}></chq-toast-v0>`
            : nothing
        }</div>
        <chq-export-v0 .open=${this._exporting} @chq-change=${(event: ValueEvent<boolean>) => this.#openExport(event.detail.value)}></chq-export-v0>
        <div class="vh" role="status" aria-live="polite">${this._said}</div>
      </div>`
  }

  #view(view: StudioView): TemplateResult {
    switch (view) {
      case 'create':
        return html`<chq-create-v0 .topic=${this.topic}></chq-create-v0>`
      case 'progress':
        return html`<chq-progress-v0></chq-progress-v0>`
      case 'storyboard':
        return html`<chq-storyboard-v0></chq-storyboard-v0>`
      case 'player':
        return html`<chq-player-v0></chq-player-v0>`
    }
  }

  #waiting(): TemplateResult {
    if (this._failure)
      return html`<div class="waiting"><div>${notice('err', this._failure, { label: t('shell.again'), run: () => void this.#ensureSession() })}</div></div>`
    return html`<div class="waiting" role="status"><span class="row t2">${icon('loader-circle', 'l spin')}${t('shell.loading')}</span></div>`
  }

  async #ensureSession(): Promise<void> {
    if (this.session || this.#own || this.#making) return
    this.#making = true
    this._failure = undefined
    try {
      const { assetBase, apiBase } = this
      const own = await createOwnSession({ ...(assetBase ? { assetBase } : {}), ...(apiBase ? { apiBase } : {}) })
      if (this.isConnected && !this.session) {
        this.#own = own
        this.#start(own)
      } else await own.dispose()
    } catch (thrown) {
      this._failure = asContentHQError(thrown).toRecord()
      this.dispatchEvent(studioEvent('contenthq-error', { error: this._failure }))
    }
    this.#making = false
    // taken out while it was made, and put back since
    if (this.isConnected && !this._failure) void this.#ensureSession()
  }

  /** The views that are not needed at once; asked for again when one is shown that did not come. */
  async #ensureWorkbench(): Promise<void> {
    try {
      const { registerWorkbench } = await import('./workbench.ts')
      registerWorkbench()
    } catch (thrown) {
      this.#fail(asContentHQError(thrown, 'studio-incomplete').toRecord())
    }
  }

  #start(session: Session): void {
    this.#controller.use(session)
    if (session.state.project) this.#show(session.state.pipeline.state === 'done' ? 'storyboard' : 'progress')
    void this.updateComplete.then(() => this.dispatchEvent(studioEvent('contenthq-ready', { session })))
  }

  #changed(state: SessionState, before: SessionState | undefined): void {
    if (state.project?.id !== before?.project?.id) {
      this.#controller.move({ scene: undefined })
      this.dispatchEvent(studioEvent('contenthq-project', { projectId: state.project?.id }))
    }
    if (before && state.pipeline !== before.pipeline)
      this.dispatchEvent(studioEvent('contenthq-progress', { pipeline: state.pipeline }))
    if (before && state.export.film && state.export.film !== before.export.film) this.#tellFilm(state.export.film)
    if (before && state.error && state.error !== before.error)
      this.dispatchEvent(studioEvent('contenthq-error', { error: state.error }))
    for (const sentence of this.#announce(state)) this.#say(sentence)
  }

  #tellFilm(film: Film): void {
    this.dispatchEvent(studioEvent('contenthq-film', { film }))
    if (this._exporting) return
    const action = { label: t('announce.show'), run: () => this.#openExport(true) }
    this._toast = { text: t('announce.exported'), icon: 'circle-check', action }
  }

  #show(view: StudioView): void {
    if (view === this.view) return
    const hadFocus = this.matches(':focus-within')
    this.#controller.move({ view })
    void this.#ensureWorkbench()
    this.dispatchEvent(studioEvent('contenthq-view', { view }))
    void this.updateComplete.then(() => {
      const area = this.renderRoot.querySelector<HTMLElement>('.view')
      area?.scrollTo(0, 0)
      // what was pressed may be gone with its view; the keys go on from the new one
      if (hadFocus && !this.shadowRoot?.activeElement) area?.focus({ preventScroll: true })
    })
  }

  #select(scene: SceneId | undefined): void {
    if (scene !== this.#controller.place.scene) this.#controller.move({ scene })
  }

  #openExport(open: boolean): void {
    if (open) void this.#ensureWorkbench()
    this._exporting = open
  }

  #fail(error: ErrorRecord): void {
    this._toast = { text: [error.message, error.detail ?? error.remedy].join(' '), icon: 'circle-alert' }
    this.#say(this._toast.text)
    this.dispatchEvent(studioEvent('contenthq-error', { error }))
  }

  readonly #toastGone = (): void => {
    this._toast = undefined
  }

  #say(text: string): void {
    this._said = text
  }

  /** Keys of the whole studio; those of a view are the view's. Fields keep their own undo. */
  #keys(event: KeyboardEvent): void {
    const session = this.#controller.session
    const target = event.composedPath()[0]
    const writing =
      target instanceof HTMLElement &&
      target.matches('textarea, input:not([type=range], [type=checkbox], [type=radio])')
    if (!session || writing || event.key.toLowerCase() !== 'z' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    if (event.shiftKey) session.redo()
    else session.undo()
  }
}
