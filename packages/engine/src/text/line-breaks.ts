/**
 * Owns where a line may end between two words without a space: after the rules of UAX 14 that matter between words as
 * Intl.Segmenter cuts them. Knows no widths.
 */

/** Lines may end beside each of these (classes ID, CJ, H2, H3). */
const IDEOGRAPHIC =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303F\uFF00-\uFFEF]/u
/** Scripts without spaces, whose words a dictionary tells (class SA). */
const DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** A line may end behind them, but not before a number (classes HY, BA). */
const HYPHEN = /[-\u2010\u2012\u2013\u058A\u05BE]$/u
/** Em dash, zero-width space, soft hyphen. */
const ALWAYS_AFTER = /[\u2014\u200B\u00AD]$/u
/** Never at a line's start: closing punctuation, small kana, marks of repetition and length (classes CL, EX, NS, CJ). */
const NEVER_FIRST =
  /^[\p{Pe}\p{Pf}!?,.:;%…、。，．：；？！・ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜％]/u
/** Never at a line's end (classes OP, PR). */
const NEVER_LAST = /[\p{Ps}\p{Pi}$£¥€]$/u
/** Holds both sides together: joiner, no-break space, word joiner. */
const GLUE = /\u00A0|\u200D|\u2060|\uFEFF|\u202F/u

/** Whether a line may end between two pieces of text that touch. */
export function mayBreak(before: string, after: string): boolean {
  const last = [...before.slice(-2)].at(-1) ?? ''
  const next = [...after.slice(0, 2)][0] ?? ''
  if (NEVER_FIRST.test(next) || NEVER_LAST.test(last) || GLUE.test(last) || GLUE.test(next)) return false
  if (ALWAYS_AFTER.test(last)) return true
  if (HYPHEN.test(last)) return !/\p{Nd}/u.test(next)
  if (IDEOGRAPHIC.test(last) || IDEOGRAPHIC.test(next)) return true
  return DICTIONARY.test(last) && DICTIONARY.test(next)
}
