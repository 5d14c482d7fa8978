/** Owns moving between views: a row of buttons in a navigation, at the top or as the bar at the bottom. */
import { html, nothing, type PropertyDeclarations } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { type IconName, icon } from '../icon/icon.ts'
import { tabsStyles } from './tabs.styles.ts'

export type Tab = {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  /** Something runs there. */
  readonly active?: boolean
  readonly activeLabel?: string
  readonly disabled?: boolean
}

/** Sends `chq-change` with the id of the tab. */
export class ChqTabs extends StudioElement {
  static override styles = [base, tabsStyles]
  static override properties: PropertyDeclarations = {
    place: { reflect: true },
    label: {},
    value: {},
    tabs: { attribute: false },
  }

  declare place: 'top' | 'bottom'
  declare label: string
  declare value: string
  declare tabs: readonly Tab[]

  constructor() {
    super()
    this.place = 'top'
    this.label = ''
    this.value = ''
    this.tabs = []
  }

  override render() {
    return html`
      <nav aria-label=${this.label}>
        ${this.tabs.map(
          tab => html`
            <button
              type="button"
              aria-current=${tab.id === this.value ? 'page' : nothing}
              ?disabled=${tab.disabled}
              @click=${() => this.tell('chq-change', tab.id)}
            >${this.place === 'bottom' ? icon(tab.icon) : nothing}<span>${tab.label}</span>${
              tab.active ? html`<span class="dot"><span class="vh">${tab.activeLabel}</span></span>` : nothing
            }</button>`,
        )}
      </nav>`
  }
}
