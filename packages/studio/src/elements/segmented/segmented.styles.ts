/** Owns how the segmented control looks. */
import { css } from 'lit'
import { t12 } from '../../styles/tokens.ts'

export const segmentedStyles = css`
  :host {
    display: block;
  }
  div {
    display: flex;
    padding: 2px;
    gap: 2px;
    border-radius: var(--_r8);
    background: var(--_fill);
  }
  label {
    position: relative;
    display: inline-flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: var(--_h-sm);
    padding: 0 6px;
    border-radius: var(--_r6);
    ${t12}
    font-weight: 550;
    font-variant-numeric: tabular-nums;
    color: var(--_text-2);
    white-space: nowrap;
    cursor: pointer;
  }
  label:hover {
    color: var(--_text);
  }
  label:has(:checked) {
    background: light-dark(oklch(1 0 0), oklch(0.4 0.012 264));
    color: var(--_text);
    box-shadow:
      0 0 0 0.5px var(--_line),
      0 1px 2px var(--_sh);
  }
  label:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  :host([dress='cell']) div {
    padding: 0;
    background: none;
  }
  :host([dress='cell']) label {
    flex: none;
    gap: 5px;
    height: 24px;
    padding: 0 6px;
    font-weight: 450;
  }
  :host([dress='cell']) label:has(:checked) {
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
    box-shadow: none;
  }
  @container studio (max-width: 719px) {
    label,
    :host([dress='cell']) label {
      height: 44px;
      flex: 1;
    }
  }
  @media (forced-colors: active) {
    label:has(:checked) {
      border: 1px solid Highlight;
    }
  }
`
