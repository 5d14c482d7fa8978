/** Owns the view of a run: the seven phases, the percentage, and every scene's row. The run itself is the session's. */
import type { Phase, SceneId } from '@contenthq/model'
import type { PipelineState } from '@contenthq/sdk'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { type IconName, icon } from '../../elements/icon/icon.ts'
import { timeLeft } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import type { StudioValue } from '../../session-controller.ts'
import { ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { notice } from '../notice.ts'
import { type PhaseRow, phaseRows } from './phases.ts'
import { progressStyles } from './progress.styles.ts'
import { sceneMatrix } from './scene-matrix.ts'

const stateIcons: Record<PhaseRow['state'], readonly [IconName, string]> = {
  waiting: ['circle-dashed', ''],
  running: ['loader-circle', 'spin'],
  done: ['check', ''],
  paused: ['pause', ''],
  failed: ['circle-alert', ''],
}

export class ChqProgress extends ViewElement {
  static override styles = [base, parts, progressStyles]
  static override properties: PropertyDeclarations = { _open: { state: true } }

  /** The scene whose retake is shown; null: none, undefined: the latest by itself. */
  declare _open: SceneId | null | undefined
  #highest = 0

  override render() {
    const { studio } = this
    if (!studio) return nothing
    const { pipeline, project } = studio.state
    this.#highest = pipeline.state === 'idle' ? 0 : Math.max(this.#highest, pipeline.percent)
    if (pipeline.state === 'done') this.#highest = 100
    const rows = phaseRows(pipeline, studio.state.export, project)
    return html`
      <div class="run">
        <div class="runhead">
          <div>
            <h1>${t(`progress.${pipeline.state}`)}</h1>
            <p class="t2 num">${this.#subtitle(pipeline)}</p>
          </div>
          <div class="row">${this.#actions(studio)}</div>
          <chq-progress-bar-v0 .value=${this.#highest} .label=${t('progress.overall')}></chq-progress-bar-v0>
        </div>
        <div class="side">
          <ol class="stages card">
            ${rows.map(row => this.#phase(row))}
          </ol>
          ${this.#failure(studio)}
        </div>
        ${
          project?.scenes.length
            ? sceneMatrix({
                project,
                progress: pipeline.scenes,
                running: pipeline.state === 'running',
                open: this._open,
                toggle: scene => {
                  this._open = scene
                },
                retry: (scene, piece) => void studio.session.regenerate(scene, piece).catch(() => undefined),
                show: scene => {
                  request(this, 'chq-select-scene', { scene })
                  request(this, 'chq-open-view', { view: 'storyboard' })
                },
              })
            : this.#skeleton(pipeline)
        }
      </div>`
  }

  #phase({ phase, title, state, detail, aside, fraction }: PhaseRow): TemplateResult {
    const [name, turn] = stateIcons[state]
    return html`
      <li class="stage ${state}" data-phase=${phase satisfies Phase}>
        <span class="st">${icon(name, turn)}<span class="vh">${t(`state.${state}`)}</span></span>
        <span class="nm">${title}</span>
        <span class="as num">${aside}</span>
        <span class="dt">${detail}</span>
        ${state === 'running' || state === 'paused' ? html`<chq-progress-bar-v0 class="pb" .value=${fraction * 100}></chq-progress-bar-v0>` : nothing}
      </li>`
  }

  #subtitle(pipeline: PipelineState): string {
    if (pipeline.state !== 'running') return t(`progress.${pipeline.state}.lead`)
    const left =
      pipeline.secondsLeft === undefined
        ? t('progress.percent', { percent: Math.round(this.#highest) })
        : t('progress.left', { time: timeLeft(pipeline.secondsLeft) })
    return `${left} · ${t('progress.running.lead')}`
  }

  #actions({ session, state }: StudioValue): TemplateResult {
    const again = (label: string) =>
      html`<chq-button-v0 variant="primary" @click=${() => void session.run()}>${icon('play', 's solid')}${label}</chq-button-v0>`
    const cancel = html`<chq-button-v0 variant="ghost" @click=${() => session.cancel()}>${t('progress.cancel')}</chq-button-v0>`
    switch (state.pipeline.state) {
      case 'running':
        return html`<chq-button-v0 @click=${() => session.pause()}>${icon('pause', 's solid')}${t('progress.pause')}</chq-button-v0>${cancel}`
      case 'paused':
        return html`${again(t('progress.resume'))}${cancel}`
      case 'failed':
        return again(t('progress.retry'))
      case 'done':
        return html`
          <chq-button-v0 @click=${() => request(this, 'chq-open-view', { view: 'storyboard' })}>${icon('layout-grid')}${t('progress.edit')}</chq-button-v0>
          <chq-button-v0 @click=${() => request(this, 'chq-open-view', { view: 'player' })}>${icon('play', 's solid')}${t('progress.play')}</chq-button-v0>`
      default:
        return again(t('progress.start'))
    }
  }

  #failure({ state, session }: StudioValue): TemplateResult | typeof nothing {
    const { pipeline, sync } = state
    if (pipeline.error)
      return notice(
        'err',
        pipeline.error,
        pipeline.error.retryable ? { label: t('progress.retry'), run: () => void session.run() } : undefined,
      )
    return sync === 'offline'
      ? html`<div class="notice" role="status">${icon('triangle-alert')}<strong>${t('sync.offline')}</strong><p>${t('sync.offlineLead')}</p></div>`
      : nothing
  }

  #skeleton({ state }: PipelineState): TemplateResult {
    if (state !== 'running')
      return html`<section class="card empty">${icon('clapperboard', 'l')}<strong>${t('progress.noScenes')}</strong><span class="t2">${t('progress.noScenesLead')}</span></section>`
    return html`
      <section class="card matrix" aria-label=${t('progress.matrix')} aria-busy="true">
        ${[0, 1, 2, 3, 4, 5].map(() => html`<div class="mrow ghost"><span></span><span class="th skel"></span><span class="lines"><span class="skel"></span><span class="skel"></span></span></div>`)}
      </section>`
  }
}
