/** Owns the button. Requests come as ordinary clicks; nothing is clicked while it is disabled or busy. */
import { html, nothing, type PropertyDeclarations } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { icon } from '../icon/icon.ts'
import { buttonStyles } from './button.styles.ts'

/**
 * A button around a native one.
 * @slot - icon and words
 * @csspart button - the native button
 */
export class ChqButton extends StudioElement {
  static override shadowRootOptions: ShadowRootInit = { ...StudioElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [base, buttonStyles]
  static override properties: PropertyDeclarations = {
    variant: { reflect: true },
    size: { reflect: true },
    square: { type: Boolean, reflect: true },
    label: {},
    pressed: { type: Boolean },
    expanded: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    busy: { type: Boolean, reflect: true },
  }

  declare variant: 'plain' | 'primary' | 'ghost' | 'danger'
  declare size: 'sm' | 'md' | 'lg'
  /** As wide as high, for a single icon. */
  declare square: boolean
  /** The accessible name where there is only an icon; also its tooltip. */
  declare label: string | undefined
  declare pressed: boolean | undefined
  declare expanded: boolean | undefined
  declare disabled: boolean
  /** Working: a spinner before the words. */
  declare busy: boolean

  constructor() {
    super()
    this.variant = 'plain'
    this.size = 'md'
    this.square = false
    this.disabled = false
    this.busy = false
  }

  override render() {
    return html`
      <button
        part="button"
        type="button"
        aria-label=${this.label ?? nothing}
        title=${this.label ?? nothing}
        aria-pressed=${this.pressed === undefined ? nothing : String(this.pressed)}
        aria-expanded=${this.expanded === undefined ? nothing : String(this.expanded)}
        aria-busy=${this.busy ? 'true' : nothing}
        ?disabled=${this.disabled}
        @click=${this.#guard}
      >${this.busy ? icon('loader-circle', 's spin') : nothing}<slot></slot></button>`
  }

  #guard(event: Event): void {
    if (this.busy) event.stopImmediatePropagation()
  }
}
