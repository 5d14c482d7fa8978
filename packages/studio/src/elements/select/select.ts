/** Owns choosing one of several: a native select in three dresses, so that every device shows its own menu. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { StudioElement, type ValueEvent } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { type IconName, icon } from '../icon/icon.ts'
import { selectStyles } from './select.styles.ts'

export type Option = { readonly value: string; readonly label: string }
export type { ValueEvent }

/**
 * Sends `chq-change` with the chosen value.
 * Dresses: `pick` a quiet control, `cell` an option cell with its label above, `dot` a round button showing only the icon.
 */
export class ChqSelect extends StudioElement {
  static override shadowRootOptions: ShadowRootInit = { ...StudioElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [base, selectStyles]
  static override properties: PropertyDeclarations = {
    dress: { reflect: true },
    label: {},
    value: {},
    options: { attribute: false },
    icon: {},
    mark: { attribute: false },
    disabled: { type: Boolean },
  }

  declare dress: 'pick' | 'cell' | 'dot'
  /** The accessible name; written above in a cell. */
  declare label: string
  declare value: string
  declare options: readonly Option[]
  declare icon: IconName | undefined
  /** A picture of the caller's own in the icon's place. */
  declare mark: TemplateResult | undefined
  declare disabled: boolean

  constructor() {
    super()
    this.dress = 'pick'
    this.label = ''
    this.value = ''
    this.options = []
    this.disabled = false
  }

  override render() {
    const known = this.options.some(option => option.value === this.value)
    return html`
      <label>
        <span class=${this.dress === 'cell' ? 'label' : 'vh'}>${this.label}</span>
        ${this.mark || this.icon ? html`<span class="lead">${this.mark ?? icon(this.icon!, 's')}</span>` : nothing}
        <select class="cut" title=${this.dress === 'dot' ? this.label : nothing} ?disabled=${this.disabled} @change=${this.#changed}>
          ${known ? nothing : html`<option value=${this.value} selected>${this.value}</option>`}
          ${this.options.map(
            ({ value, label }) => html`<option value=${value} ?selected=${value === this.value}>${label}</option>`,
          )}
        </select>
        ${this.dress === 'dot' ? nothing : html`<span class="down">${icon('chevron-down', 's')}</span>`}
      </label>`
  }

  protected override updated(): void {
    const select = this.renderRoot.querySelector('select')
    if (select) select.value = this.value
  }

  #changed(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value
    this.tell('chq-change', this.value)
  }
}
