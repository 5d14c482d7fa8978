/** Owns choosing between a few values that fit side by side: native radio buttons, so arrow keys work by themselves. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { segmentedStyles } from './segmented.styles.ts'

export type Segment = { readonly value: string; readonly label: string; readonly mark?: TemplateResult }

/** Sends `chq-change`. Dresses: `plain` a filled rail, `cell` free-standing in an option cell. */
export class ChqSegmented extends StudioElement {
  static override styles = [base, segmentedStyles]
  static override properties: PropertyDeclarations = {
    dress: { reflect: true },
    label: {},
    value: {},
    segments: { attribute: false },
  }

  declare dress: 'plain' | 'cell'
  /** The accessible name of the group. */
  declare label: string
  declare value: string
  declare segments: readonly Segment[]

  constructor() {
    super()
    this.dress = 'plain'
    this.label = ''
    this.value = ''
    this.segments = []
  }

  override render() {
    return html`
      <div role="radiogroup" aria-label=${this.label}>
        ${this.segments.map(
          ({ value, label, mark }) => html`
            <label>
              <input class="vh" type="radio" name="segment" .value=${value} .checked=${value === this.value} @change=${this.#changed}>
              ${mark ?? nothing}<span>${label}</span>
            </label>`,
        )}
      </div>`
  }

  #changed(event: Event): void {
    this.value = (event.target as HTMLInputElement).value
    this.tell('chq-change', this.value)
  }
}
