/** Owns the slider: a native range input with the studio's dress. */
import { html, type PropertyDeclarations } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { sliderStyles } from './slider.styles.ts'

/** Sends `chq-input` while it moves and `chq-change` when it is let go, both with a number. */
export class ChqSlider extends StudioElement {
  static override shadowRootOptions: ShadowRootInit = { ...StudioElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [base, sliderStyles]
  static override properties: PropertyDeclarations = {
    dress: { reflect: true },
    label: {},
    text: {},
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    value: { type: Number },
    disabled: { type: Boolean },
  }

  /** `scrub` is the player's: neutral and with a larger grip. */
  declare dress: 'plain' | 'scrub'
  declare label: string
  /** The value in words, for screen readers: '0:40 of 1:02'. */
  declare text: string
  declare min: number
  declare max: number
  declare step: number
  declare value: number
  declare disabled: boolean

  constructor() {
    super()
    this.dress = 'plain'
    this.label = ''
    this.text = ''
    this.min = 0
    this.max = 100
    this.step = 1
    this.value = 0
    this.disabled = false
  }

  override render() {
    const part = this.max > this.min ? (this.value - this.min) / (this.max - this.min) : 0
    return html`<input
      type="range"
      aria-label=${this.label}
      aria-valuetext=${this.text || String(this.value)}
      min=${this.min}
      max=${this.max}
      step=${this.step}
      .value=${String(this.value)}
      ?disabled=${this.disabled}
      style="--part:${part.toFixed(4)}"
      @input=${(event: Event) => this.#moved(event, 'chq-input')}
      @change=${(event: Event) => this.#moved(event, 'chq-change')}
    >`
  }

  #moved(event: Event, name: 'chq-input' | 'chq-change'): void {
    this.value = (event.target as HTMLInputElement).valueAsNumber
    this.tell(name, this.value)
  }
}
