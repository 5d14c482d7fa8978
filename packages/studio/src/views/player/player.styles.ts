/** Owns how the player is laid out: picture beside its scenes; under each other in the narrow container and above the inspector. */
import { css } from 'lit'
import { t12 } from '../../styles/tokens.ts'

export const playerStyles = css`
  :host {
    display: block;
    height: 100%;
  }
  .watch {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 360px;
    grid-template-rows: minmax(0, 1fr) auto;
    height: 100%;
    min-height: 480px;
  }
  .stage {
    container-type: size;
    display: grid;
    place-items: center;
    margin: var(--_s6) var(--_s6) 0;
    min-height: 0;
  }
  .screen {
    position: relative;
    aspect-ratio: var(--ratio);
    width: min(100cqw, 100cqh * (var(--ratio)));
    border-radius: var(--_r8);
    overflow: hidden;
    background: oklch(0.1 0 0);
    box-shadow:
      0 0 0 1px oklch(0 0 0 / 0.2),
      0 8px 32px -8px var(--_sh-2);
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
    cursor: pointer;
  }
  .wait {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: oklch(1 0 0);
  }
  .controls {
    grid-column: 1;
    padding: var(--_s3) var(--_s6) var(--_s4);
    max-width: 1100px;
    width: 100%;
    margin: 0 auto;
  }
  .times {
    display: flex;
    justify-content: space-between;
    font-weight: 500;
  }
  .transport {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_s4);
    height: 52px;
    margin-top: -12px;
  }
  .transport > * {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: var(--_r8);
  }
  .transport button:hover {
    background: var(--_fill);
  }
  .transport .play {
    width: 44px;
    height: 44px;
    border-radius: 50%;
    background: var(--_text);
    color: var(--_surface);
  }
  .transport .play:hover {
    background: color-mix(in oklch, var(--_text), var(--_surface) 12%);
  }
  .plist {
    grid-column: 2;
    grid-row: 1 / -1;
    overflow: auto;
    padding: var(--_s3) var(--_s4);
    background: var(--_surface);
    box-shadow: -1px 0 0 var(--_line);
  }
  .plist button {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr) auto;
    gap: 12px;
    align-items: center;
    width: calc(100% + 16px);
    min-height: 60px;
    padding: 8px;
    margin: 0 -8px;
    border-radius: var(--_r12);
  }
  .plist button:hover {
    background: var(--_fill);
  }
  .plist button.on {
    background: var(--_accent-soft);
  }
  .plist button:focus-visible {
    outline-offset: -2px;
  }
  .plist chq-thumb-v0 {
    border-radius: var(--_r6);
  }
  .what {
    min-width: 0;
  }
  .name,
  .line {
    display: block;
  }
  .name {
    font-weight: 600;
  }
  .gap {
    display: inline-block;
    width: 8px;
  }
  .line,
  .at {
    color: var(--_text-3);
  }
  .line {
    ${t12}
  }
  .on :is(.line, .at) {
    color: var(--_text-2);
  }
  .ways {
    display: none;
  }
  :host([dress='small']) {
    height: auto;
    padding: var(--_s4) var(--_s4) 0;
  }
  :host([dress='small']) .watch {
    display: block;
    height: auto;
    min-height: 0;
  }
  :host([dress='small']) .stage {
    container-type: inline-size;
    margin: 0;
  }
  :host([dress='small']) .screen {
    width: min(100cqw, 240px * (var(--ratio)));
  }
  :host([dress='small']) .controls {
    padding: 4px 0 0;
  }
  :host([dress='small']) .transport {
    gap: 4px;
    height: 44px;
    margin-top: -8px;
  }
  :host([dress='small']) .transport .play {
    width: 36px;
    height: 36px;
  }
  .empty {
    height: 100%;
  }
  @container studio (max-width: 1119px) {
    :host([dress='view']) .watch {
      grid-template-columns: minmax(0, 1fr) 280px;
    }
  }
  @container studio (max-width: 719px) {
    :host([dress='view']) .watch {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto auto minmax(120px, 1fr) auto;
      min-height: 0;
    }
    .stage {
      container-type: inline-size;
      margin: 0;
      background: oklch(0.1 0 0);
    }
    .screen {
      border-radius: 0;
      box-shadow: none;
    }
    .tall .screen {
      width: min(100cqw, 360px * (var(--ratio)));
    }
    .controls {
      padding: 12px var(--_s4) 0;
    }
    .times {
      margin-top: -6px;
    }
    .transport {
      height: 64px;
      margin: 0;
    }
    .transport > * {
      width: 44px;
      height: 44px;
    }
    .transport .play {
      width: 52px;
      height: 52px;
    }
    .plist {
      grid-column: 1;
      grid-row: auto;
      background: none;
      box-shadow: none;
      padding: 0 var(--_s4);
    }
    .ways {
      display: flex;
      gap: var(--_s2);
      padding: 12px 16px calc(12px + env(safe-area-inset-bottom));
      background: var(--_surface);
      box-shadow: 0 -1px 0 var(--_line);
    }
  }
`
