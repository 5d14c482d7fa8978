/** Owns the first view: what the film is about and how it shall be. Earlier projects and the making are not its business. */
import { asContentHQError, type ProjectInput, type Voice } from '@contenthq/model'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { type IconName, icon } from '../../elements/icon/icon.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import { type ValueEvent, ViewElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { createStyles } from './create.styles.ts'
import {
  type Choices,
  firstChoices,
  formats,
  lengths,
  moodOptions,
  musicOptions,
  sceneEstimate,
  settingsOf,
} from './create-options.ts'
import { type ReadFile, readFile, readInput } from './read-input.ts'

const apple = () => /Mac|iPhone|iPad/.test(navigator.platform)

export class ChqCreate extends ViewElement {
  static override styles = [base, parts, createStyles]
  static override properties: PropertyDeclarations = {
    topic: {},
    _text: { state: true },
    _file: { state: true },
    _choices: { state: true },
    _problem: { state: true },
    _busy: { state: true },
    _over: { state: true },
    _voices: { state: true },
    _hint: { state: true },
  }

  /** Words to begin with. */
  declare topic: string
  declare _text: string
  declare _file: Extract<ReadFile, { readonly kind: 'file' }> | undefined
  declare _choices: Choices
  /** What is wrong, shown under the field. */
  declare _problem: string | undefined
  declare _busy: 'reading' | 'making' | undefined
  declare _over: boolean
  declare _voices: readonly Voice[]
  declare _hint: string

  constructor() {
    super()
    this.topic = ''
    this._text = ''
    this._choices = firstChoices
    this._over = false
    this._voices = []
    this._hint = t('create.example')
    this.addEventListener('dragover', event => this.#dragged(event))
    this.addEventListener('dragleave', event => {
      if (!event.relatedTarget || !this.contains(event.relatedTarget as Node)) this._over = false
    })
    this.addEventListener('drop', event => this.#dropped(event))
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('topic') && this.topic) this._text = this.topic
  }

  protected override async firstUpdated(): Promise<void> {
    this._voices = (await this.studio?.session.voices().catch(() => [])) ?? []
  }

  /** Puts the cursor into the composer. */
  override focus(): void {
    this.#field?.focus()
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  override render() {
    const seconds = this._choices.seconds
    return html`
      <div class="create">
        <h1>${t('create.heading')}</h1>
        <p class="lead">${t('create.lead')}</p>
        <form class="composer ${this._over ? 'over' : ''}" @submit=${this.#submit} @keydown=${this.#keys}>
          ${this._file ? this.#renderFile(this._file) : this.#renderField()}
          <div class="feeds">
            ${this.#way('link', t('create.link'), () => this.#ask(t('create.linkExample')))}
            ${this.#way('paperclip', t('create.file'), () => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click())}
            ${this.#way('clipboard-paste', t('create.paste'), () => this.#paste())}
            <input type="file" hidden accept=".txt,.md,.markdown,text/plain,text/markdown" @change=${this.#chosen}>
            <span class="grow"></span>
            ${this.#renderReadAs()}
          </div>
          ${this._problem ? html`<p class="error-text problem" id="problem" role="alert">${icon('circle-alert', 's')}<span>${this._problem}</span></p>` : nothing}
          ${this.#renderOptions()}
          <div class="go">
            <div class="est grow">
              <span>${icon('film')}<span>${t('create.scenes', { count: sceneEstimate(seconds) })}</span></span>
              <span>${icon('monitor')}<span>${t('create.rendered')}</span></span>
            </div>
            <chq-button-v0 variant="primary" size="lg" ?busy=${this._busy === 'making'} @click=${this.#submit}
              >${t('create.make')}<kbd class="on-accent" aria-hidden="true">${apple() ? '⌘↵' : 'Ctrl ↵'}</kbd></chq-button-v0>
          </div>
        </form>
        <div class="starts" role="group" aria-label=${t('create.tryLabel')}>
          <span class="label">${t('create.try')}</span>
          ${[t('try.1'), t('try.2'), t('try.3'), t('try.4')].map(
            words =>
              html`<button type="button" class="chip" @click=${() => this.#start(words)}>${icon('lightbulb', 's')}${words}</button>`,
          )}
        </div>
        <chq-recent-v0></chq-recent-v0>
      </div>`
  }

  #renderField(): TemplateResult {
    return html`
      <label class="vh" for="what">${t('create.field')}</label>
      <textarea
        id="what"
        .value=${this._text}
        placeholder=${this._hint}
        aria-invalid=${this._problem ? 'true' : nothing}
        aria-describedby=${this._problem ? 'problem' : nothing}
        @input=${(event: Event) => this.#write((event.target as HTMLTextAreaElement).value)}
      ></textarea>`
  }

  #renderFile({ name, input }: Extract<ReadFile, { readonly kind: 'file' }>): TemplateResult {
    const words = input.text.split(/\s+/).filter(Boolean).length
    return html`
      <div class="file">
        <span class="glyph">${icon('file-text', 'l')}</span>
        <span class="grow"><strong class="cut">${name}</strong><span class="t3 small">${t('create.words', { count: words })}</span></span>
        <chq-button-v0 variant="ghost" square .label=${t('create.dropFile', { name })} @click=${() => {
          this._file = undefined
        }}>${icon('x')}</chq-button-v0>
      </div>`
  }

  #renderReadAs(): TemplateResult | typeof nothing {
    const line = (name: IconName, words: string) =>
      html`<span class="read-as" role="status">${icon(name, 's')}<span>${words}</span></span>`
    if (this._busy === 'reading') return line('loader-circle', t('create.reading'))
    if (this._file) return line('file-text', t('create.asFile'))
    const read = readInput(this._text)
    if (read.kind === 'topic') return line('lightbulb', t('create.asTopic'))
    if (read.kind === 'link') return line('link', t('create.asLink'))
    if (read.kind === 'text') return line('file-text', t('create.asText'))
    return nothing
  }

  #renderOptions(): TemplateResult {
    const { aspectRatio, seconds, mood, captions, voice, music } = this._choices
    const styles = this.studio?.session.styles.captions ?? []
    const cell = (
      label: string,
      value: string,
      options: readonly { value: string; label: string }[],
      set: (value: string) => Partial<Choices>,
    ) =>
      html`<chq-select-v0 class="opt" dress="cell" .label=${label} .value=${value} .options=${options}
        @chq-change=${(event: ValueEvent) => this.#choose(set(event.detail.value))}></chq-select-v0>`
    return html`
      <div class="opts">
        <div class="opt format">
          <span class="label" aria-hidden="true">${t('create.format')}</span>
          <chq-segmented-v0 dress="cell" .label=${t('create.format')} .value=${aspectRatio} .segments=${formats}
            @chq-change=${(event: ValueEvent<Choices['aspectRatio']>) => this.#choose({ aspectRatio: event.detail.value })}></chq-segmented-v0>
        </div>
        ${cell(t('create.length'), String(seconds), lengths, value => ({ seconds: Number(value) }))}
        ${cell(t('create.tone'), mood, moodOptions(), value => ({ mood: value as Choices['mood'] }))}
        ${cell(
          t('create.voice'),
          voice,
          this._voices.map(({ id, label }) => ({ value: id, label })),
          value => ({ voice: value }),
        )}
        ${cell(t('create.music'), music, musicOptions(), value => ({ music: value === 'off' ? 'off' : 'on' }))}
        ${cell(
          t('create.captions'),
          captions,
          [...styles.map(({ id, label }) => ({ value: id, label })), { value: 'off', label: t('create.captionsOff') }],
          value => ({ captions: value }),
        )}
      </div>`
  }

  #way(name: IconName, label: string, act: () => void): TemplateResult {
    return html`<chq-button-v0 variant="ghost" size="sm" @click=${act}>${icon(name)}${label}</chq-button-v0>`
  }

  #choose(change: Partial<Choices>): void {
    this._choices = { ...this._choices, ...change }
  }

  #write(text: string): void {
    this._text = text
    this._problem = undefined
  }

