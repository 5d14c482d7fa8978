/** Owns looking at the film: canvas, transport, scrub and the list of scenes. How a frame is made, the session's player knows. */
import { asContentHQError, frameToSeconds, type SceneId, takeInUse } from '@contenthq/model'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { type IconName, icon } from '../../elements/icon/icon.ts'
import { clock } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import type { StudioValue } from '../../session-controller.ts'
import { type ValueEvent, ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { applyEdit } from '../apply-edit.ts'
import { playerStyles } from './player.styles.ts'
import { PlayerController } from './player-controller.ts'

export class ChqPlayer extends ViewElement {
  static override styles = [base, parts, playerStyles]
  static override properties: PropertyDeclarations = { dress: { reflect: true }, _problem: { state: true } }

  /** `view` is the whole view with its list, `small` stands above the inspector. */
  declare dress: 'view' | 'small'
  declare _problem: string | undefined
  readonly #player = new PlayerController(this)
  /** The scene that was current when it was last looked at: a change from outside moves the film. */
  #followed: SceneId | null | undefined
  #shown: HTMLElement | undefined

  constructor() {
    super()
    this.dress = 'view'
    this.addEventListener('keydown', event => this.#keys(event))
  }

  protected override updated(): void {
    const { studio } = this
    const canvas = this.renderRoot.querySelector('canvas')
    if (!studio || !canvas || this._problem) return
    const start = this.#startOf(studio.scene) ?? 0
    try {
      this.#player.open(studio.session, canvas, start)
    } catch (thrown) {
      this._problem = asContentHQError(thrown).message
      return
    }
    const scene = studio.scene ?? null
    if (this.#followed !== undefined && scene !== this.#followed && scene !== this.#sceneNow()) this.#player.seek(start)
    this.#followed = scene
    this.#keepInView()
  }

  /** Scrolls the list alone; scrollIntoView would move the page around the studio too. */
  #keepInView(): void {
    const list = this.renderRoot.querySelector<HTMLElement>('.plist')
    const row = list?.querySelector<HTMLElement>('.on')
    if (!list || !row || row === this.#shown) return
    this.#shown = row
    const [frame, box] = [list.getBoundingClientRect(), row.getBoundingClientRect()]
    if (box.top < frame.top || box.bottom > frame.bottom - box.height)
      list.scrollTop += box.top - frame.top - (frame.height - box.height) / 2
  }

  override render() {
    const { studio } = this
    const { project, timeline } = studio?.state ?? {}
    if (!studio || !project || !timeline) return nothing
    if (timeline.lengthFrames === 0 || this._problem)
      return html`<div class="empty">${icon('film', 'l t3')}<strong>${this._problem ?? t('player.empty')}</strong><span class="t2">${t('player.emptyLead')}</span></div>`
    const ratio = project.settings.output.aspectRatio
    return html`
      <div class="watch ${ratio === '16:9' ? '' : 'tall'}">
        <h1 class="vh">${t('player.heading')}</h1>
        <div class="stage">
          <div class="screen" style="--ratio:${ratio.replace(':', ' / ')}">
            <canvas role="img" aria-label=${t('player.picture', { title: project.title })} @click=${() => this.#player.toggle()}></canvas>
            ${this.#player.state.ready ? nothing : html`<span class="wait">${icon('loader-circle', 'l spin')}<span class="vh">${t('player.loading')}</span></span>`}
          </div>
        </div>
        ${this.#transport(studio)}
        ${this.dress === 'view' ? this.#list(studio) : nothing}
        ${
          this.dress === 'view'
            ? html`<div class="ways">
                <chq-button-v0 class="grow" size="lg" @click=${() => request(this, 'chq-open-view', { view: 'storyboard' })}>${icon('pen-line')}${t('player.edit')}</chq-button-v0>
                <chq-button-v0 class="grow" size="lg" variant="primary" @click=${() => request(this, 'chq-open-export', {})}>${icon('download')}${t('export.open')}</chq-button-v0>
              </div>`
            : nothing
        }
      </div>`
  }

  #transport({ state, session }: StudioValue): TemplateResult {
    const { frame, playing, lengthFrames } = this.#player.state
    const rate = state.timeline!.frameRate
    const [now, length] = [clock(frameToSeconds(frame, rate)), clock(frameToSeconds(lengthFrames, rate))]
    const captions = state.project!.settings.captions
    const button = (name: IconName, label: string, act: () => void, classes = '') =>
      html`<button type="button" class=${classes} aria-label=${label} title=${label} @click=${act}>${icon(name, `l ${classes === 'play' ? 'solid' : ''}`)}</button>`
    return html`
      <div class="controls">
        <chq-slider-v0 dress="scrub" .label=${t('player.position')} .min=${0} .max=${Math.max(1, lengthFrames - 1)} .step=${1} .value=${frame}
          .text=${t('player.at', { now, length })} @chq-input=${(event: ValueEvent<number>) => this.#scrub(event.detail.value)}></chq-slider-v0>
        <div class="times num"><span>${now}</span><span class="t3">${length}</span></div>
        <div class="transport">
          <button type="button" class=${captions.enabled ? 'acc' : ''} aria-pressed=${captions.enabled} aria-label=${t('player.captions')} title=${t('player.captions')}
            @click=${() => applyEdit(this, session, { kind: 'set-settings', settings: { captions: { ...captions, enabled: !captions.enabled } } })}>${icon('captions', 'l')}</button>
          ${button('skip-back', t('player.previous'), () => this.#jump(-1))}
          ${button(playing ? 'pause' : 'play', t(playing ? 'player.pause' : 'player.play'), () => this.#player.toggle(), 'play')}
          ${button('skip-forward', t('player.next'), () => this.#jump(1))}
          <span class="spacer"></span>
        </div>
      </div>`
  }

  #list({ state }: StudioValue): TemplateResult {
    const now = this.#sceneNow()
    return html`
      <ol class="plist" aria-label=${t('player.scenes')}>
        ${state.project!.scenes.map(
          (scene, index) => html`
            <li>
              <button type="button" class=${scene.id === now ? 'on' : ''} aria-current=${scene.id === now ? 'true' : nothing} @click=${() => this.#go(scene.id)}>
                <chq-thumb-v0 .hash=${takeInUse(scene.visuals)?.asset}></chq-thumb-v0>
                <span class="what"><span class="name cut">${index + 1}<span class="gap"></span>${scene.title}</span><span class="line cut">${scene.narration}</span></span>
                <span class="num at">${clock(frameToSeconds(state.timeline!.pictures[index]?.startFrame ?? 0, state.timeline!.frameRate))}</span>
              </button>
            </li>`,
        )}
      </ol>`
  }

  /** The first frame that shows this scene alone: behind the transition into it. */
  #startOf(scene: SceneId | undefined): number | undefined {
    const timeline = this.studio?.state.timeline
    const clip = timeline?.pictures.find(({ sceneId }) => sceneId === scene)
    const entry = timeline?.transitions.find(({ to }) => to === scene)
    return clip && clip.startFrame + (entry?.lengthFrames ?? 0)
  }

  #sceneNow(): SceneId | undefined {
    const { frame } = this.#player.state
    return this.studio?.state.timeline?.pictures.findLast(({ startFrame }) => startFrame <= frame)?.sceneId
  }

  #scrub(frame: number): void {
    this.#player.pause()
    this.#player.seek(frame)
  }

  #go(scene: SceneId): void {
    const start = this.#startOf(scene)
    if (start === undefined) return
    this.#player.seek(start)
    this.#followed = scene
    request(this, 'chq-select-scene', { scene })
  }

  #jump(steps: number): void {
    const clips = this.studio?.state.timeline?.pictures ?? []
    const at = clips.findLastIndex(({ startFrame }) => startFrame <= this.#player.state.frame)
    const next = clips[Math.min(clips.length - 1, Math.max(0, at + steps))]
    if (next) this.#go(next.sceneId)
  }

  #keys(event: KeyboardEvent): void {
    const target = event.composedPath()[0] as HTMLElement
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === ' ' && target.tagName !== 'BUTTON') {
      event.preventDefault()
      this.#player.toggle()
      return
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    this.#scrub(this.#player.state.frame + step * (event.shiftKey ? 10 : 1))
  }
}
