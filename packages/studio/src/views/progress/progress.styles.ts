/** Owns how the progress view is laid out: 304 px of phases beside the matrix; stacked when narrower. */
import { css } from 'lit'
import { t11, t12, t20 } from '../../styles/tokens.ts'

export const progressStyles = css`
  :host {
    display: block;
  }
  .run {
    display: grid;
    grid-template-columns: 304px minmax(0, 1fr);
    gap: 0 var(--_s6);
    align-items: start;
    max-width: 1360px;
    margin: 0 auto;
    padding: var(--_s6);
  }
  .runhead {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--_s3) var(--_s6);
    align-items: end;
    margin-bottom: var(--_s5);
  }
  h1 {
    ${t20}
  }
  .runhead chq-progress-bar-v0 {
    grid-column: 1 / -1;
    --bar-height: 6px;
  }
  .side {
    display: grid;
    gap: var(--_s4);
  }
  .stages {
    padding: var(--_s2) 0;
  }
  .stage {
    display: grid;
    grid-template-columns: 20px 1fr auto;
    gap: 0 10px;
    padding: 8px var(--_s4);
    position: relative;
  }
  .st {
    width: 20px;
    height: 20px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    color: var(--_text-3);
  }
  .st .i {
    width: 14px;
    height: 14px;
    stroke-width: 2.2;
  }
  .done .st {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  :is(.running, .paused) .st {
    color: var(--_accent);
    background: var(--_accent-soft);
  }
  .failed .st {
    color: var(--_bad);
    background: var(--_bad-soft);
  }
  .waiting {
    color: var(--_text-3);
  }
  .nm {
    font-weight: 550;
  }
  .as {
    ${t12}
    line-height: 20px;
    color: var(--_text-3);
  }
  .dt {
    grid-column: 2 / -1;
    ${t12}
    color: var(--_text-3);
    overflow-wrap: anywhere;
  }
  .pb {
    grid-column: 2 / -1;
    margin-top: 6px;
    --bar-height: 3px;
  }
  .stage + .stage::before {
    content: '';
    position: absolute;
    left: 25.5px;
    top: -8px;
    height: 14px;
    width: 1px;
    background: var(--_line-strong);
  }
  .matrix {
    overflow: clip;
  }
  .mrow {
    display: grid;
    grid-template-columns: 28px 80px minmax(120px, 1fr) repeat(4, 112px);
    gap: 0 var(--_s3);
    align-items: center;
    padding: 6px var(--_s4);
    min-height: 57px;
    border-top: 1px solid var(--_line);
  }
  .mrow:first-child {
    border-top: 0;
  }
  .mhead {
    min-height: 36px;
    padding: 0 var(--_s4);
    ${t11}
    color: var(--_text-3);
    background: color-mix(in oklch, var(--_surface), var(--_bg) 60%);
  }
  .th {
    width: 80px;
    height: 45px;
    border-radius: var(--_r6);
    box-shadow: 0 0 0 1px var(--_line);
  }
  .what {
    min-width: 0;
  }
  .name {
    display: block;
    max-width: 100%;
    min-height: 24px;
    margin: -2px 0;
    font-weight: 550;
    border-radius: var(--_r4);
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .line {
    display: block;
  }
  .cell {
    display: flex;
    align-items: center;
    gap: 6px;
    ${t12}
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
  }
  .cell chq-progress-bar-v0 {
    width: 56px;
  }
  .takes {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    border-radius: var(--_r4);
    text-decoration: underline dotted var(--_line-strong);
    text-underline-offset: 4px;
  }
  .idle {
    width: 14px;
    height: 2px;
    border-radius: 1px;
    background: var(--_line-strong);
  }
  .open {
    border-top-color: transparent;
    box-shadow: 0 -1px 0 var(--_line);
  }
  .retake {
    margin: 0 var(--_s4) var(--_s3) 56px;
    padding: var(--_s3);
    border-radius: var(--_r12);
    background: var(--_fill);
    display: grid;
    grid-template-columns: 168px 168px minmax(0, 1fr);
    gap: var(--_s3) var(--_s4);
    align-items: start;
  }
  .take {
    position: relative;
  }
  .take chq-thumb-v0 {
    border-radius: var(--_r8);
  }
  .old chq-thumb-v0 {
    filter: saturate(0.25) opacity(0.75);
  }
  .tag {
    position: absolute;
    left: 6px;
    bottom: 6px;
    display: flex;
    align-items: center;
    gap: var(--_s2);
    height: 22px;
    padding: 0 8px;
    ${t12}
    border-radius: var(--_r6);
    background: var(--_raised);
    box-shadow: 0 1px 3px oklch(0 0 0 / 0.3);
  }
  dl {
    display: grid;
    grid-template-columns: 64px 1fr;
    gap: 4px 8px;
    ${t12}
  }
  dt {
    color: var(--_text-3);
  }
  dd {
    color: var(--_text-2);
    overflow-wrap: anywhere;
  }
  .lines {
    display: grid;
    gap: 8px;
  }
  .lines .skel {
    height: 10px;
    width: 70%;
  }
  .lines .skel:first-child {
    width: 30%;
  }
  @container studio (max-width: 1119px) {
    .run {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_s5);
    }
    .runhead {
      margin: 0;
    }
  }
  @container studio (max-width: 719px) {
    .run {
      padding: var(--_s4);
    }
    .runhead {
      grid-template-columns: 1fr;
    }
    .side {
      order: 2;
    }
    .mrow {
      grid-template-columns: 16px 80px minmax(0, 1fr) auto;
      padding: 8px var(--_s3);
    }
    .mrow > :is(:nth-child(4), :nth-child(6), :nth-child(7)) {
      display: none;
    }
    .name {
      min-height: 28px;
    }
    .retake {
      margin: 0 var(--_s3) var(--_s3);
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .retake > :last-child {
      grid-column: 1 / -1;
    }
  }
`
