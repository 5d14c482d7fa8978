/** Owns how the slider looks. */
import { css } from 'lit'

const thumb = css`
  appearance: none;
  width: var(--_grip);
  height: var(--_grip);
  border: 0;
  border-radius: 50%;
  background: var(--_grip-colour);
  box-shadow: var(--_grip-edge);
`

export const sliderStyles = css`
  :host {
    --_grip: 14px;
    --_grip-colour: oklch(1 0 0);
    --_grip-edge: 0 0 0 1px var(--_line-strong), 0 1px 3px var(--_sh-2);
    --_track: var(--_accent-solid);
    display: flex;
    align-items: center;
    min-height: 24px;
  }
  :host([dress='scrub']) {
    --_grip: 12px;
    --_grip-colour: var(--_text);
    --_grip-edge: 0 0 0 2px var(--_bg);
    --_track: var(--_text);
  }
  input {
    appearance: none;
    width: 100%;
    height: 24px;
    cursor: pointer;
    border-radius: 4px;
    /* the grip's centre travels from half a grip to the width less half a grip */
    --_at: calc(var(--_grip) / 2 + (100% - var(--_grip)) * var(--part));
    background: linear-gradient(90deg, var(--_track) var(--_at), var(--_fill-hover) 0) center / 100% 4px no-repeat;
  }
  input:disabled {
    cursor: default;
    opacity: 0.5;
  }
  input::-webkit-slider-thumb {
    ${thumb}
  }
  input::-moz-range-thumb {
    ${thumb}
  }
  @container studio (max-width: 719px) {
    :host,
    input {
      min-height: 44px;
    }
    :host([dress='scrub']) {
      --_grip: 16px;
    }
  }
  @media (forced-colors: active) {
    input {
      appearance: auto;
    }
  }
`
