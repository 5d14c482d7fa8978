/** Owns how the names of the built-in caption styles hint at their look in the inspector. A style that is not here is plain. */
import { css } from 'lit'

export const captionSamples = css`
  .sample {
    font-size: 11px;
    line-height: 1;
    font-weight: 700;
  }
  .sample[data-style='plate'] {
    padding: 4px 6px;
    border-radius: 4px;
    background: oklch(0.16 0.02 264 / 0.85);
  }
  .sample:is([data-style='outline'], [data-style='shout']) {
    font-size: 13px;
    -webkit-text-stroke: 3px #111;
    paint-order: stroke fill;
  }
  .sample:is([data-style='highlight'], [data-style='shout']) {
    font-size: 13px;
    color: oklch(0.89 0.16 92);
  }
  .sample:is([data-style='shout'], [data-style='stacked']) {
    text-transform: uppercase;
    font-weight: 800;
  }
  .sample:is([data-style='quiet'], [data-style='breath']) {
    font-weight: 500;
  }
  .sample[data-style='breath'] {
    letter-spacing: 0.12em;
  }
  .sample:is([data-style='boxed'], [data-style='card'], [data-style='newsline']) {
    padding: 4px 6px;
    background: oklch(0.98 0 0);
    color: oklch(0.2 0.02 264);
  }
  .sample[data-style='card'] {
    border-radius: 6px;
  }
  .sample[data-style='newsline'] {
    border-left: 3px solid oklch(0.55 0.2 27);
  }
  .sample[data-style='marker'] {
    padding: 3px 4px;
    border-radius: 3px;
    background: oklch(0.89 0.16 92);
    color: oklch(0.2 0.02 264);
  }
  .sample[data-style='underline'] {
    padding-bottom: 3px;
    border-bottom: 2px solid oklch(0.89 0.16 92);
  }
  .sample:is([data-style='karaoke'], [data-style='gradient']) {
    -webkit-text-fill-color: transparent;
    background: linear-gradient(90deg, oklch(0.89 0.16 92) 50%, oklch(1 0 0) 50%) text;
  }
  .sample[data-style='gradient'] {
    font-size: 13px;
    background: linear-gradient(oklch(1 0 0), oklch(0.82 0.15 70)) text;
  }
  .sample:is([data-style='pop'], [data-style='single'], [data-style='stacked']) {
    font-size: 14px;
  }
  .sample[data-style='bounce'] {
    translate: 0 -6px;
  }
  .sample[data-style='rise'] {
    translate: 0 6px;
  }
  .sample[data-style='pulse'] {
    text-shadow: 0 0 8px oklch(0.89 0.16 92);
  }
  .sample[data-style='typewriter'] {
    padding-right: 3px;
    border-right: 1.5px solid currentColor;
  }
  .sample[data-style='corner'] {
    place-self: end start;
    margin: 6px;
  }
  .sample[data-style='side'] {
    place-self: center start;
    margin-left: 6px;
    padding-left: 5px;
    border-left: 2px solid oklch(0.89 0.16 92);
  }
  .sample[data-style='spotlight'] {
    padding: 9px 10px;
    border-radius: 50%;
    background: oklch(0.12 0.01 264 / 0.7);
  }
  .sample[data-style='ticker'] {
    place-self: start stretch;
    padding: 4px 6px;
    background: oklch(0.24 0.07 268);
    color: oklch(0.94 0.09 95);
  }
`
