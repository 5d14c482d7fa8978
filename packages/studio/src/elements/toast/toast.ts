/** Owns one line that goes away by itself after 8 s, with a way back. It waits while it is hovered or focused. */
import { css, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { t } from '../../locales/translate.ts'
import type { ToastContent } from '../../requests.ts'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { icon } from '../icon/icon.ts'

const STAYS_MS = 8000

/** Sends `chq-change` when it is gone. */
export class ChqToast extends StudioElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 48px;
        padding: 4px 8px 4px 16px;
        background: var(--_raised);
        border-radius: var(--_r12);
        box-shadow: var(--_e3);
        animation: rise var(--_base) var(--_ease);
      }
      span {
        overflow-wrap: anywhere;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(4px);
        }
      }
      chq-button-v0 {
        --_text-2: var(--_accent);
        --_text: var(--_accent);
      }
    `,
  ]
  static override properties: PropertyDeclarations = { toast: { attribute: false } }

  declare toast: ToastContent | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The toast whose end has not been decided: it expires unless its action is taken. */
  #pending: ToastContent | undefined

  constructor() {
    super()
    for (const name of ['pointerenter', 'focusin']) this.addEventListener(name, () => this.#wait())
    for (const name of ['pointerleave', 'focusout']) this.addEventListener(name, () => this.#start())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#wait()
    this.#settle()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('toast')) return
    this.#settle()
    this.#pending = this.toast
    this.#start()
  }

  override render() {
    const { toast } = this
    if (!toast) return nothing
    return html`
      <div>
        ${toast.icon ? html`<span class="t3 row">${icon(toast.icon)}</span>` : nothing}
        <span class="grow">${toast.text}</span>
        ${toast.action ? html`<chq-button-v0 variant="ghost" size="sm" @click=${this.#act}>${toast.action.label}</chq-button-v0>` : nothing}
        <chq-button-v0 variant="ghost" size="sm" square .label=${t('dialog.close')} @click=${() => this.#go()}>${icon('x')}</chq-button-v0>
      </div>`
  }

  #start(): void {
    this.#wait()
    if (this.toast) this.#timer = setTimeout(() => this.#go(), STAYS_MS)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #act(): void {
    this.#wait()
    this.#pending = undefined
    this.toast?.action?.run()
    this.tell('chq-change', undefined)
  }

  #go(): void {
    this.#wait()
    this.#settle()
    this.tell('chq-change', undefined)
  }

  #settle(): void {
    const pending = this.#pending
    this.#pending = undefined
    pending?.expired?.()
  }
}
