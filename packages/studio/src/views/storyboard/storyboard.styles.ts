/** Owns how the storyboard is laid out: three columns and a panel of 360 px; a list in the narrow container. */
import { css } from 'lit'
import { t12 } from '../../styles/tokens.ts'

export const storyboardStyles = css`
  :host {
    display: block;
    height: 100%;
  }
  .board {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    height: 100%;
  }
  .board.wide {
    grid-template-columns: minmax(0, 1fr) 360px;
  }
  .main,
  .panel {
    min-height: 0;
    overflow: auto;
  }
  .panel {
    background: var(--_surface);
    box-shadow: -1px 0 0 var(--_line);
  }
  .bar2 {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    height: 48px;
    padding: 0 var(--_s5);
  }
  .bar2 .chip {
    margin-left: 4px;
  }
  .narrow {
    display: none;
  }
  .scenes {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 18px 22px;
    padding: 2px var(--_s5) var(--_s5);
  }
  .scenes.tall {
    grid-template-columns: repeat(5, minmax(0, 1fr));
  }
  .sc {
    position: relative;
    border-radius: var(--_r12);
  }
  .pick {
    display: block;
    width: 100%;
    border-radius: var(--_r12);
    touch-action: pan-y;
    -webkit-touch-callout: none;
    -webkit-user-select: none;
    user-select: none;
  }
  .thumb {
    display: block;
    position: relative;
    border-radius: var(--_r12);
    box-shadow:
      0 0 0 1px var(--_line),
      0 1px 3px var(--_sh);
  }
  .thumb chq-thumb-v0 {
    border-radius: inherit;
    transition: filter var(--_base);
  }
  .dim {
    filter: brightness(0.62) saturate(0.7);
  }
  .on .thumb {
    box-shadow:
      0 0 0 2px var(--_bg),
      0 0 0 4px var(--_accent);
  }
  .pick:focus-visible {
    outline: 0;
  }
  .pick:focus-visible .thumb {
    outline: 2px solid var(--_accent);
    outline-offset: 6px;
  }
  .idx {
    left: 8px;
    top: 8px;
  }
  .dur {
    right: 8px;
    bottom: 8px;
  }
  .working {
    position: absolute;
    left: 50%;
    top: 50%;
    transform: translate(-50%, -50%);
    background: var(--_raised);
    box-shadow: var(--_e2);
    color: var(--_text);
    font-variant-numeric: tabular-nums;
  }
  .prog {
    position: absolute;
    left: 12px;
    right: 64px;
    bottom: 16px;
    --bar-track: oklch(1 0 0 / 0.3);
    --bar-fill: oklch(1 0 0);
  }
  .meta {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    padding: 8px 2px 0;
    height: 28px;
  }
  .meta strong {
    font-weight: 600;
  }
  .sub {
    display: flex;
    align-items: center;
    gap: var(--_s3);
    padding: 0 2px;
    height: 24px;
    ${t12}
    color: var(--_text-3);
    overflow: hidden;
    white-space: nowrap;
  }
  .sub > * {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .look {
    margin-left: 4px;
  }
  .tr {
    position: absolute;
    right: -23px;
    top: calc((100% - 52px) / 2 - 12px);
    z-index: 2;
  }
  .scenes:not(.tall) .sc:nth-child(3n) .tr,
  .scenes.tall .sc:nth-child(5n) .tr {
    right: -12px;
  }
  .again {
    position: absolute;
    left: 50%;
    top: calc((100% - 52px) / 2 + 20px);
    transform: translateX(-50%);
  }
  .more {
    display: none;
  }
  .lifted {
    z-index: 5;
    scale: 1.04;
    rotate: -1.5deg;
    cursor: grabbing;
  }
  .lifted .thumb {
    box-shadow: var(--_e3);
  }
  .sc:is(.before, .after)::before {
    content: '';
    position: absolute;
    z-index: 4;
    top: 0;
    bottom: 52px;
    width: 2px;
    border-radius: 1px;
    background: var(--_accent);
  }
  .sc.before::before {
    left: -12px;
  }
  .sc.after::before {
    right: -12px;
  }
  .main > .empty {
    min-height: 60%;
  }
  @container studio (max-width: 1119px) {
    .scenes.tall {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .scenes.tall .sc:nth-child(5n) .tr {
      right: -23px;
    }
    .scenes.tall .sc:nth-child(4n) .tr {
      right: -12px;
    }
  }
  @container studio (max-width: 719px) {
    .bar2 {
      padding: 0 var(--_s4);
    }
    .bar2 .chip {
      position: relative;
    }
    .bar2 .chip::after {
      content: '';
      position: absolute;
      inset: -10px 0;
    }
    .bar2 .roomy {
      display: none;
    }
    .bar2 .narrow {
      display: inline-flex;
      margin-right: -14px;
    }
    .scenes,
    .scenes.tall {
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
      padding: 0 var(--_s4) var(--_s6);
    }
    .sc {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 44px;
      align-items: center;
      padding-left: 8px;
      background: var(--_surface);
      box-shadow: 0 0 0 1px var(--_line);
    }
    .sc.on {
      box-shadow: 0 0 0 2px var(--_accent);
    }
    .on .thumb {
      box-shadow: 0 0 0 1px var(--_line);
    }
    .pick {
      display: grid;
      grid-template-columns: 136px minmax(0, 1fr);
      grid-template-rows: 1fr 1fr;
      gap: 0 var(--_s3);
      align-items: center;
      padding: 8px 0;
    }
    .tall .pick {
      grid-template-columns: 72px minmax(0, 1fr);
    }
    .thumb {
      grid-row: 1 / -1;
      border-radius: var(--_r8);
    }
    .pick:focus-visible .thumb {
      outline-offset: 2px;
    }
    .idx {
      left: 4px;
      top: 4px;
    }
    .dur {
      right: 4px;
      bottom: 4px;
    }
    .tall .dur {
      display: none;
    }
    .meta {
      padding: 0;
      height: auto;
      align-self: end;
    }
    .meta .cut {
      white-space: normal;
      display: -webkit-box;
      -webkit-line-clamp: 2;
      -webkit-box-orient: vertical;
    }
    .sub {
      align-self: start;
      padding-top: 4px;
      height: auto;
    }
    .sub:has(.edited) .mo,
    .sub:has(.look) .mo,
    .tr,
    .working,
    .thumb:has(.prog) .dur {
      display: none;
    }
    .prog {
      left: 6px;
      right: 6px;
      bottom: 6px;
    }
    .more {
      display: grid;
    }
    .again {
      left: 32px;
      top: auto;
      bottom: 12px;
      transform: none;
    }
    .sc:is(.before, .after)::before {
      left: 0;
      right: 0;
      width: auto;
      height: 2px;
      bottom: auto;
      top: -6px;
    }
    .sc.after::before {
      top: auto;
      bottom: -6px;
    }
  }
`
