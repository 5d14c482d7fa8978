/** Owns how the two parts of a picture look over it. */
import { css } from 'lit'
import { t11 } from '../../styles/tokens.ts'

export const rectsStyles = css`
  :host {
    display: block;
    position: relative;
    border-radius: var(--_r8);
    overflow: hidden;
    touch-action: none;
  }
  chq-thumb-v0 {
    filter: brightness(0.55);
  }
  button {
    position: absolute;
    border: 1.5px solid oklch(1 0 0);
    border-radius: 3px;
    cursor: grab;
    touch-action: none;
  }
  button:active {
    cursor: grabbing;
  }
  button.from {
    border-style: dashed;
  }
  button:focus-visible {
    outline-offset: -4px;
  }
  span {
    position: absolute;
    left: 4px;
    top: 4px;
    padding: 0 5px;
    border-radius: 4px;
    ${t11}
    line-height: 18px;
    background: oklch(0.15 0.01 264 / 0.78);
    color: oklch(1 0 0);
    pointer-events: none;
  }
  button.to span {
    top: auto;
    bottom: 4px;
  }
  i {
    position: absolute;
    right: -2px;
    bottom: -2px;
    width: 24px;
    height: 24px;
    cursor: nwse-resize;
    touch-action: none;
  }
  i::after {
    content: '';
    position: absolute;
    right: 3px;
    bottom: 3px;
    width: 9px;
    height: 9px;
    border-radius: 2px;
    background: oklch(1 0 0);
  }
`
