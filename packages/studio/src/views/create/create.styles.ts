/** Owns how the create view is laid out. */
import { css } from 'lit'
import { t12, t14, t32 } from '../../styles/tokens.ts'

export const createStyles = css`
  :host {
    display: block;
  }
  .create {
    max-width: 1008px;
    margin: 0 auto;
    padding: 64px var(--_s6) var(--_s10);
  }
  h1 {
    ${t32}
  }
  .lead {
    ${t14}
    color: var(--_text-2);
    margin: 4px 0 var(--_s6);
  }
  .composer {
    border-radius: var(--_r16);
    background: var(--_surface);
    box-shadow: var(--_e2);
    overflow: clip;
    transition: box-shadow var(--_base) var(--_ease);
  }
  .composer:has(textarea:focus),
  .composer.over {
    box-shadow:
      0 0 0 1.5px var(--_accent),
      0 0 0 5px var(--_accent-soft),
      0 8px 24px -4px var(--_sh);
  }
  .composer.over {
    background: color-mix(in oklch, var(--_surface), var(--_accent) 6%);
  }
  textarea {
    display: block;
    width: 100%;
    height: 100px;
    padding: var(--_s5) var(--_s6) 0;
    font-size: 20px;
    line-height: 28px;
    font-weight: 450;
    letter-spacing: -0.012em;
    resize: none;
    outline: 0;
    caret-color: var(--_accent);
  }
  textarea:focus-visible {
    outline: 0;
  }
  textarea::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }
  .file {
    display: flex;
    align-items: center;
    gap: var(--_s3);
    height: 100px;
    padding: 0 var(--_s4) 0 var(--_s6);
  }
  .file .glyph {
    display: grid;
    place-items: center;
    width: 40px;
    height: 48px;
    border-radius: var(--_r8);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .file strong,
  .file .small {
    display: block;
    font-weight: 600;
  }
  .file .small {
    font-weight: 450;
  }
  .feeds {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 0 var(--_s4) var(--_s3);
  }
  .read-as {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    ${t12}
    color: var(--_text-3);
    padding-right: 8px;
  }
  .problem {
    padding: 0 var(--_s6) var(--_s3);
  }
  .opts {
    display: grid;
    grid-template-columns: 196px 0.8fr 1fr 1fr 1fr 1fr;
    border-top: 1px solid var(--_line);
  }
  .opt {
    min-width: 0;
  }
  .opt + .opt {
    border-left: 1px solid var(--_line);
  }
  .format {
    display: grid;
    gap: 4px;
    align-content: center;
    min-height: 64px;
    padding: 10px var(--_s3) 10px var(--_s4);
  }
  .format chq-segmented-v0 {
    margin: -2px 0 -2px -6px;
  }
  .go {
    display: flex;
    align-items: center;
    gap: var(--_s3);
    padding: var(--_s3) var(--_s3) var(--_s3) var(--_s4);
    border-top: 1px solid var(--_line);
    background: color-mix(in oklch, var(--_surface), var(--_bg) 60%);
  }
  .est {
    display: flex;
    gap: var(--_s4);
    color: var(--_text-2);
    flex-wrap: wrap;
  }
  .est > span {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  .est .i {
    color: var(--_text-3);
  }
  kbd.on-accent {
    background: oklch(0.2 0.1 264 / 0.28);
    color: inherit;
  }
  .starts {
    display: flex;
    gap: var(--_s2);
    align-items: center;
    flex-wrap: wrap;
    margin: var(--_s4) 0 var(--_s10);
  }
  .starts .chip {
    height: 28px;
    border-radius: var(--_r-full);
    padding: 0 12px;
    background: var(--_surface);
    box-shadow: 0 0 0 1px var(--_line);
  }
  .starts .chip .i {
    color: var(--_text-3);
  }
  @container studio (max-width: 1119px) {
    .opts {
      grid-template-columns: repeat(6, 1fr);
    }
    .opt {
      grid-column: span 2;
    }
    .opt:nth-child(n + 4) {
      border-top: 1px solid var(--_line);
    }
    .opt:nth-child(4) {
      border-left: 0;
    }
  }
  @container studio (max-width: 719px) {
    .create {
      padding: var(--_s5) var(--_s4) var(--_s8);
    }
    h1 {
      font-size: 26px;
      line-height: 32px;
    }
    .lead {
      margin-bottom: var(--_s4);
    }
    textarea {
      height: 116px;
      padding: var(--_s4) var(--_s4) 0;
      font-size: 17px;
      line-height: 24px;
    }
    .file {
      height: 116px;
      padding-left: var(--_s4);
    }
    .feeds {
      padding: 0 var(--_s2) var(--_s2);
      overflow: auto;
    }
    .read-as {
      display: none;
    }
    .problem {
      padding: 0 var(--_s4) var(--_s3);
    }
    .opts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .opts .opt {
      grid-column: auto;
      border-left: 0;
      border-top: 1px solid var(--_line);
    }
    .opts .opt:nth-child(odd) {
      border-left: 1px solid var(--_line);
    }
    .opts .opt.format:first-child {
      grid-column: 1 / -1;
      grid-template-columns: auto 1fr;
      align-items: center;
      padding: 4px 8px 4px 16px;
      border: 0;
    }
    .opts .opt:last-child:nth-child(even) {
      grid-column: 1 / -1;
    }
    .format chq-segmented-v0 {
      margin: 0 0 0 8px;
    }
    .go {
      flex-direction: column;
      align-items: stretch;
      padding: var(--_s3) var(--_s4) var(--_s4);
    }
    .est {
      gap: 4px 14px;
      ${t12}
      flex: none;
    }
    .go kbd {
      display: none;
    }
    .starts {
      flex-wrap: nowrap;
      overflow: auto;
      margin: var(--_s4) calc(-1 * var(--_s4)) var(--_s6);
      padding: 2px var(--_s4);
      scrollbar-width: none;
    }
    .starts .chip {
      height: 44px;
      flex: none;
      padding: 0 16px;
      font-size: 13px;
    }
  }
`
