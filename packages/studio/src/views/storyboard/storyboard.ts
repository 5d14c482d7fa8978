/** Owns the storyboard: the cards, their order and keys, and where the inspector stands. What a scene is made of, the inspector knows. */
import type { Scene, SceneId } from '@contenthq/model'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { icon } from '../../elements/icon/icon.ts'
import type { MenuAction } from '../../elements/menu/menu.ts'
import { clock } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import type { StudioValue } from '../../session-controller.ts'
import { ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { applyEdit, told } from '../apply-edit.ts'
import { Reorder } from './reorder.ts'
import { sceneCard } from './scene-card.ts'
import { emptyScene, firstTransition, removeScene } from './scene-edits.ts'
import { afterMoving, filmSeconds, type SceneFacts, sceneFacts } from './scene-facts.ts'
import { sceneTools } from './scene-tools.ts'
import { storyboardStyles } from './storyboard.styles.ts'

/** From this width the inspector stands beside the cards; below it slides over them. */
const WIDE = 1120

export class ChqStoryboard extends ViewElement {
  static override styles = [base, parts, storyboardStyles]
  static override properties: PropertyDeclarations = {
    _wide: { state: true },
    _open: { state: true },
    _preview: { state: true },
  }

  declare _wide: boolean
  /** The inspector is open over the cards. */
  declare _open: boolean
  /** The player stands above the inspector. */
  declare _preview: boolean
  #focused: SceneId | undefined
  readonly #reorder = new Reorder(this, (scene, after) => this.#place(scene, after))
  readonly #sizes = new ResizeObserver(([entry]) => {
    const wide = (entry?.contentRect.width ?? 0) >= WIDE
    // it slides over what is there, another dialog too: only a person opens it
    if (this._wide && !wide) this._open = false
    this._wide = wide
  })

  constructor() {
    super()
    this._wide = false
    this._open = false
    this._preview = false
    this.addEventListener('chq-remove-scene', event => this.#remove((event as CustomEvent<SceneId>).detail))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this._wide = this.clientWidth >= WIDE
    this.#sizes.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
  }

  protected override willUpdate(): void {
    const active = this.shadowRoot?.activeElement
    this.#focused = active?.closest<HTMLElement>('[data-scene]')?.dataset.scene
  }

  protected override updated(): void {
    // a card that changes its place loses the focus, and with it the keys
    if (this.#focused && !this.shadowRoot?.activeElement) this.#cardOf(this.#focused)?.focus()
  }

  override render() {
    const { studio } = this
    if (!studio?.state.project) return nothing
    const facts = sceneFacts(studio.state)
    const current = facts.find(({ scene }) => scene.id === studio.scene) ?? facts[0]
    const inspector = current
      ? html`<chq-inspector-v0 .scene=${current.scene.id} ?inside=${!this._wide} @keydown=${this.#inspectorKeys}></chq-inspector-v0>`
      : nothing
    return html`
      <div class="board ${this._wide ? 'wide' : ''}">
        <section class="main">
          ${this.#bar(studio, facts)}
          ${facts.length ? this.#cards(studio, facts, current?.scene.id) : this.#empty(studio)}
        </section>
        ${
          this._wide
            ? html`<aside class="panel" aria-label=${current ? t('inspector.scene', { number: current.number }) : t('inspector.none')}>
                ${this._preview ? html`<chq-player-v0 dress="small"></chq-player-v0>` : nothing}
                ${inspector}
              </aside>`
            : html`<chq-dialog-v0
                dress="side"
                .open=${this._open}
                .heading=${current ? `${current.number}  ${current.scene.title}` : ''}
                @chq-change=${(event: CustomEvent<{ value: unknown }>) => {
                  if (event.target === event.currentTarget) this._open = false
                }}
              >${this._open && current ? this.#tools(studio, current.scene) : nothing}${this._open ? inspector : nothing}</chq-dialog-v0>`
        }
      </div>`
  }

  /** The scene's buttons, in the heading of the dialog. */
  #tools({ state }: StudioValue, scene: Scene): TemplateResult {
    const scenes = state.project?.scenes ?? []
    return html`<span slot="actions" class="row">${sceneTools({
      scenes,
      at: scenes.indexOf(scene),
      select: next => request(this, 'chq-select-scene', { scene: next }),
      act: action => this.#act(action, scene),
    })}</span>`
  }

  #bar({ state, session }: StudioValue, facts: readonly SceneFacts[]): TemplateResult {
    const looks = facts.filter(({ needsLook }) => needsLook).length
    const add = () => this.#add(session, state.project?.scenes ?? [])
    return html`
      <div class="bar2">
        <h1 class="h3">${t('storyboard.scenes', { count: facts.length })}</h1>
        <span class="t3 num">${clock(filmSeconds(state.timeline))}</span>
        ${looks ? html`<button type="button" class="chip warn" @click=${() => this.#toLook(facts)}>${icon('triangle-alert', 's')}${t('storyboard.looks', { count: looks })}</button>` : nothing}
        <span class="grow"></span>
        <chq-button-v0 class="narrow" variant="ghost" square .label=${t('storyboard.add')} @click=${add}>${icon('plus')}</chq-button-v0>
        <chq-button-v0 class="roomy" variant="ghost" size="sm" @click=${add}>${icon('plus')}${t('storyboard.add')}</chq-button-v0>
        ${
          this._wide
            ? html`<chq-button-v0 variant="ghost" size="sm" .pressed=${this._preview} @click=${() => {
                this._preview = !this._preview
              }}>${icon('monitor-play')}${t('storyboard.preview')}</chq-button-v0>`
            : nothing
        }
      </div>`
  }

  #cards(studio: StudioValue, facts: readonly SceneFacts[], current: SceneId | undefined): TemplateResult {
    const { session, state } = studio
    const { aspectRatio } = state.project!.settings.output
    return html`
      <ul class="scenes ${aspectRatio === '16:9' ? '' : 'tall'}" aria-label=${t('storyboard.list')} @keydown=${this.#keys}>
        ${repeat(
          facts,
          ({ scene }) => scene.id,
          (fact, index) =>
            sceneCard(fact, {
              styles: session.styles,
              current: fact.scene.id === current,
              ratio: aspectRatio.replace(':', ' / '),
              reorder: this.#reorder,
              next: facts[index + 1]?.scene,
              pick: () => this.#pick(fact.scene.id),
              setTransition: (scene, style) =>
                applyEdit(this, session, { kind: 'set-scene', scene, fields: { transition: firstTransition(style) } }),
              actions: this.#actions(index, facts.length),
              act: action => this.#act(action, fact.scene),
              retry: () => void told(this, session.regenerate(fact.scene.id, 'picture')),
            }),
        )}
      </ul>`
  }

  #empty({ state, session }: StudioValue): TemplateResult {
    const busy = state.pipeline.state === 'running'
    return html`
      <div class="empty">
        ${icon('clapperboard', 'l t3')}
        <strong>${t(busy ? 'storyboard.coming' : 'storyboard.empty')}</strong>
        <span class="t2">${t(busy ? 'storyboard.comingLead' : 'storyboard.emptyLead')}</span>
        <div class="row">
          <chq-button-v0 size="sm" @click=${() => request(this, 'chq-open-view', { view: 'progress' })}>${t('storyboard.toProgress')}</chq-button-v0>
          ${busy ? nothing : html`<chq-button-v0 size="sm" variant="ghost" @click=${() => this.#add(session, [])}>${icon('plus', 's')}${t('storyboard.add')}</chq-button-v0>`}
        </div>
      </div>`
  }

  #actions(index: number, count: number): readonly MenuAction[] {
    return [
      { id: 'edit', label: t('card.edit'), icon: 'pen-line' },
      { id: 'play', label: t('card.play'), icon: 'play' },
      { id: 'earlier', label: t('card.earlier'), icon: 'move-up', disabled: index === 0 },
      { id: 'later', label: t('card.later'), icon: 'move-down', disabled: index === count - 1 },
      { id: 'remove', label: t('card.remove'), icon: 'trash-2', danger: true },
    ]
  }

  #act(action: string, { id }: Scene): void {
    if (action === 'edit') this.#pick(id)
    if (action === 'remove') this.#remove(id)
    if (action === 'earlier') this.#shift(id, -1)
    if (action === 'later') this.#shift(id, 1)
    if (action === 'play') {
      request(this, 'chq-select-scene', { scene: id })
      request(this, 'chq-open-view', { view: 'player' })
    }
  }

  #pick(scene: SceneId): void {
    request(this, 'chq-select-scene', { scene })
    this._open = true
  }

  #toLook(facts: readonly SceneFacts[]): void {
    const scene = facts.find(({ needsLook }) => needsLook)?.scene.id
    if (scene) this.#focusCard(scene)
  }

  #cardOf(scene: SceneId): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-scene="${CSS.escape(scene)}"] .pick`)
  }

  #focusCard(scene: SceneId): void {
    request(this, 'chq-select-scene', { scene })
    void this.updateComplete.then(() => this.#cardOf(scene)?.focus())
  }

  readonly #keys = (event: KeyboardEvent): void => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('.pick')?.closest<HTMLElement>('[data-scene]')
    const scenes = this.studio?.state.project?.scenes ?? []
    const id = card?.dataset.scene
    if (!id) return
    if (event.key === 'Escape' && this.#reorder.escape()) {
      event.stopPropagation()
      return
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      this.#remove(id)
      return
    }
    const columns = getComputedStyle(event.currentTarget as HTMLElement).gridTemplateColumns.split(' ').length
    const steps = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      Home: -scenes.length,
      End: scenes.length,
    }[event.key]
    if (steps === undefined) return
    event.preventDefault()
    if (event.altKey) {
      this.#shift(id, steps)
      return
    }
    const at = scenes.findIndex(scene => scene.id === id) + steps
    const next = scenes[event.key === 'Home' || event.key === 'End' ? Math.min(scenes.length - 1, Math.max(0, at)) : at]
    if (next) this.#focusCard(next.id)
  }

  readonly #inspectorKeys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this._wide && this.studio?.scene) this.#focusCard(this.studio.scene)
  }

  #shift(id: SceneId, steps: number): void {
    const after = afterMoving(this.studio?.state.project?.scenes ?? [], id, steps)
    if (after !== undefined) this.#place(id, after)
  }

  #place(scene: SceneId, after: SceneId | null): void {
    const session = this.studio?.session
    if (!session || !applyEdit(this, session, { kind: 'move-scene', scene, after })) return
    const scenes = session.state.project?.scenes ?? []
    const at = scenes.findIndex(({ id }) => id === scene)
    request(this, 'chq-announce', {
      text: t('storyboard.moved', { title: scenes[at]?.title ?? '', place: at + 1, count: scenes.length }),
    })
    this.#focusCard(scene)
  }

  #add(session: StudioValue['session'], scenes: readonly Scene[]): void {
    const scene = emptyScene(t('storyboard.newScene'))
    const current = scenes.find(({ id }) => id === this.studio?.scene) ?? scenes.at(-1)
    if (!applyEdit(this, session, { kind: 'add-scene', scene, after: current?.id ?? null })) return
    this.#pick(scene.id)
    request(this, 'chq-announce', { text: t('storyboard.added') })
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('chq-inspector-v0')?.focus())
  }

  #remove(id: SceneId): void {
    const session = this.studio?.session
    const scenes = session?.state.project?.scenes ?? []
    const at = scenes.findIndex(scene => scene.id === id)
    if (!session || at < 0) return
    const bringBack = removeScene(this, session, id)
    if (!bringBack) return
    const next = scenes[at + 1] ?? scenes[at - 1]
    this._open = false
    if (next) this.#focusCard(next.id)
    request(this, 'chq-toast', {
      text: t('storyboard.removed', { number: at + 1, title: scenes[at]?.title ?? '' }),
      icon: 'trash-2',
      action: {
        label: t('toast.undo'),
        run: () => {
          bringBack()
          this.#focusCard(id)
        },
      },
    })
  }
}
