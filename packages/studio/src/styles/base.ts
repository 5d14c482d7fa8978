/** Owns what every shadow root of the studio starts with: the reset, text colours, icons, rows. Knows no element. */
import { css } from 'lit'
import { t11, t12, t13 } from './tokens.ts'

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  * {
    margin: 0;
  }
  :host {
    ${t13}
    color: var(--_text);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    border: 0;
    background: none;
    padding: 0;
  }
  button {
    cursor: pointer;
    text-align: inherit;
    -webkit-tap-highlight-color: transparent;
  }
  img {
    display: block;
    max-width: 100%;
  }
  ul,
  ol {
    list-style: none;
    padding: 0;
  }
  h1,
  h2,
  h3 {
    font: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .i {
    width: 16px;
    height: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .i.s {
    width: 14px;
    height: 14px;
    stroke-width: 2;
  }
  .i.l {
    width: 20px;
    height: 20px;
  }
  .i.solid {
    fill: currentColor;
  }
  .t2 {
    color: var(--_text-2);
  }
  .t3 {
    color: var(--_text-3);
  }
  .ok {
    color: var(--_ok);
  }
  .warn {
    color: var(--_warn);
  }
  .bad {
    color: var(--_bad);
  }
  .acc {
    color: var(--_accent);
  }
  .small {
    ${t12}
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--_s2);
  }
  .wrap {
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .label {
    ${t11}
    color: var(--_text-3);
  }
  .h3 {
    ${t13}
    font-weight: 600;
  }
  .spin {
    animation: spin 1.1s linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spin {
      animation: none;
    }
  }
`
