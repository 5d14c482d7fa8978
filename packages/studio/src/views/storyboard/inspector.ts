/** Owns what can be changed about one scene. Every change is an edit of the session; words are sent when the field is left. */
import {
  type Ground,
  type ProjectSettings,
  SAMPLE_RATE,
  type Scene,
  type SceneId,
  takeInUse,
  type Voice,
} from '@contenthq/model'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import type { StudioValue } from '../../session-controller.ts'
import { type ValueEvent, ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { applyEdit, told } from '../apply-edit.ts'
import { captionSamples } from './caption-samples.styles.ts'
import { inspectorStyles } from './inspector.styles.ts'
import { captionSection } from './inspector-captions.ts'
import { groundSection } from './inspector-ground.ts'
import { lookSection } from './inspector-look.ts'
import { motionSection } from './inspector-motion.ts'
import { musicSection } from './inspector-music.ts'
import { type OverlayWhere, overlaySection } from './inspector-overlays.ts'
import { pictureSection } from './inspector-picture.ts'
import { soundSection } from './inspector-sound.ts'
import { transitionSection } from './inspector-transition.ts'
import { keepSources } from './keep-sources.ts'
import { afterMoving } from './scene-facts.ts'
import { sceneTools } from './scene-tools.ts'

type Fields = Partial<
  Pick<Scene, 'title' | 'narration' | 'sources' | 'imagePrompt' | 'motion' | 'transition' | 'sound' | 'fit'>
> & {
  readonly captionStyle?: string | null
  readonly ground?: Ground | null
}

export class ChqInspector extends ViewElement {
  static override styles = [base, parts, inspectorStyles, captionSamples]
  static override properties: PropertyDeclarations = {
    scene: {},
    inside: { type: Boolean },
    _voices: { state: true },
    _speed: { state: true },
    _where: { state: true },
    _all: { state: true },
  }

  declare scene: SceneId
  /** Inside a dialog, which has the heading and its buttons already. */
  declare inside: boolean
  declare _voices: readonly Voice[]
  /** While the slider moves. */
  declare _speed: number | undefined
  /** Whose new overlays are. */
  declare _where: OverlayWhere
  /** All narrations are being recorded again. */
  declare _all: boolean

  constructor() {
    super()
    this.scene = ''
    this.inside = false
    this._voices = []
    this._all = false
    this._where = 'film'
  }

  protected override async firstUpdated(): Promise<void> {
    this._voices = (await this.studio?.session.voices().catch(() => [])) ?? []
  }

  /** Puts the cursor into the words. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('textarea')?.focus()
  }

  override render() {
    const { studio } = this
    const project = studio?.state.project
    const at = project?.scenes.findIndex(({ id }) => id === this.scene) ?? -1
    const scene = project?.scenes[at]
    if (!studio || !project || !scene) return nothing
    const { styles } = studio.session
    const take = takeInUse(scene.visuals)?.id
    return html`
      ${this.inside ? nothing : this.#head(studio, scene, at)}
      ${this.#words(studio, scene)}
      ${pictureSection({
        scene,
        progress: studio.state.pipeline.scenes[scene.id],
        setPrompt: imagePrompt => this.#set({ imagePrompt }),
        newTake: () => this.#newTake(studio, scene),
        useTake: take => this.#edit({ kind: 'choose-take', scene: scene.id, piece: 'visual', take }),
        upload: file => void told(this, studio.session.replacePicture(scene.id, file)),
      })}
      ${groundSection({ scene, setGround: ground => this.#set({ ground }), setFit: fit => this.#set({ fit }) })}
      ${lookSection({
        project,
        styles,
        apply: (command, words) => {
          if (this.#edit(command)) request(this, 'chq-announce', { text: words })
        },
      })}
      ${motionSection({ scene, project, styles: styles.motions, setMotion: motion => this.#set({ motion }) })}
      ${at > 0 ? transitionSection({ scene, styles: styles.transitions, setTransition: transition => this.#set({ transition }) }) : nothing}
      ${overlaySection({
        scene,
        project,
        designs: styles.lowerThirds,
        where: this._where,
        setWhere: where => {
          this._where = where
        },
        addLogo: (owner, file) => void told(this, studio.session.addLogo(owner, file)),
        edit: command => this.#edit(command),
      })}
      ${captionSection({
        scene,
        project,
        styles: styles.captions,
        setStyle: captionStyle => this.#set({ captionStyle }),
        setCaptions: captions => this.#settings({ captions }),
        everywhere: style => this.#everywhere(project.settings.captions, style),
      })}
      ${this.#voice(studio, scene)}
      ${soundSection({
        scene,
        project,
        setSound: sound => this.#set({ sound }),
        setTrim: trim => take && this.#edit({ kind: 'trim-visual', scene: scene.id, take, trim }),
      })}
      ${musicSection({ settings: project.settings, setMusic: music => this.#settings({ music }), setFilm: sound => this.#settings({ sound }) })}`
  }

  #head({ state }: StudioValue, scene: Scene, at: number): TemplateResult {
    const scenes = state.project?.scenes ?? []
    return html`
      <div class="head">
        <h2 class="grow cut">${at + 1}<span class="gap"></span>${scene.title}</h2>
        ${sceneTools({
          scenes,
          at,
          select: next => request(this, 'chq-select-scene', { scene: next }),
          act: action => this.#act(action, scenes, scene),
        })}
      </div>`
  }

  #words({ state, session }: StudioValue, scene: Scene): TemplateResult {
    const spoken = takeInUse(scene.narrations)
    const speed = state.project?.settings.voice.speed ?? 1
    const busy = state.pipeline.scenes[scene.id]?.narration === 'running'
    const stale =
      spoken &&
      (spoken.text !== scene.narration ||
        spoken.speed !== speed ||
        spoken.voice !== state.project?.settings.voice.voice)
    // what is said of the whole film is said at every scene
    const issues = state.issues.filter(
      ({ sceneId = scene.id, severity }) => sceneId === scene.id && severity !== 'info',
    )
    const record = (label: string) =>
      html`<chq-button-v0 size="sm" ?busy=${busy} ?disabled=${!scene.narration.trim()} @click=${() => void told(this, session.regenerate(scene.id, 'narration'))}>${icon('mic')}${label}</chq-button-v0>`
    return html`
      <section class="sec first">
        <h3 class="h3">${t('inspector.words')}${
          spoken ? html`<span class="t3 num light">${shortSeconds(spoken.samples / SAMPLE_RATE)}</span>` : nothing
        }</h3>
        <label class="vh" for="title">${t('inspector.title')}</label>
        <input id="title" class="field title" .value=${scene.title} placeholder=${t('inspector.title')} @change=${(event: Event) => this.#set({ title: (event.target as HTMLInputElement).value })}>
        <label class="vh" for="words">${t('inspector.narration')}</label>
        <textarea id="words" class="field" rows="3" .value=${scene.narration} placeholder=${t('inspector.narrationHint')} @change=${(event: Event) => this.#narrate(scene, (event.target as HTMLTextAreaElement).value)}></textarea>
        ${issues.map(({ message }) => html`<p class="stale warn"><span class="row">${icon('triangle-alert', 's')}${message}</span></p>`)}
        ${
          stale
            ? html`<div class="stale"><span class="warn row">${icon('triangle-alert', 's')}${t('inspector.stale')}</span><div class="row wrap">${record(t('inspector.record'))}
                <chq-button-v0 size="sm" variant="ghost" ?busy=${this._all} @click=${() => this.#recordAll()}>${t('inspector.recordAll')}</chq-button-v0></div></div>`
            : spoken || !scene.narration.trim()
              ? nothing
              : html`<div class="stale"><span class="t3">${t('inspector.unspoken')}</span>${record(t('inspector.recordFirst'))}</div>`
        }
      </section>`
  }

  #voice({ state }: StudioValue, scene: Scene): TemplateResult | typeof nothing {
    const voice = state.project?.settings.voice
    if (!voice) return nothing
    const speed = this._speed ?? voice.speed
    const spoken = takeInUse(scene.narrations)
    return html`
      <section class="sec">
        <h3 class="h3">${t('inspector.voice')}${spoken?.provider ? html`<span class="t3 light">${t(`timing.${spoken.timingOrigin}`)}</span>` : nothing}</h3>
        <div class="prop"><span>${t('inspector.narrator')}</span>
          <chq-select-v0 class="grow" .icon=${'mic' as const} .label=${t('inspector.narrator')} .value=${voice.voice}
            .options=${this._voices.map(({ id, label }) => ({ value: id, label }))}
            @chq-change=${(event: ValueEvent) => this.#settings({ voice: { ...voice, voice: event.detail.value } })}></chq-select-v0>
        </div>
        <div class="prop"><span>${t('inspector.speed')}</span>
          <chq-slider-v0 class="grow" .label=${t('inspector.speed')} .min=${0.5} .max=${2} .step=${0.05} .value=${speed} .text=${`${speed.toFixed(2)}×`}
            @chq-input=${(event: ValueEvent<number>) => {
              this._speed = event.detail.value
            }}
            @chq-change=${(event: ValueEvent<number>) => {
              this._speed = undefined
              this.#settings({ voice: { ...voice, speed: event.detail.value } })
            }}></chq-slider-v0>
          <span class="num value">${speed.toFixed(2)}×</span>
        </div>
      </section>`
  }

  #edit(command: Parameters<StudioValue['session']['edit']>[0]): boolean {
    const session = this.studio?.session
    return session ? applyEdit(this, session, command) : false
  }

  #set(fields: Fields): boolean {
    return this.#edit({ kind: 'set-scene', scene: this.scene, fields: { ...fields, edited: true } })
  }

  #settings(settings: Partial<ProjectSettings>): void {
    this.#edit({ kind: 'set-settings', settings })
  }

  #narrate(scene: Scene, narration: string): void {
    if (narration === scene.narration) return
    this.#set({ narration, sources: keepSources(scene.narration, narration, scene.sources) })
  }

  #newTake({ session }: StudioValue, scene: Scene): void {
    // a scene added by hand has words before it has a prompt
    if (!scene.imagePrompt.trim() && scene.narration.trim()) this.#set({ imagePrompt: scene.narration })
    void told(this, session.regenerate(scene.id, 'picture'))
  }

  #everywhere(captions: ProjectSettings['captions'], style: string): void {
    this.#settings({ captions: { ...captions, style } })
    this.#set({ captionStyle: null })
  }

  async #recordAll(): Promise<void> {
    const { studio } = this
    if (!studio) return
    this._all = true
    for (const scene of studio.state.project?.scenes ?? [])
      if (scene.narration.trim()) await told(this, studio.session.regenerate(scene.id, 'narration'))
    this._all = false
  }

  #act(action: string, scenes: readonly Scene[], scene: Scene): void {
    if (action === 'remove') {
      this.dispatchEvent(new CustomEvent('chq-remove-scene', { detail: scene.id, bubbles: true, composed: true }))
      return
    }
    const after = afterMoving(scenes, scene.id, action === 'earlier' ? -1 : 1)
    if (after !== undefined) this.#edit({ kind: 'move-scene', scene: scene.id, after })
  }
}
