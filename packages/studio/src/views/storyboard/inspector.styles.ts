/** Owns how the inspector looks. */
import { css } from 'lit'
import { t11, t12 } from '../../styles/tokens.ts'

export const inspectorStyles = css`
  :host {
    display: block;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 2px;
    height: 46px;
    padding: 10px 8px 0 16px;
  }
  .head h2 {
    font-weight: 600;
  }
  .gap {
    display: inline-block;
    width: 8px;
  }
  .sec {
    padding: var(--_s4);
  }
  .sec + .sec {
    border-top: 1px solid var(--_line);
  }
  .sec.first {
    padding-top: 8px;
  }
  .h3 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 20px;
    margin-bottom: var(--_s3);
  }
  .light {
    font-weight: 450;
  }
  .h3 .pick {
    width: 136px;
    font-weight: 450;
  }
  textarea.field {
    field-sizing: content;
    min-height: 56px;
    max-height: 216px;
  }
  .title {
    margin-bottom: 6px;
    font-weight: 550;
  }
  .stale {
    display: grid;
    justify-items: start;
    gap: 8px;
    margin-top: 8px;
    ${t12}
  }
  .stale .row {
    gap: 6px;
  }
  .reasons {
    margin-top: 6px;
  }
  .take-row {
    margin-top: 8px;
  }
  .takes {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6px;
    margin-top: var(--_s2);
  }
  .takes > * {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 10;
    border-radius: var(--_r6);
    box-shadow: 0 0 0 1px var(--_line);
    color: var(--_text-2);
    cursor: pointer;
  }
  .takes > :hover {
    background: var(--_fill);
  }
  .takes chq-thumb-v0 {
    width: 100%;
    height: 100%;
    aspect-ratio: auto;
    border-radius: inherit;
  }
  .takes [aria-pressed='true'],
  .capts [aria-pressed='true'] {
    box-shadow:
      0 0 0 1.5px var(--_surface),
      0 0 0 3.5px var(--_accent);
  }
  .takes .n {
    position: absolute;
    right: 3px;
    bottom: 3px;
    ${t11}
    padding: 0 4px;
    border-radius: 4px;
    background: oklch(0.15 0.01 264 / 0.78);
    color: oklch(1 0 0);
    font-variant-numeric: tabular-nums;
  }
  .takes button:focus-visible,
  .capts button:focus-visible,
  .upload:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 5px;
  }
  .colour {
    width: 44px;
    height: 28px;
    padding: 2px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: transparent;
    cursor: pointer;
  }
  .overlay {
    display: grid;
    gap: 6px;
    padding-bottom: var(--_s3);
    margin-bottom: var(--_s3);
    border-bottom: 1px solid var(--_line);
  }
  .overlay > .row {
    gap: 8px;
  }
  .overlay .mark {
    width: 40px;
    border-radius: 4px;
  }
  .add-logo {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    height: 28px;
    padding: 0 10px;
    border: 1px solid var(--_line);
    border-radius: 7px;
    ${t12}
    font-weight: 500;
    cursor: pointer;
  }
  .add-logo:hover {
    background: var(--_fill);
  }
  .add-logo:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .kb {
    position: relative;
    border-radius: var(--_r8);
    overflow: hidden;
  }
  .kb chq-thumb-v0 {
    filter: brightness(0.55);
  }
  .kb i {
    position: absolute;
    border: 1.5px solid oklch(1 0 0);
    border-radius: 3px;
  }
  .kb i.b {
    border-style: dashed;
  }
  .kb span {
    position: absolute;
    ${t11}
    color: oklch(1 0 0);
    text-shadow: 0 1px 2px oklch(0 0 0 / 0.7);
  }
  .capts {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6px;
  }
  .capts button {
    display: grid;
    place-items: center;
    height: 44px;
    overflow: hidden;
    border-radius: var(--_r6);
    background: linear-gradient(160deg, oklch(0.42 0.04 250), oklch(0.27 0.03 264));
    color: oklch(1 0 0);
    box-shadow: 0 0 0 1px var(--_line);
  }
  .capts button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .trans {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
    gap: 4px;
    margin-bottom: var(--_s2);
  }
  .trans button {
    display: grid;
    place-items: center;
    height: 32px;
    border-radius: var(--_r6);
    background: var(--_fill);
    color: var(--_text-2);
  }
  .trans button:hover {
    background: var(--_fill-hover);
    color: var(--_text);
  }
  .trans [aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
    box-shadow: inset 0 0 0 1.5px var(--_accent);
  }
  .pace,
  .film-wide {
    margin-top: var(--_s2);
  }
  .fine summary {
    ${t12}
    padding: 6px 0;
    color: var(--_text-2);
    cursor: pointer;
    border-radius: var(--_r4);
  }
  .look .facts {
    margin-top: 4px;
  }
  .everywhere {
    margin: 8px 0 0 -10px;
  }
  .prop {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    min-height: 32px;
  }
  .prop > span:first-child {
    width: 72px;
    flex: none;
    ${t12}
    color: var(--_text-3);
  }
  .prop > span.wide {
    width: auto;
  }
  .value {
    width: 48px;
    white-space: nowrap;
    flex: none;
    text-align: right;
  }
  @container studio (max-width: 719px) {
    .field {
      font-size: 16px;
      line-height: 24px;
    }
    .h3 .pick {
      width: 176px;
    }
    .capts button {
      height: 52px;
    }
    .trans {
      grid-template-columns: repeat(auto-fill, minmax(48px, 1fr));
    }
    .trans button {
      height: 44px;
    }
    .fine summary {
      padding: 12px 0;
    }
    .prop + .prop {
      margin-top: 4px;
    }
    .takes > * {
      min-height: 48px;
    }
  }
`
