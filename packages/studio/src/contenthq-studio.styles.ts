/** Owns how the shell is laid out: bar of 52, work area, tab bar in the narrow container. One size container: `studio`. */
import { css } from 'lit'
import { t12 } from './styles/tokens.ts'

export const studioStyles = css`
  :host {
    display: block;
    container: studio / inline-size;
    min-height: 480px;
    font-family: var(--contenthq-font, inherit);
    letter-spacing: normal;
    text-align: start;
    background: var(--_bg);
    -webkit-font-smoothing: antialiased;
    font-feature-settings: 'cv11', 'ss03';
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .studio,
  .waiting {
    position: relative;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    grid-template-columns: minmax(0, 1fr);
    height: 100%;
    min-height: inherit;
    background: var(--_bg);
  }
  .waiting {
    grid-template-rows: 1fr;
    place-items: center;
    padding: var(--_s6);
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    align-items: center;
    height: 52px;
    padding: 0 var(--_s3) 0 var(--_s4);
    background: var(--_surface);
    box-shadow: 0 1px 0 var(--_line);
    z-index: 3;
  }
  .top strong {
    font-weight: 600;
  }
  .top .row {
    min-width: 0;
  }
  .lead {
    gap: 8px;
  }
  .end {
    justify-content: flex-end;
  }
  .mark {
    width: 24px;
    height: 24px;
    border-radius: 7px;
    flex: none;
  }
  .saved {
    display: inline-flex;
    flex: none;
    gap: 4px;
    align-items: center;
    margin-left: 4px;
    ${t12}
    color: var(--_text-3);
  }
  .saved.warn {
    color: var(--_warn);
  }
  .saved.bad {
    color: var(--_bad);
  }
  .history {
    gap: 0;
  }
  .vr {
    width: 1px;
    height: 20px;
    background: var(--_line);
    margin: 0 4px;
  }
  .tight,
  .bottom {
    display: none;
  }
  .view {
    position: relative;
    min-height: 0;
    min-width: 0;
    overflow: auto;
    outline: 0;
  }
  .trouble {
    padding: var(--_s4) var(--_s5) 0;
  }
  .toasts {
    position: absolute;
    z-index: 4;
    left: 50%;
    bottom: var(--_s5);
    width: max-content;
    max-width: min(560px, calc(100% - 32px));
    transform: translateX(-50%);
  }
  @container studio (max-width: 719px) {
    .top {
      grid-template-columns: minmax(0, 1fr) auto auto;
      height: 56px;
      padding: 0 var(--_s2);
    }
    .top.home {
      padding: 0 var(--_s4) 0 var(--_s2);
    }
    .top chq-tabs-v0,
    .lead .saved:not(.warn, .bad),
    .history,
    .vr,
    .roomy {
      display: none;
    }
    .tight {
      display: inline-flex;
    }
      .export {
      margin-right: 6px;
    }
    .bottom {
      display: block;
    }
    [data-view='player'] :is(.bottom, .export) {
      display: none;
    }
    .toasts {
      bottom: 72px;
    }
  }
`
