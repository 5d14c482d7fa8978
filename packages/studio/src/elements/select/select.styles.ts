/** Owns how the select looks in its three dresses. */
import { css } from 'lit'
import { t12 } from '../../styles/tokens.ts'

export const selectStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  label {
    position: relative;
    display: flex;
    align-items: center;
    min-width: 0;
  }
  select {
    appearance: none;
    flex: 1;
    min-width: 0;
    cursor: pointer;
    outline: 0;
  }
  select option {
    background: var(--_raised);
    color: var(--_text);
  }
  select:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .lead,
  .down {
    position: absolute;
    display: grid;
    color: var(--_text-3);
    pointer-events: none;
  }
  .down {
    right: 8px;
  }
  .lead {
    left: 8px;
  }
  :host([dress='pick']) label {
    height: var(--_h-sm);
    border-radius: var(--_r6);
    background: var(--_fill);
    ${t12}
  }
  :host([dress='pick']) label:hover {
    background: var(--_fill-hover);
  }
  :host([dress='pick']) select {
    height: 100%;
    padding: 0 26px 0 8px;
    border-radius: inherit;
  }
  :host([dress='pick']) .lead ~ select {
    padding-left: 28px;
  }
  :host(:is([dress='pick'], [dress='dot'])) label:has(select:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  :host([dress='cell']) label {
    display: grid;
    gap: 4px;
    align-content: center;
    min-height: 64px;
    height: 100%;
    padding: 10px var(--_s3) 10px var(--_s4);
    transition: background var(--_fast);
  }
  :host([dress='cell']) label:hover {
    background: var(--_fill);
  }
  :host([dress='cell']) label:has(select:focus-visible) {
    background: var(--_accent-soft);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  :host([dress='cell']) .label {
    pointer-events: none;
  }
  :host([dress='cell']) .down {
    right: var(--_s3);
    bottom: 13px;
  }
  :host([dress='cell']) select {
    /* the whole cell opens the menu */
    font-weight: 550;
    margin: -34px -12px -10px -16px;
    padding: 34px 32px 10px 16px;
    height: 64px;
  }
  :host([dress='dot']) {
    width: 24px;
    height: 24px;
  }
  :host([dress='dot']) label {
    width: 24px;
    height: 24px;
    border-radius: 50%;
    place-content: center;
    background: var(--_surface);
    color: var(--_text-2);
    box-shadow:
      0 0 0 1px var(--_line-strong),
      0 1px 3px var(--_sh);
  }
  :host([dress='dot']) .lead {
    position: static;
    color: inherit;
  }
  :host([dress='dot']) .i {
    width: 12px;
    height: 12px;
    stroke-width: 2.2;
  }
  :host([dress='dot']) select {
    position: absolute;
    inset: -2px;
    opacity: 0;
  }
  @container studio (max-width: 719px) {
    :host([dress='pick']) label {
      height: 44px;
      border-radius: var(--_r8);
      font-size: 16px;
    }
    :host([dress='cell']) select {
      font-size: 16px;
    }
  }
`
