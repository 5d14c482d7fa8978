/** Owns how an icon is put into a template: decoration, hidden from screen readers; the word beside it carries the meaning. */
import { html, type TemplateResult } from 'lit'
import { type IconName, iconPaths } from './icon-paths.ts'

export type { IconName }

/** An icon of 16 px; `classes` as in styles/base.ts: `s` 14 px, `l` 20 px, `solid` filled, `spin` turning. */
export const icon = (name: IconName, classes = ''): TemplateResult =>
  html`<svg class="i ${classes}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${iconPaths[name]}</svg>`
