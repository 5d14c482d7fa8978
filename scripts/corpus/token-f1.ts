/** Owns the measure of an extract against what a person would have kept: F1 over word counts, 0 to 1. */
import { parseHTML } from 'linkedom/worker'

const tokensOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Words of an HTML extract; block tags part words. */
export function wordsOfHtml(html: string): string {
  const spaced = html.replace(
    /<\/?(?:p|div|br|h\d|li|ul|ol|td|th|tr|table|figure|figcaption|pre|blockquote|dd|dt)\b[^>]*>/gi,
    ' $& ',
  )
  const { document } = parseHTML(`<!doctype html><html><body>${spaced}</body></html>`)
  return document.body?.textContent ?? ''
}

/** Harmonic mean of precision and recall; two empty texts agree. */
export function tokenF1(found: string, expected: string): number {
  const [own, wanted] = [tokensOf(found), tokensOf(expected)]
  if (own.length + wanted.length === 0) return 1
  const left = new Map<string, number>()
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1)
  let hits = 0
  for (const token of own) {
    const count = left.get(token) ?? 0
    if (count > 0) hits++
    left.set(token, count - 1)
  }
  return (2 * hits) / (own.length + wanted.length)
}
