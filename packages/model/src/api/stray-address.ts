/**
 * Owns finding what has no place in a film's words: web and mail addresses and markup, in whatever disguise. A source may
 * ask its writer to put one there, so none is accepted, whether the source holds it or not.
 */

/** Endings of bare names that are taken for an address; such as are words too ("in", "it", "so") are not among them. */
const endings =
  'com|org|net|info|biz|io|co|dev|app|ai|edu|gov|mil|int|xyz|top|shop|site|online|club|link|click|live|news|store|tech|cloud|' +
  'page|web|zip|mov|ru|cn|uk|de|fr|es|nl|pl|jp|kr|br|au|ca|ch|eu|us|tv|cc|ly|gg|gl|tk|ml|ga|cf|su|ws|pw|onion'

const patterns: readonly RegExp[] = [
  // with a scheme, or the rest of one
  /\b[a-z][a-z0-9+.-]{1,30}:\s?\/\/\S+/,
  /(^|[\s("'=\]])\/\/[\w-]+\.\S+/,
  /\b(javascript|vbscript|data|file|blob|mailto|tel|intent):[^\s,;.][^\s]*/,
  /\bwww\s?[.。]\s?\S+/,
  /[\w.+-]+@[\w-]+\.[\w.-]+/,
  new RegExp(
    `(?<![\\w@.-])(?:[\\p{L}\\p{N}_-]+(?:\\.|\\[\\.\\]|\\(dot\\)|\\[dot\\]))+(?:${endings})(?![\\p{L}\\p{N}_-])(?:[:/?#]\\S*)?`,
    'u',
  ),
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])(?::\d+|\/\S*)/,
  // markup
  /<\/?[a-z!?][^>]*>?/,
  /\]\([^)]*\)/,
]

/** What a reader sees: no invisible letters, one spelling of each. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[。．｡]/g, '.')
    .toLowerCase()

function inText(text: string): string | undefined {
  const seen = plain(text)
  for (const pattern of patterns) {
    const found = pattern.exec(seen)?.[0].trim()
    if (found) return found.slice(0, 100)
  }
  return undefined
}

/** The first address or piece of markup in any string of a plain value, keys included; undefined where there is none. */
export function strayAddress(value: unknown): string | undefined {
  if (typeof value === 'string') return inText(value)
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = inText(key) ?? strayAddress(inner)
    if (found !== undefined) return found
  }
  return undefined
}
