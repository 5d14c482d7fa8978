/** Owns the bar at the top and the one at the bottom of the narrow container. Asks for views; decides nothing. */
import type { SessionState } from '@contenthq/sdk'
import { html, nothing, svg, type TemplateResult } from 'lit'
import { type IconName, icon } from './elements/icon/icon.ts'
import type { Tab } from './elements/tabs/tabs.ts'
import type { StudioView } from './events.ts'
import { t } from './locales/translate.ts'
import type { ValueEvent } from './studio-element.ts'

export type BarsInput = {
  readonly state: SessionState
  readonly view: StudioView
  readonly show: (view: StudioView) => void
  readonly openExport: () => void
  readonly undo: () => void
  readonly redo: () => void
}

const mark = html`<svg class="mark" viewBox="0 0 24 24" role="img" aria-label=${t('shell.brand')}>${svg`<rect width="24" height="24" rx="7" fill="var(--_text)"/><path d="M9 7.6v8.8a.6.6 0 0 0 .92.5l6.7-4.4a.6.6 0 0 0 0-1L9.92 7.1A.6.6 0 0 0 9 7.6Z" fill="var(--_surface)"/><path d="M6 8v8" stroke="var(--_surface)" stroke-width="1.6" stroke-linecap="round"/>`}</svg>`

const tabIcons: Record<StudioView, IconName> = {
  create: 'sparkles',
  progress: 'list-checks',
  storyboard: 'layout-grid',
  player: 'monitor-play',
}

const tabsOf = ({ pipeline }: SessionState): readonly Tab[] =>
  (['progress', 'storyboard', 'player'] as const).map(id => ({
    id,
    label: t(`view.${id}`),
    icon: tabIcons[id],
    active: id === 'progress' && pipeline.state === 'running',
    activeLabel: t('shell.running'),
  }))

const tabs = (input: BarsInput, place: 'top' | 'bottom'): TemplateResult => html`
  <chq-tabs-v0 .place=${place} .label=${t('shell.views')} .value=${input.view} .tabs=${tabsOf(input.state)}
    @chq-change=${(event: ValueEvent<StudioView>) => input.show(event.detail.value)}></chq-tabs-v0>`

function saved({ saving, sync }: SessionState): TemplateResult {
  if (saving === 'failed') return html`<span class="saved bad">${icon('circle-alert', 's')}${t('save.failed')}</span>`
  if (sync === 'offline')
    return html`<span class="saved warn" title=${t('sync.offlineLead')}>${icon('triangle-alert', 's')}${t('sync.offline')}</span>`
  if (saving === 'saving' || sync === 'syncing')
    return html`<span class="saved">${icon('loader-circle', 's spin')}${t('save.saving')}</span>`
  return html`<span class="saved" title=${t(`sync.${sync}`)}>${icon('check', 's')}${t('save.saved')}</span>`
}

function exportButton({ state, openExport }: BarsInput): TemplateResult {
  const running = state.export.state === 'running'
  const ready = (state.timeline?.lengthFrames ?? 0) > 0 && state.pipeline.state !== 'running'
  return html`<chq-button-v0 compact class="export" variant=${ready || running ? 'primary' : 'plain'} ?disabled=${!ready && !running} @click=${openExport}
    >${running ? t('export.openRunning', { percent: Math.round(state.export.percent) }) : t('export.open')}</chq-button-v0>`
}

export function topBar(input: BarsInput): TemplateResult {
  const { state, view, show, undo, redo } = input
  if (view === 'create' || !state.project)
    return html`
      <header part="top" class="top home">
        <div class="row">${mark}<strong>${t('shell.name')}</strong></div>
        <span></span>
        <div class="row end">${state.sync === 'offline' ? html`<span class="saved warn" title=${t('sync.offlineLead')}>${icon('triangle-alert', 's')}${t('sync.offline')}</span>` : html`<span class="saved">${icon('monitor', 's')}${t(`sync.${state.sync}`)}</span>`}</div>
      </header>`
  const { title } = state.project
  return html`
    <header part="top" class="top">
      <div class="row lead">
        <chq-button-v0 class="roomy" variant="ghost" square .label=${t('shell.back')} @click=${() => show('create')}>${icon('chevron-left')}</chq-button-v0>
        <chq-button-v0 class="tight" variant="ghost" square .label=${t(view === 'player' ? 'shell.backToStoryboard' : 'shell.back')} @click=${() => show(view === 'player' ? 'storyboard' : 'create')}>${icon('chevron-left')}</chq-button-v0>
        <strong class="cut">${title || t('shell.unnamed')}</strong>${saved(state)}
      </div>
      ${tabs(input, 'top')}
      <div class="row end">
        <span class="row history">
          <chq-button-v0 variant="ghost" square .label=${t('shell.undo')} ?disabled=${!state.canUndo} @click=${undo}>${icon('undo-2')}</chq-button-v0>
          <chq-button-v0 variant="ghost" square .label=${t('shell.redo')} ?disabled=${!state.canRedo} @click=${redo}>${icon('redo-2')}</chq-button-v0>
        </span>
        <span class="vr"></span>
        ${exportButton(input)}
      </div>
    </header>`
}

export const bottomBar = (input: BarsInput): TemplateResult | typeof nothing =>
  input.view === 'create' || !input.state.project
    ? nothing
    : html`<div part="bottom" class="bottom">${tabs(input, 'bottom')}</div>`