  #ask(hint: string): void {
    this._file = undefined
    this._hint = hint
    void this.updateComplete.then(() => this.focus())
  }

  #start(words: string): void {
    this._file = undefined
    this.#write(words)
    void this.updateComplete.then(() => this.focus())
  }

  async #paste(): Promise<void> {
    this.#ask(t('create.pasteExample'))
    // without the permission the field is ready for the keyboard's own paste
    const text = await navigator.clipboard?.readText().catch(() => '')
    if (text) this.#write(text)
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (file) void this.#read(file)
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.some(type => type === 'Files' || type === 'text/uri-list')) return
    event.preventDefault()
    this._over = true
  }

  #dropped(event: DragEvent): void {
    this._over = false
    const file = event.dataTransfer?.files[0]
    const link = event.dataTransfer?.getData('text/uri-list')
    if (!file && !link) return
    event.preventDefault()
    if (file) void this.#read(file)
    else if (link) this.#write(link)
  }

  async #read(file: File): Promise<void> {
    this._busy = 'reading'
    this._problem = undefined
    const read = await readFile(file)
    this._busy = undefined
    if (read.kind === 'file') this._file = read
    else this._problem = t(`create.file.${read.kind}`, { name: read.name })
  }

  #keys(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    void this.#submit(event)
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault()
    if (this._busy) return
    const read = readInput(this._text)
    if (this._file) return this.#make(this._file.input)
    if (read.kind === 'nothing') this.#refuse(t('create.empty'))
    else if (read.kind === 'broken-link') this.#refuse(t('create.brokenLink'))
    else await this.#make(read.input)
  }

  #refuse(problem: string): void {
    this._problem = problem
    void this.updateComplete.then(() => this.focus())
  }

  async #make(input: ProjectInput): Promise<void> {
    const session = this.studio?.session
    if (!session) return
    this._busy = 'making'
    try {
      await session.createProject(input, settingsOf(this._choices))
      request(this, 'chq-open-view', { view: 'progress' })
      this._text = ''
      this._file = undefined
      void session.run()
    } catch (thrown) {
      const error = asContentHQError(thrown)
      this.#refuse(`${error.message} ${error.remedy}`)
    } finally {
      this._busy = undefined
    }
  }
}
