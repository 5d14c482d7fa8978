/** Owns the switch: a native checkbox with the role of a switch. */
import { css, html, type PropertyDeclarations } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'

/** Sends `chq-change` with true or false. */
export class ChqSwitch extends StudioElement {
  static override shadowRootOptions: ShadowRootInit = { ...StudioElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    css`
      :host {
        display: inline-grid;
        place-items: center;
        min-height: 24px;
      }
      input {
        appearance: none;
        position: relative;
        width: 28px;
        height: 16px;
        border-radius: 8px;
        background: var(--_line-strong);
        cursor: pointer;
        transition: background var(--_fast);
      }
      input::before {
        content: '';
        position: absolute;
        inset: -6px;
      }
      input::after {
        content: '';
        position: absolute;
        left: 2px;
        top: 2px;
        width: 12px;
        height: 12px;
        border-radius: 50%;
        background: oklch(1 0 0);
        transition: left var(--_fast) var(--_ease);
      }
      input:checked {
        background: var(--_accent-solid);
      }
      input:checked::after {
        left: 14px;
      }
      @container studio (max-width: 719px) {
        :host {
          min-height: 44px;
          min-width: 44px;
        }
        input::before {
          inset: -14px -8px;
        }
      }
      @media (forced-colors: active) {
        input {
          appearance: auto;
        }
      }
    `,
  ]
  static override properties: PropertyDeclarations = { label: {}, checked: { type: Boolean } }

  declare label: string
  declare checked: boolean

  constructor() {
    super()
    this.label = ''
    this.checked = false
  }

  override render() {
    return html`<input type="checkbox" role="switch" aria-label=${this.label} .checked=${this.checked} @change=${this.#changed}>`
  }

  #changed(event: Event): void {
    this.checked = (event.target as HTMLInputElement).checked
    this.tell('chq-change', this.checked)
  }
}
