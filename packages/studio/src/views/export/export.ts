/** Owns the export dialog: how the film shall be, how far it is, and the finished file. Rendering is the session's. */
import {
  aspectRatios,
  filmFormats,
  formatFacts,
  frameRateName,
  frameRates,
  isCancelled,
  outputSize,
  type ProjectDocument,
  qualities,
  takeInUse,
} from '@contenthq/model'
import type { ExportState, Film, Session } from '@contenthq/sdk'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { clock, fileSize, timeLeft } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import type { StudioValue } from '../../session-controller.ts'
import { type ValueEvent, ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { applyEdit } from '../apply-edit.ts'
import { notice } from '../notice.ts'
import { filmSeconds } from '../storyboard/scene-facts.ts'
import { exportStyles } from './export.styles.ts'
import {
  choicesOf,
  type ExportChoices,
  fileNameOf,
  optionsOf,
  outputOf,
  type Preset,
  presets,
  sizeGuess,
} from './export-settings.ts'
import { filmDone } from './film-done.ts'
import { filmProgress } from './film-progress.ts'
import { ForecastController } from './forecast-controller.ts'

const presetsOfQuality = ['draft', 'standard', 'high', 'small'] as const

export class ChqExport extends ViewElement {
  static override styles = [base, parts, exportStyles]
  static override properties: PropertyDeclarations = {
    open: { type: Boolean },
    _choices: { state: true },
    _setup: { state: true },
  }

  declare open: boolean
  declare _choices: ExportChoices | undefined
  /** Choosing again although a film is there. */
  declare _setup: boolean
  readonly #forecast = new ForecastController(this)
  #film: Film | undefined
  #urls: { readonly film: string; readonly subtitles: string } | undefined
  /** Moments and frames, for the pace. */
  #pace: { readonly from: number; readonly frames: number } | undefined

  constructor() {
    super()
    this.open = false
    this._setup = false
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
          subtitles: URL.createObjectURL(new Blob([film.subtitles], { type: 'application/x-subrip' })),
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
        .heading=${t(`export.heading.${mode}`)}
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
    const { width, height } = outputSize(choices.aspectRatio, choices.quality)
    const seconds = filmSeconds(state.timeline)
    const unfinished = project.scenes.filter(scene => !takeInUse(scene.visuals)).length
    const { error } = state.export
    if (this.open && seconds > 0) this.#askForecast(session, project, choices)
    const { estimate, issues = [] } = this.#forecast.forecast ?? {}
    const obstacle = issues.find(({ severity }) => severity === 'error')
    const { picture } = formatFacts[choices.format]
    const fact = (name: string, value: string) => html`<dt>${name}</dt><dd>${value}</dd>`
    return html`
      <div class="body">
        <div class="presets" role="group" aria-label=${t('export.presets')}>${presets.map(preset => this.#preset(preset, choices))}</div>
        <div class="form">
          ${this.#segments(
            t('export.file'),
            choices.format,
            filmFormats,
            format => ({ format }),
            format => formatFacts[format].label,
          )}
          ${
            picture
              ? html`
                  ${this.#segments(t('export.format'), choices.aspectRatio, aspectRatios, aspectRatio => ({ aspectRatio }))}
                  ${this.#segments(
                    t('export.quality'),
                    choices.quality,
                    qualities,
                    quality => ({ quality }),
                    quality => (quality === '2160p' ? '4K' : quality),
                  )}
                  ${this.#segments(t('export.rate'), choices.rate, frameRates.map(frameRateName), rate => ({ rate }))}
                  ${this.#segments(
                    t('export.preset'),
                    choices.preset,
                    presetsOfQuality,
                    preset => ({ preset }),
                    preset => t(`export.preset.${preset}`),
                  )}`
              : nothing
          }
          <div>
            <span class="label">${t('export.captions')}</span>
            <label class="check"><input type="checkbox" .checked=${choices.burnCaptions} @change=${(event: Event) => this.#choose({ burnCaptions: (event.target as HTMLInputElement).checked })}><span>${t('export.burn')}<small>${t('export.burnLead')}</small></span></label>
          </div>
          ${error && state.export.state === 'failed' ? notice('err', error, { label: t('export.retry'), run: () => this.#start() }) : nothing}
          ${obstacle ? html`<div class="notice warn" role="status">${icon('triangle-alert')}<strong>${obstacle.message}</strong><p>${obstacle.remedy}</p></div>` : nothing}
          ${unfinished ? html`<div class="notice" role="status">${icon('triangle-alert')}<strong>${t('export.unfinished', { count: unfinished })}</strong><p>${t('export.unfinishedLead')}</p></div>` : nothing}
        </div>
        <div class="sum">
          <chq-thumb-v0 style="--thumb-ratio:${choices.aspectRatio.replace(':', ' / ')}" class=${choices.aspectRatio === '16:9' ? '' : 'tall'} .hash=${project.scenes[0] && takeInUse(project.scenes[0].visuals)?.asset} .alt=${t('export.cover')}></chq-thumb-v0>
          <p class="file cut">${fileNameOf(project.title, choices.format)}</p>
          <dl>
            ${fact(t('export.length'), clock(seconds))}
            ${picture ? fact(t('export.pixels'), `${width} × ${height}`) : nothing}
            ${fact(t('export.size'), t('export.about', { size: fileSize(estimate?.bytes ?? sizeGuess(choices, seconds)) }))}
            ${fact(t('export.time'), estimate ? timeLeft(estimate.seconds) : t('export.measuring'))}
            ${fact(t('export.loudness'), '−14 LUFS')}
          </dl>
          <p class="here t2 small">${icon('cpu', 's')}<span>${t('export.here')}</span></p>
        </div>
      </div>
      <span slot="footer" class="grow t3 small">${t(`export.codec.${choices.format}`)}</span>
      <chq-button-v0 slot="footer" @click=${() => this.#ask()}>${t('export.close')}</chq-button-v0>
      <chq-button-v0 slot="footer" variant="primary" ?disabled=${seconds === 0} @click=${() => this.#start(session)}>${t('export.start')}</chq-button-v0>`
  }

  #askForecast(session: Session, project: ProjectDocument, choices: ExportChoices): void {
    const captions = { ...project.settings.captions, enabled: choices.burnCaptions }
    this.#forecast.ask(session, project, {
      ...optionsOf(choices),
      settings: { output: outputOf(choices, project), captions },
    })
  }

  #preset(preset: Preset, choices: ExportChoices): TemplateResult {
    const on = preset.aspectRatio === choices.aspectRatio && preset.quality === choices.quality
    return html`
      <button type="button" class="preset" aria-pressed=${on} @click=${() => this.#choose({ aspectRatio: preset.aspectRatio, quality: preset.quality })}>
        <span class="g">${icon(preset.icon)}</span><b>${t(preset.label)}</b><small class="num">${preset.aspectRatio} · ${preset.quality}</small>
      </button>`
  }

  #segments<V extends string>(
    label: string,
    value: V,
    values: readonly V[],
    set: (value: V) => Partial<ExportChoices>,
    labelOf: (value: V) => string = value => value,
  ): TemplateResult {
    return html`<div><span class="label" aria-hidden="true">${label}</span>
      <chq-segmented-v0 .label=${label} .value=${value} .segments=${values.map(each => ({ value: each, label: labelOf(each) }))}
        @chq-change=${(event: ValueEvent<V>) => this.#choose(set(event.detail.value))}></chq-segmented-v0></div>`
  }

  #choose(change: Partial<ExportChoices>): void {
    const project = this.studio?.state.project
    if (project) this._choices = { ...(this._choices ?? choicesOf(project)), ...change }
  }

  /** Makes what was chosen the project's own, then renders. */
  #start(session = this.studio?.session): void {
    const project = session?.state.project
    if (!session || !project) return
    const choices = this._choices ?? choicesOf(project)
    const output = outputOf(choices, project)
    const captions = { ...project.settings.captions, enabled: choices.burnCaptions }
    const settings = { output, captions }
    const same =
      JSON.stringify(settings) ===
      JSON.stringify({ output: project.settings.output, captions: project.settings.captions })
    if (!same && !applyEdit(this, session, { kind: 'set-settings', settings })) return
    this._setup = false
    session.exportFilm(optionsOf(choices)).catch(thrown => {
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
