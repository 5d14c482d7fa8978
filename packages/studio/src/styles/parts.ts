/** Owns the small pieces that several views draw the same way: chip, card, score, notice, badge, field, skeleton. */
import { css } from 'lit'
import { t11, t12, t13 } from './tokens.ts'

export const parts = css`
  kbd {
    ${t11}
    color: var(--_text-3);
    min-width: 18px;
    padding: 0 4px;
    border-radius: var(--_r4);
    background: var(--_fill);
    text-align: center;
    display: inline-block;
    font-family: inherit;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    height: 24px;
    padding: 0 8px;
    border-radius: var(--_r6);
    ${t12}
    color: var(--_text-2);
    background: var(--_fill);
    white-space: nowrap;
  }
  button.chip:hover {
    background: var(--_fill-hover);
    color: var(--_text);
  }
  .chip.ok {
    color: var(--_ok);
    background: var(--_ok-soft);
  }
  .chip.warn {
    color: var(--_warn);
    background: var(--_warn-soft);
  }
  .chip.bad {
    color: var(--_bad);
    background: var(--_bad-soft);
  }
  .chip.acc {
    color: var(--_accent);
    background: var(--_accent-soft);
  }
  .card {
    background: var(--_surface);
    border-radius: var(--_r12);
    box-shadow: var(--_e1);
  }
  .badge {
    position: absolute;
    height: 20px;
    padding: 0 6px;
    border-radius: var(--_r6);
    ${t11}
    line-height: 20px;
    background: oklch(0.15 0.01 264 / 0.78);
    color: oklch(1 0 0);
    font-variant-numeric: tabular-nums;
  }
  .field {
    display: block;
    width: 100%;
    padding: var(--_s2) 10px;
    border-radius: var(--_r8);
    background: light-dark(var(--_surface), var(--_sunken));
    box-shadow: inset 0 0 0 1px var(--_line-strong);
    ${t13}
    resize: none;
  }
  .field:focus {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }
  .error-text {
    display: flex;
    align-items: center;
    gap: 6px;
    ${t12}
    color: var(--_bad);
  }
  .score {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    ${t12}
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .score svg {
    width: 14px;
    height: 14px;
    transform: rotate(-90deg);
    fill: none;
    stroke-width: 2.4;
    stroke: currentColor;
  }
  .score svg circle:first-child {
    opacity: 0.22;
  }
  .notice {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 4px 10px;
    padding: var(--_s3) var(--_s4);
    border-radius: var(--_r12);
    background: var(--_warn-soft);
    ${t13}
  }
  .notice > .i {
    margin-top: 2px;
    color: var(--_warn);
  }
  .notice > :not(.i) {
    grid-column: 2;
  }
  .notice p {
    color: var(--_text-2);
  }
  .notice strong {
    font-weight: 600;
  }
  .notice .acts {
    display: flex;
    gap: var(--_s2);
    margin-top: 6px;
    flex-wrap: wrap;
  }
  .notice.info {
    background: var(--_accent-soft);
  }
  .notice.info > .i {
    color: var(--_accent);
  }
  .notice.err {
    background: var(--_bad-soft);
  }
  .notice.err > .i {
    color: var(--_bad);
  }
  .notice details {
    ${t12}
    color: var(--_text-2);
    overflow-wrap: anywhere;
  }
  .notice summary {
    cursor: pointer;
  }
  .skel {
    background: linear-gradient(100deg, var(--_fill) 30%, var(--_fill-hover) 50%, var(--_fill) 70%) 0 0 / 300% 100%;
    border-radius: var(--_r6);
  }
  .empty {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 6px;
    min-height: 148px;
    text-align: center;
  }
  .empty strong {
    font-weight: 600;
  }
  .empty .row {
    margin-top: 8px;
  }
`
