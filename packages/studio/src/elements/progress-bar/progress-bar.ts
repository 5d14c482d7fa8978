/** Owns the progress bar: a value 0..100 that moves at the real rate. It never says anything by itself to screen readers. */
import { css, html, nothing, type PropertyDeclarations } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'

export class ChqProgressBar extends StudioElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        height: var(--bar-height, 4px);
        border-radius: 3px;
        background: var(--bar-track, var(--_fill-hover));
        overflow: hidden;
      }
      div {
        height: 100%;
      }
      i {
        display: block;
        height: 100%;
        border-radius: 3px;
        background: var(--bar-fill, var(--_accent-solid));
        transition: width var(--_slow) linear;
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }
        i {
          background: Highlight;
        }
      }
    `,
  ]
  static override properties: PropertyDeclarations = { value: { type: Number }, label: {} }

  /** 0..100. */
  declare value: number
  /** The accessible name; without one the bar is decoration beside its words. */
  declare label: string | undefined

  constructor() {
    super()
    this.value = 0
  }

  override render() {
    const value = Math.round(Math.min(100, Math.max(0, this.value)))
    const bar = html`<i style="width:${value}%"></i>`
    return this.label === undefined
      ? html`<div aria-hidden="true">${bar}</div>`
      : html`<div role="progressbar" aria-label=${this.label} aria-valuenow=${value} aria-valuemin="0" aria-valuemax="100">${bar}</div>${nothing}`
  }
}
