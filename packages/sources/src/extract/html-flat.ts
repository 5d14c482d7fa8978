/**
 * Reads HTML without building a tree, for pages nested so deeply that parsers take minutes over them or overflow the
 * stack. Keeps every word of the body; finds no article in it.
 */
import type { Block } from '../reading.ts'
import { decodeEntities } from './entities.ts'

const MAX_DEPTH = 400

/** Never closed by their nature, or closed by the next of their kind: they do not nest. */
const flat =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|option|thead|tbody|tfoot|param)$/i

/** True where open elements pile up past any real page. */
export function isNestedTooDeeply(html: string): boolean {
  let depth = 0
  for (const [tag, slash, name] of html.matchAll(/<(\/?)([a-z][\w-]*)[^<>]*>?/gi)) {
    if (name === undefined || flat.test(name) || tag.endsWith('/>')) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

const silent = /<(script|style|noscript|template|head|svg|math|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const inline =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|font)\b/i

/** Paragraphs at every tag that is not an inline one. */
export function readFlatHtml(html: string): readonly Block[] {
  const bare = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(silent, '\n\n')
  const text = bare.replace(/<[!/a-z?][^<>]*>?/gi, tag => (inline.test(tag) ? '' : '\n\n'))
  return text.split(/\n{2,}/).map(part => ({ kind: 'paragraph', text: decodeEntities(part) }))
}
