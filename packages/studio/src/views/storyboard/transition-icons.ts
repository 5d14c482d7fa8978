/** Owns the small pictures of the built-in transitions: a frame, and how the next picture comes into it. 24 × 24. */
import { html, svg, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'

const FRAME = svg`<rect x="3" y="5" width="18" height="14" rx="2"/>`
const solid = (path: string) => svg`<path d=${path} fill="currentColor" stroke="none"/>`
const line = (path: string) => svg`<path d=${path}/>`

const glyphs: Readonly<Record<string, unknown>> = {
  cut: svg`${FRAME}${line('M12 2v20')}`,
  crossfade: svg`<rect x="2.5" y="6" width="12" height="12" rx="2"/><rect x="9.5" y="6" width="12" height="12" rx="2" fill="currentColor" fill-opacity="0.35"/>`,
  'dip-black': svg`${FRAME}${solid('M6 8h12v8H6z')}`,
  'dip-white': svg`${FRAME}${line('M7 9h10v6H7z')}`,
  'wipe-right': svg`${FRAME}${solid('M3 7a2 2 0 0 1 2-2h7v14H5a2 2 0 0 1-2-2z')}`,
  'wipe-left': svg`${FRAME}${solid('M21 7a2 2 0 0 0-2-2h-7v14h7a2 2 0 0 0 2-2z')}`,
  'wipe-up': svg`${FRAME}${solid('M3 12h18v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z')}`,
  'wipe-down': svg`${FRAME}${solid('M3 12h18V7a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2z')}`,
  'slide-left': svg`${FRAME}${line('M17 12H8m3-3-3 3 3 3')}`,
  'slide-up': svg`${FRAME}${line('M12 16V9m-3 3 3-3 3 3')}`,
  'push-left': svg`${line('M7 5H3v14h4')}<rect x="10" y="5" width="11" height="14" rx="2"/>${line('M18 12h-5m2-2-2 2 2 2')}`,
  'push-up': svg`${line('M4 7V3h16v4')}<rect x="4" y="10" width="16" height="11" rx="2"/>${line('M12 18v-5m-2 2 2-2 2 2')}`,
  'circle-open': svg`${FRAME}<circle cx="12" cy="12" r="4" fill="currentColor" stroke="none"/>`,
  'circle-close': svg`${FRAME}<circle cx="12" cy="12" r="4"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/>${solid('M12 12V3a9 9 0 0 1 9 9z')}`,
  dissolve: svg`${FRAME}${solid('M6 8h2v2H6zM11 9h2v2h-2zM16 8h2v2h-2zM8 13h2v2H8zM14 13h2v2h-2z')}`,
  pixelise: svg`${FRAME}${solid('M6 8h4v4H6zM14 8h4v4h-4zM10 12h4v4h-4z')}`,
  blur: svg`<circle cx="12" cy="12" r="3" fill="currentColor" stroke="none"/><circle cx="12" cy="12" r="6" opacity="0.6"/><circle cx="12" cy="12" r="9" opacity="0.3"/>`,
}

/** A style that is not known here gets a plain one. */
export function transitionGlyph(id: string): TemplateResult {
  const glyph = glyphs[id]
  return glyph === undefined
    ? icon('blend')
    : html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${glyph}</svg>`
}
