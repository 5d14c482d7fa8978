/** Owns how the button looks: four variants, three heights; 44 px in the narrow container. */
import { css } from 'lit'
import { t12, t13 } from '../../styles/tokens.ts'

export const buttonStyles = css`
  :host {
    display: inline-flex;
    flex: none;
  }
  :host([disabled]) {
    pointer-events: none;
  }
  button {
    display: inline-flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: var(--_h);
    padding: 0 var(--_s3);
    border-radius: var(--_r8);
    ${t13}
    font-weight: 550;
    white-space: nowrap;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: var(--_e1);
    transition:
      background var(--_fast),
      box-shadow var(--_fast),
      transform var(--_fast);
  }
  button:hover {
    background: color-mix(in oklch, var(--_surface), var(--_text) 4%);
  }
  button:active {
    transform: translateY(0.5px);
  }
  button:disabled {
    color: var(--_text-3);
    opacity: 0.6;
    cursor: default;
  }
  button[aria-busy] {
    cursor: progress;
  }
  :host([variant='primary']) button {
    background: var(--_accent-solid);
    color: var(--_on-accent);
    box-shadow:
      inset 0 1px 0 oklch(1 0 0 / 0.16),
      0 1px 2px var(--_sh-2);
  }
  :host([variant='primary']) button:hover {
    background: var(--_accent-hover);
  }
  :host([variant='primary']) button:disabled {
    background: var(--_fill);
    color: var(--_text-3);
    box-shadow: none;
    opacity: 1;
  }
  :host([variant='ghost']) button {
    background: none;
    box-shadow: none;
    color: var(--_text-2);
  }
  :host([variant='ghost']) :is(button:hover, button[aria-pressed='true']) {
    background: var(--_fill);
    color: var(--_text);
  }
  :host([variant='ghost']) button:disabled {
    background: none;
    color: var(--_text-3);
  }
  :host([variant='danger']) button {
    color: var(--_bad);
  }
  :host([size='sm']) button {
    height: var(--_h-sm);
    padding: 0 10px;
    border-radius: var(--_r6);
    ${t12}
    font-weight: 550;
  }
  :host([size='lg']) button {
    height: var(--_h-lg);
    padding: 0 var(--_s4);
  }
  :host([square]) button {
    width: var(--_h);
    padding: 0;
  }
  :host([square][size='sm']) button {
    width: var(--_h-sm);
  }
  @container studio (max-width: 719px) {
    button,
    :host([size]) button {
      min-height: 44px;
    }
    :host([square]) button {
      min-width: 44px;
    }
    :host([compact]) button {
      position: relative;
      min-height: 36px;
      height: 36px;
    }
    :host([compact]) button::after {
      content: '';
      position: absolute;
      inset: -4px;
    }
    :host([size='lg']) button {
      height: 48px;
      font-size: 15px;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
`
