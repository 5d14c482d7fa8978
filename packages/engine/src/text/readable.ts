/** Owns what of a text can be shown: no control characters, nothing invisible but what joins letters and emoji. */

/** Zero-width joiner and non-joiner shape Arabic, Indic scripts and emoji, so they stay; so do variation selectors. */
const INVISIBLE = /[\p{Cc}\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** White space becomes single spaces; unpaired surrogates become the replacement character. */
export const readable = (text: string): string =>
  text.toWellFormed().replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim()
