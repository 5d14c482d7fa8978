/** Owns the matrix of scenes: one row each with picture, match, voice and captions; quiet until it matters. */
import {
  type ProjectDocument,
  SAMPLE_RATE,
  type Scene,
  type SceneId,
  takeInUse,
  type VisualCheck,
  type VisualTake,
} from '@contenthq/model'
import type { PieceState, SceneProgress } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { scoreRing } from '../../elements/score-ring/score-ring.ts'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'

type Matrix = {
  readonly project: ProjectDocument
  readonly progress: Readonly<Record<SceneId, SceneProgress>>
  readonly running: boolean
  readonly open: SceneId | null | undefined
  readonly toggle: (scene: SceneId | null) => void
  readonly retry: (scene: SceneId, piece: 'picture' | 'narration') => void
  readonly show: (scene: SceneId) => void
}

const nothingYet: SceneProgress = { picture: 'waiting', check: 'waiting', narration: 'waiting', fraction: 0 }

/** What stands in a cell for a piece that is not done. Undefined when it is. */
function unfinished(
  state: PieceState,
  fraction: number,
  retry: () => void,
  working?: TemplateResult,
): TemplateResult | undefined {
  if (state === 'waiting') return html`<i class="idle"></i><span class="vh">${t('state.waiting')}</span>`
  if (state === 'failed')
    return html`<span class="bad row">${icon('circle-alert', 's')}${t('state.failed')}</span><chq-button-v0 size="sm" variant="ghost" @click=${retry}>${t('matrix.retry')}</chq-button-v0>`
  if (state !== 'running') return undefined
  const percent = Math.round(fraction * 100)
  return working ?? html`<chq-progress-bar-v0 .value=${percent}></chq-progress-bar-v0>${percent} %`
}

/** A piece counts as done when the document has it, whatever an earlier run says. */
const settled = (state: PieceState, there: boolean): PieceState => (state === 'waiting' && there ? 'done' : state)

function row(scene: Scene, index: number, matrix: Matrix): TemplateResult {
  const { picture, check, narration, fraction } = matrix.progress[scene.id] ?? nothingYet
  const visual = takeInUse(scene.visuals)
  const spoken = takeInUse(scene.narrations)
  const takes = scene.visuals.list.length
  const first = scene.visuals.list[0]
  const done = html`<span class="ok row">${icon('check', 's')}</span>`
  const pictureState = settled(picture, visual !== undefined)
  const narrationState = settled(narration, spoken !== undefined)
  const retaken = takes > 1 && first?.check !== undefined
  const open = retaken && (matrix.open === undefined ? picture === 'retaken' : matrix.open === scene.id)
  const takesWord = html`<span class="${retaken ? 'warn' : 'ok'} row">${icon(retaken ? 'refresh-cw' : 'check', 's')}</span>${t('matrix.takes', { count: Math.max(1, takes) })}`
  return html`
    <div class="mrow ${open ? 'open' : ''}" role="row">
      <span class="num t3" role="cell">${index + 1}</span>
      <span role="cell"><chq-thumb-v0 class="th" .hash=${visual?.asset} ?waiting=${matrix.running}></chq-thumb-v0></span>
      <span role="cell" class="what"><button type="button" class="cut name" @click=${() => matrix.show(scene.id)}>${scene.title}</button><span class="cut t3 small line">${scene.narration}</span></span>
      <span role="cell"><span class="cell">${
        unfinished(pictureState, fraction, () => matrix.retry(scene.id, 'picture')) ??
        (retaken
          ? html`<button type="button" class="takes" aria-expanded=${open} @click=${() => matrix.toggle(open ? null : scene.id)}>${takesWord}</button>`
          : takesWord)
      }</span></span>
      <span role="cell"><span class="cell">${
        unfinished(
          settled(check, visual?.check !== undefined),
          fraction,
          () => matrix.retry(scene.id, 'picture'),
          html`<span class="acc row">${icon('scan-eye', 's')}</span>${t('matrix.checking')}`,
        ) ?? scores(first, visual)
      }</span></span>
      <span role="cell"><span class="cell">${
        unfinished(narrationState, fraction, () => matrix.retry(scene.id, 'narration')) ??
        html`${done}${spoken ? shortSeconds(spoken.samples / SAMPLE_RATE) : ''}`
      }</span></span>
      <span role="cell"><span class="cell">${
        spoken && matrix.project.settings.captions.enabled
          ? html`${done}${t('matrix.words', { count: scene.narration.split(/\s+/).filter(Boolean).length })}`
          : unfinished('waiting', 0, () => undefined)
      }</span></span>
    </div>
    ${open && first && visual ? retake(first, visual, takes) : nothing}`
}

function scores(first: VisualTake | undefined, visual: VisualTake | undefined): TemplateResult | typeof nothing {
  if (!visual?.check) return html`<i class="idle"></i><span class="vh">${t('matrix.unchecked')}</span>`
  const before = first && first !== visual ? first.check : undefined
  return html`${before ? html`${scoreRing(before)}<span class="t3 row">${icon('arrow-right', 's')}</span>` : nothing}${scoreRing(visual.check)}`
}

function retake(first: VisualTake, visual: VisualTake, takes: number): TemplateResult {
  const tile = (take: VisualTake, words: string, old: boolean) => html`
    <div class="take ${old ? 'old' : ''}" role="cell">
      <chq-thumb-v0 .hash=${take.asset} .alt=${words}></chq-thumb-v0>
      <span class="tag">${take.check ? scoreRing(take.check) : nothing}<span class="t2">${words}</span></span>
    </div>`
  return html`
    <div class="retake" role="row">
      ${tile(first, t('matrix.take', { number: 1 }), true)}
      ${tile(visual, t('matrix.takeInUse', { number: takes }), false)}
      <div role="cell">
        <dl>
          ${first.check?.reasons.length ? html`<dt>${t('matrix.missed')}</dt><dd>${first.check.reasons.join(' ')}</dd>` : nothing}
          <dt>${t('matrix.changed')}</dt><dd>${t('matrix.prompt', { prompt: visual.prompt })}</dd>
        </dl>
      </div>
    </div>`
}

/** The column is called a match only where somebody looked at the meaning. */
const kindOf = ({ scenes }: ProjectDocument): VisualCheck['kind'] =>
  scenes.some(scene => takeInUse(scene.visuals)?.check?.kind === 'meaning') ? 'meaning' : 'technical'

export const sceneMatrix = (matrix: Matrix): TemplateResult => html`
  <section class="card matrix" role="table" aria-label=${t('progress.matrix')}>
    <div class="mrow mhead" role="row">
      <span role="columnheader"><span class="vh">${t('matrix.number')}</span></span>
      <span role="columnheader">${t('matrix.scene')}</span>
      <span role="columnheader"><span class="vh">${t('matrix.title')}</span></span>
      <span role="columnheader">${t('matrix.picture')}</span>
      <span role="columnheader">${t(`matrix.${kindOf(matrix.project)}`)}</span>
      <span role="columnheader">${t('matrix.voice')}</span>
      <span role="columnheader">${t('matrix.captions')}</span>
    </div>
    ${matrix.project.scenes.map((scene, index) => row(scene, index, matrix))}
  </section>`
