/** Owns the dialog: a native one, so that focus stays inside, goes back to its opener, and Escape closes the topmost only. */
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { t } from '../../locales/translate.ts'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { icon } from '../icon/icon.ts'
import { dialogStyles } from './dialog.styles.ts'

/**
 * Sends `chq-change` with false when a person closes it; the parent sets `open`.
 * @slot - the body
 * @slot actions - beside the heading, before the close button
 * @slot footer - the row at the bottom
 */
export class ChqDialog extends StudioElement {
  static override styles = [base, dialogStyles]
  static override properties: PropertyDeclarations = {
    open: { type: Boolean },
    heading: {},
    dress: { reflect: true },
    footer: { type: Boolean },
    bare: { type: Boolean },
  }

  declare open: boolean
  declare heading: string
  /** `side` slides in from the right in the medium container and fills the narrow one. */
  declare dress: 'middle' | 'wide' | 'side'
  declare footer: boolean
  /** Without a close button: `actions` holds the way out. */
  declare bare: boolean

  constructor() {
    super()
    this.open = false
    this.heading = ''
    this.dress = 'middle'
    this.footer = false
    this.bare = false
  }

  override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.#closed} @pointerdown=${this.#outside}>
        <div class="frame">
          <header>
            <h1 id="heading" tabindex="-1">${this.heading}</h1>
            <slot name="actions"></slot>
            ${this.bare ? nothing : html`<chq-button-v0 variant="ghost" square .label=${t('dialog.close')} @click=${() => this.#dialog?.close()}>${icon('x')}</chq-button-v0>`}
          </header>
          <div class="body"><slot></slot></div>
          <footer ?hidden=${!this.footer}><slot name="footer"></slot></footer>
        </div>
      </dialog>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.#dialog
    if (!changed.has('open') || !dialog) return
    if (this.open && !dialog.open) {
      dialog.showModal()
      this.renderRoot.querySelector<HTMLElement>('#heading')?.focus()
    } else if (!this.open && dialog.open) dialog.close()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  #closed(): void {
    if (!this.open) return
    this.open = false
    this.tell('chq-change', false)
  }

  #outside(event: PointerEvent): void {
    if (event.target === this.#dialog) this.#dialog?.close()
  }
}
