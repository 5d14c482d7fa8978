/** Owns the export dialog: how the film shall be, how far it is, and the finished file. Rendering is the session's. */
import { asContentHQError, formatFacts, isCancelled, type ProjectDocument, takeInUse } from '@contenthq/model'
import type { ExportState, Film, Session, SessionState } from '@contenthq/sdk'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import type { StudioValue } from '../../session-controller.ts'
import { ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { applyEdit } from '../apply-edit.ts'
import { notice } from '../notice.ts'
import { filmSeconds } from '../storyboard/scene-facts.ts'
import { exportStyles } from './export.styles.ts'
import { exportForm } from './export-form.ts'
import { choicesOf, type ExportChoices, fileNameOf, isLong, kindOf, optionsOf, settingsOf } from './export-settings.ts'
import { captionBlob, filmDone } from './film-done.ts'
import { filmProgress } from './film-progress.ts'
import { filmSummary, type PosterType } from './film-summary.ts'
import { ForecastController } from './forecast-controller.ts'
import { canPickFile, pickFile } from './pick-file.ts'
import { saveBlob } from './save-blob.ts'

export class ChqExport extends ViewElement {
  static override styles = [base, parts, exportStyles]
  static override properties: PropertyDeclarations = {
    open: { type: Boolean },
    _choices: { state: true },
    _setup: { state: true },
    _straight: { state: true },
    _posterType: { state: true },
    _posterBusy: { state: true },
  }

  declare open: boolean
  declare _choices: ExportChoices | undefined
  /** Choosing again although a film is there. */
  declare _setup: boolean
  /** Straight into a file; undefined: as the film's length asks. */
  declare _straight: boolean | undefined
  declare _posterType: PosterType
  declare _posterBusy: boolean
  readonly #forecast = new ForecastController(this)
  #film: Film | undefined
  #urls: { readonly film: string; readonly subtitles: string } | undefined
  /** The visitor's own file that the last film went into. */
  #savedAs: string | undefined
  /** Moments and frames, for the pace. */
  #pace: { readonly from: number; readonly frames: number } | undefined

  constructor() {
    super()
    this.open = false
    this._setup = false
    this._posterType = 'image/png'
    this._posterBusy = false
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#release()
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('open') && this.open) {
      this._choices = undefined
      this._setup = false
    }
    const film = this.studio?.state.export.film
    if (film !== this.#film) {
      this.#release()
      this.#film = film
      if (film)
        this.#urls = {
          film: URL.createObjectURL(film.blob),
          subtitles: URL.createObjectURL(captionBlob(film)),
        }
    }
    const state = this.studio?.state.export
    if (!this.open || state?.state === 'running') this.#forecast.stop()
    if (state?.state !== 'running') this.#pace = undefined
    else if (!this.#pace && state.framesDone > 0) this.#pace = { from: performance.now(), frames: state.framesDone }
  }

  override render() {
    const { studio } = this
    if (!studio?.state.project) return nothing
    const film = studio.state.export
    const mode =
      film.state === 'running' ? 'running' : film.state === 'done' && film.film && !this._setup ? 'done' : 'setup'
    return html`
      <chq-dialog-v0
        footer
        ?bare=${mode === 'running'}
        .dress=${mode === 'setup' ? 'wide' : 'middle'}
        .open=${this.open}
        .heading=${mode === 'done' && film.film ? t(`export.heading.done.${kindOf(film.film.format)}`) : t(`export.heading.${mode === 'done' ? 'setup' : mode}`)}
        @chq-change=${this.#closed}
      >
        ${
          mode === 'running'
            ? html`${filmProgress(studio, this.#framesPerSecond(film))}
                <span slot="footer" class="grow t3 small">${t('export.keepOpen')}</span>
                <chq-button-v0 slot="actions" variant="ghost" size="sm" @click=${() => this.#ask()}>${icon('minimize-2')}${t('export.keepEditing')}</chq-button-v0>
                <chq-button-v0 slot="footer" @click=${() => studio.session.cancelExport()}>${t('export.cancel')}</chq-button-v0>`
            : mode === 'done' && film.film && this.#urls
              ? filmDone({
                  film: film.film,
                  urls: this.#urls,
                  savedAs: this.#savedAs,
                  close: () => this.#ask(),
                  again: () => {
                    this._setup = true
                  },
                })
              : this.#setup(studio)
        }
      </chq-dialog-v0>`
  }

  #setup({ state, session }: StudioValue): TemplateResult {
    const project = state.project!
    const choices = this._choices ?? choicesOf(project)
    const seconds = filmSeconds(state.timeline)
    if (this.open && seconds > 0) this.#askForecast(session, project, choices)
    const { picture } = formatFacts[choices.format]
    return html`
      <div class="body ${picture ? '' : 'plain'}">
        ${exportForm({
          choices,
          choose: change => this.#choose(change),
          spoken: (state.timeline?.narration.length ?? 0) > 0,
          straight: canPickFile() ? (this._straight ?? isLong(seconds)) : undefined,
          setStraight: straight => {
            this._straight = straight
          },
          notices: this.#notices(state, project, choices),
        })}
        ${filmSummary({
          project,
          choices,
          seconds,
          estimate: this.#forecast.forecast?.estimate,
          posterType: this._posterType,
          posterBusy: this._posterBusy,
          setPosterType: type => {
            this._posterType = type
          },
          savePoster: () => void this.#savePoster(session, project, choices),
        })}
      </div>
      <span slot="footer" class="grow t3 small">${t(`export.codec.${choices.format}`)}</span>
      <chq-button-v0 slot="footer" @click=${() => this.#ask()}>${t('export.close')}</chq-button-v0>
      <chq-button-v0 slot="footer" variant="primary" ?disabled=${seconds === 0} @click=${() => void this.#start(session)}>${t(`export.start.${kindOf(choices.format)}`)}</chq-button-v0>`
  }

  #notices(
    { export: { state, error } }: SessionState,
    { scenes }: ProjectDocument,
    { format }: ExportChoices,
  ): readonly (TemplateResult | typeof nothing)[] {
    const obstacle = this.#forecast.forecast?.issues.find(({ severity }) => severity === 'error')
    const unfinished = formatFacts[format].picture ? scenes.filter(scene => !takeInUse(scene.visuals)).length : 0
    return [
      error && state === 'failed'
        ? notice('err', error, { label: t('export.retry'), run: () => void this.#start() })
        : nothing,
      obstacle
        ? html`<div class="notice warn" role="status">${icon('triangle-alert')}<strong>${obstacle.message}</strong><p>${obstacle.remedy}</p></div>`
        : nothing,
      unfinished
        ? html`<div class="notice" role="status">${icon('triangle-alert')}<strong>${t('export.unfinished', { count: unfinished })}</strong><p>${t('export.unfinishedLead')}</p></div>`
        : nothing,
    ]
  }

  #askForecast(session: Session, project: ProjectDocument, choices: ExportChoices): void {
    this.#forecast.ask(session, project, { ...optionsOf(choices), settings: settingsOf(choices, project) })
  }

  /** The middle of the first scene, as it would be in the film that is chosen. */
  async #savePoster(session: Session, project: ProjectDocument, choices: ExportChoices): Promise<void> {
    const [first] = session.state.timeline?.pictures ?? []
    this._posterBusy = true
    try {
      const poster = await session.poster({
        type: this._posterType,
        frame: (first?.startFrame ?? 0) + ((first?.lengthFrames ?? 0) >> 1),
        settings: settingsOf(choices, project),
      })
      saveBlob(
        poster,
        fileNameOf(project.title).replace(/mp4$/, poster.type.replace('image/', '').replace('jpeg', 'jpg')),
      )
    } catch (thrown) {
      request(this, 'chq-fail', { error: asContentHQError(thrown).toRecord() })
    } finally {
      this._posterBusy = false
    }
  }

  #choose(change: Partial<ExportChoices>): void {
    const project = this.studio?.state.project
    if (project) this._choices = { ...(this._choices ?? choicesOf(project)), ...change }
  }

  /** Asks where to, where that is wished; makes what was chosen the project's own, then renders. */
  async #start(session = this.studio?.session): Promise<void> {
    const project = session?.state.project
    if (!session || !project) return
    const choices = this._choices ?? choicesOf(project)
    const straight = canPickFile() && (this._straight ?? isLong(filmSeconds(session.state.timeline)))
    const picked = straight ? await pickFile(fileNameOf(project.title, choices.format), choices.format) : 'refused'
    if (picked === 'cancelled') return
    const file = picked === 'refused' ? undefined : picked
    const settings = settingsOf(choices, project)
    const same =
      JSON.stringify(settings) ===
      JSON.stringify({ output: project.settings.output, captions: project.settings.captions })
    if (!same && !applyEdit(this, session, { kind: 'set-settings', settings })) return
    this._setup = false
    this.#savedAs = file?.name
    session.exportFilm({ ...optionsOf(choices), ...(file ? { file } : {}) }).catch(thrown => {
      // failures stand in the session's state; only a cancellation needs a word here
      if (isCancelled(thrown)) request(this, 'chq-announce', { text: t('export.cancelled') })
    })
  }

  #framesPerSecond({ framesDone }: ExportState): number | undefined {
    const pace = this.#pace
    const seconds = pace ? (performance.now() - pace.from) / 1000 : 0
    return pace && seconds > 1 ? (framesDone - pace.frames) / seconds : undefined
  }

  #closed(event: CustomEvent<{ readonly value: unknown }>): void {
    if ((event.target as Element).localName !== 'chq-dialog-v0') return
    event.stopPropagation()
    this.#ask()
  }

  /** Asks the shell to close the dialog. */
  #ask(): void {
    this.tell('chq-change', false)
  }

  #release(): void {
    if (!this.#urls) return
    URL.revokeObjectURL(this.#urls.film)
    URL.revokeObjectURL(this.#urls.subtitles)
    this.#urls = undefined
    this.#film = undefined
  }
}
