/** Owns a menu of actions behind a button: a native popover, so Escape and a click elsewhere close it. */
import { css, html, type PropertyDeclarations } from 'lit'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { type IconName, icon } from '../icon/icon.ts'

export type MenuAction = {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  readonly danger?: boolean
  readonly disabled?: boolean
}

/** Sends `chq-change` with the id of the action. */
export class ChqMenu extends StudioElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        min-width: 200px;
        padding: 4px;
        border: 0;
        color: inherit;
        background: var(--_raised);
        border-radius: var(--_r12);
        box-shadow: var(--_e3);
      }
      [popover]:popover-open {
        animation: rise var(--_base) var(--_ease);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(4px);
        }
      }
      [role='menuitem'] {
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        height: 32px;
        padding: 0 12px 0 8px;
        border-radius: var(--_r8);
      }
      [role='menuitem']:hover {
        background: var(--_fill);
      }
      [role='menuitem']:focus-visible {
        background: var(--_accent-soft);
        outline-offset: -2px;
      }
      [role='menuitem']:disabled {
        color: var(--_text-3);
        cursor: default;
      }
      [role='menuitem'] .i {
        color: var(--_text-3);
      }
      .danger,
      .danger .i {
        color: var(--_bad);
      }
      @container studio (max-width: 719px) {
        [role='menuitem'] {
          height: 44px;
        }
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    label: {},
    size: {},
    actions: { attribute: false },
    _open: { state: true },
  }

  declare label: string
  declare size: 'sm' | 'md'
  declare actions: readonly MenuAction[]
  declare _open: boolean

  constructor() {
    super()
    this.label = ''
    this.size = 'sm'
    this.actions = []
    this._open = false
  }

  override render() {
    return html`
      <chq-button-v0 variant="ghost" square .size=${this.size} .label=${this.label} .expanded=${this._open} @click=${this.#toggle}
        >${icon('ellipsis')}</chq-button-v0>
      <div popover role="menu" aria-label=${this.label} @toggle=${this.#toggled} @keydown=${this.#key}>
        ${this.actions.map(
          ({ id, label, icon: name, danger, disabled }) => html`
            <button type="button" role="menuitem" tabindex="-1" class=${danger ? 'danger' : ''} ?disabled=${disabled} @click=${() => this.#choose(id)}
              >${icon(name)}${label}</button>`,
        )}
      </div>`
  }

  get #popover(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[popover]')!
  }

  get #entries(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)')]
  }

  #toggle(): void {
    this.#popover.togglePopover()
  }

  #toggled(event: ToggleEvent): void {
    this._open = event.newState === 'open'
    if (!this._open) return
    const at = this.getBoundingClientRect()
    const { style, offsetWidth, offsetHeight } = this.#popover
    style.left = `${Math.max(8, at.right - offsetWidth)}px`
    // below the button, or above it where there is no room
    const below = at.bottom + 4
    style.top = `${below + offsetHeight > innerHeight ? Math.max(8, at.top - 4 - offsetHeight) : below}px`
    this.#entries[0]?.focus()
  }

  #key(event: KeyboardEvent): void {
    const entries = this.#entries
    const at = entries.findIndex(entry => entry.matches(':focus'))
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key]
    if (event.key === 'Tab') this.#popover.hidePopover()
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    entries[next % entries.length]?.focus()
  }

  #choose(id: string): void {
    this.#popover.hidePopover()
    this.tell('chq-change', id)
  }
}
