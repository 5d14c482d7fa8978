/** Owns how the export dialog is laid out: three columns to choose, one to wait and to take the film. */
import { css } from 'lit'
import { t12, t20 } from '../../styles/tokens.ts'

export const exportStyles = css`
  :host {
    display: contents;
  }
  .body {
    display: grid;
    grid-template-columns: 248px minmax(0, 1fr) 264px;
    border-top: 1px solid var(--_line);
  }
  .body.plain {
    grid-template-columns: minmax(0, 1fr) 264px;
  }
  .presets {
    display: grid;
    gap: 2px;
    align-content: start;
    padding: var(--_s3);
    border-right: 1px solid var(--_line);
  }
  .preset {
    display: grid;
    grid-template-columns: 36px 1fr;
    gap: 0 10px;
    align-items: center;
    align-content: center;
    padding: 8px;
    border-radius: var(--_r8);
  }
  .preset:hover {
    background: var(--_fill);
  }
  .preset:focus-visible {
    outline-offset: -2px;
  }
  .preset[aria-pressed='true'] {
    background: var(--_accent-soft);
  }
  .g {
    grid-row: span 2;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: var(--_r8);
    background: var(--_fill);
    color: var(--_text-2);
  }
  [aria-pressed='true'] .g {
    background: var(--_accent-solid);
    color: var(--_on-accent);
  }
  .preset b {
    font-weight: 550;
  }
  small {
    display: block;
    ${t12}
    color: var(--_text-3);
  }
  [aria-pressed='true'] small {
    color: var(--_text-2);
  }
  .form {
    display: grid;
    gap: var(--_s4);
    align-content: start;
    padding: var(--_s4) var(--_s5);
  }
  .form .label {
    display: block;
    margin-bottom: 6px;
  }
  .check {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    padding: 6px 0;
    cursor: pointer;
  }
  .check input {
    width: 16px;
    height: 16px;
    margin-top: 2px;
    flex: none;
    accent-color: var(--_accent-solid);
  }
  .sum {
    padding: var(--_s4) var(--_s5);
    border-left: 1px solid var(--_line);
    background: color-mix(in oklch, var(--_raised), var(--_bg) 50%);
  }
  .sum chq-thumb-v0 {
    border-radius: var(--_r8);
    box-shadow: 0 0 0 1px var(--_line);
    transition: aspect-ratio var(--_base) var(--_ease);
  }
  .sum chq-thumb-v0.tall {
    height: 126px;
    margin: 0 auto;
  }
  .file {
    font-weight: 550;
    margin: 10px 0 14px;
  }
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 8px;
  }
  dt {
    ${t12}
    line-height: 20px;
    color: var(--_text-3);
  }
  dd {
    text-align: right;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .poster {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr);
    gap: 8px;
    margin-top: 16px;
  }
  .here {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    margin-top: 16px;
  }
  .running,
  .finished {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_s4);
    padding: 4px var(--_s6) var(--_s6);
  }
  .now-picture {
    border-radius: var(--_r8);
    box-shadow:
      0 0 0 1px oklch(0 0 0 / 0.2),
      0 8px 32px -8px var(--_sh-2);
  }
  .strip {
    display: grid;
    gap: 3px;
    border-radius: var(--_r8);
    overflow: hidden;
  }
  .strip div {
    position: relative;
    background: var(--_fill);
  }
  .strip chq-thumb-v0 {
    height: 52px;
    width: 100%;
    aspect-ratio: auto;
  }
  .strip .todo chq-thumb-v0 {
    filter: saturate(0) opacity(0.28);
  }
  .strip .now chq-thumb-v0 {
    clip-path: inset(0 calc(100% - var(--within)) 0 0);
  }
  .strip .now::after {
    content: '';
    position: absolute;
    top: 0;
    bottom: 0;
    left: var(--within);
    width: 2px;
    background: var(--_playhead);
  }
  .headline {
    align-items: baseline;
    margin-bottom: 8px;
  }
  .finished .headline {
    align-items: center;
    margin: 0;
  }
  .headline strong {
    ${t20}
  }
  .running chq-progress-bar-v0 {
    --bar-height: 6px;
  }
  .facts {
    gap: 16px;
    margin-top: 8px;
  }
  .finished .facts {
    margin: -12px 0 0 28px;
    gap: 4px 16px;
  }
  video {
    display: block;
    width: 100%;
    max-height: 420px;
    border-radius: var(--_r8);
    background: oklch(0.1 0 0);
  }
  video.tall {
    width: auto;
    margin: 0 auto;
  }
  @container studio (max-width: 719px) {
    .body,
    .body.plain {
      grid-template-columns: minmax(0, 1fr);
    }
    .presets {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      border: 0;
    }
    .sum {
      border: 0;
    }
    .sum chq-thumb-v0 {
      display: none;
    }
    .check {
      min-height: 44px;
    }
    .running,
    .finished {
      padding: 4px var(--_s4) var(--_s4);
    }
    .strip chq-thumb-v0 {
      height: 36px;
    }
  }
`
