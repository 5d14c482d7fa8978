/** Owns how dialogs look: in the middle, wide, at the side; a sheet from the bottom in the narrow container. */
import { css } from 'lit'
import { t20 } from '../../styles/tokens.ts'

export const dialogStyles = css`
  dialog {
    width: 640px;
    max-width: calc(100% - 32px);
    max-height: calc(100% - 32px);
    margin: auto;
    padding: 0;
    border: 0;
    overflow: hidden;
    color: inherit;
    border-radius: var(--_r16);
    background: var(--_raised);
    box-shadow: var(--_e3);
  }
  dialog[open] {
    display: flex;
    animation: come var(--_slow) var(--_ease);
  }
  @keyframes come {
    from {
      opacity: 0;
      transform: scale(0.98);
    }
  }
  dialog::backdrop {
    background: light-dark(oklch(0.3 0.02 264 / 0.34), oklch(0.06 0.005 264 / 0.66));
    backdrop-filter: blur(6px);
  }
  :host([dress='wide']) dialog {
    width: 912px;
  }
  .frame {
    flex: 1;
    min-width: 0;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    grid-template-columns: minmax(0, 1fr);
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: var(--_s4) var(--_s3) var(--_s3) var(--_s6);
  }
  h1 {
    ${t20}
    flex: 1;
    min-width: 0;
  }
  h1:focus-visible {
    outline: 0;
  }
  .body {
    overflow: auto;
    overscroll-behavior: contain;
  }
  footer {
    display: flex;
    align-items: center;
    gap: var(--_s2);
    padding: var(--_s3) var(--_s4) var(--_s3) var(--_s6);
    border-top: 1px solid var(--_line);
    background: color-mix(in oklch, var(--_raised), var(--_bg) 60%);
  }
  slot[name='footer'] {
    display: contents;
  }
  :host([dress='side']) dialog {
    width: 360px;
    height: 100%;
    max-height: 100%;
    margin: 0 0 0 auto;
    border-radius: var(--_r16) 0 0 var(--_r16);
    background: var(--_surface);
    animation-name: slide;
  }
  :host([dress='side']) dialog::backdrop {
    backdrop-filter: none;
  }
  :host([dress='side']) header {
    padding: 8px 8px 0 16px;
  }
  :host([dress='side']) h1 {
    font-size: 13px;
    line-height: 20px;
    letter-spacing: 0;
  }
  @keyframes slide {
    from {
      transform: translateX(32px);
      opacity: 0;
    }
  }
  @keyframes up {
    from {
      transform: translateY(32px);
      opacity: 0;
    }
  }
  @container studio (max-width: 719px) {
    :host(:not([dress='side'])) dialog,
    :host([dress='side']) dialog {
      width: 100%;
      max-width: 560px;
      max-height: calc(100% - 24px);
      margin: auto auto 0;
      border-radius: var(--_r16) var(--_r16) 0 0;
      animation-name: up;
    }
    :host([dress='side']) dialog {
      height: calc(100% - 24px);
    }
    header {
      padding: var(--_s3) var(--_s2) var(--_s2) var(--_s4);
    }
    footer {
      padding: var(--_s3) var(--_s4) calc(var(--_s3) + env(safe-area-inset-bottom));
      flex-wrap: wrap;
    }
  }
`
