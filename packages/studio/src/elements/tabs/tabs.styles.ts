/** Owns how tabs look at the top (52 px) and as a bar at the bottom (56 px and the safe area). */
import { css } from 'lit'
import { t11 } from '../../styles/tokens.ts'

export const tabsStyles = css`
  :host {
    display: block;
  }
  nav {
    display: flex;
    gap: 2px;
    height: 52px;
  }
  button {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 0 var(--_s3);
    color: var(--_text-2);
    font-weight: 500;
    border-radius: var(--_r6);
  }
  button:hover {
    color: var(--_text);
  }
  button:focus-visible {
    outline-offset: -4px;
  }
  button:disabled {
    color: var(--_text-3);
    cursor: default;
  }
  button[aria-current] {
    color: var(--_text);
    font-weight: 600;
  }
  button[aria-current]::after {
    content: '';
    position: absolute;
    left: 12px;
    right: 12px;
    bottom: 0;
    height: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--_accent);
  }
  .dot {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--_accent);
  }
  :host([place='bottom']) nav {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    height: auto;
    background: var(--_surface);
    box-shadow: 0 -1px 0 var(--_line);
    padding-bottom: env(safe-area-inset-bottom);
  }
  :host([place='bottom']) button {
    display: grid;
    justify-items: center;
    gap: 2px;
    padding: 8px 0 6px;
    min-height: 56px;
    color: var(--_text-3);
    ${t11}
  }
  :host([place='bottom']) .i {
    width: 22px;
    height: 22px;
  }
  :host([place='bottom']) button[aria-current] {
    color: var(--_accent);
  }
  :host([place='bottom']) button[aria-current]::after {
    content: none;
  }
  :host([place='bottom']) .dot {
    position: absolute;
    top: 8px;
    margin-left: 26px;
  }
`
