/**
 * Owns what stands before an XML root: declaration, comments and the document type. A document type is never obeyed;
 * one that could do harm is refused. Fetches nothing, expands nothing that refers to anything else.
 */
import { ContentHQError } from '@contenthq/model'

/** Entities of plain text that the document declares for itself, by name. */
export type Entities = ReadonlyMap<string, string>

const MAX_ENTITIES = 100
const MAX_ENTITY_LENGTH = 200

/** End of a document type that starts at `from`: the first '>' outside quotes, comments and the internal subset. */
function endOfDoctype(text: string, from: number): number {
  let inside = false
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"' || sign === "'") {
      const close = text.indexOf(sign, at + 1)
      if (close < 0) return text.length
      at = close
    } else if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4)
      if (close < 0) return text.length
      at = close + 2
    } else if (sign === '[') inside = true
    else if (sign === ']') inside = false
    else if (sign === '>' && !inside) return at + 1
  }
  return text.length
}

/** Throws 'xml-unsafe' for general entities that lie elsewhere, refer to others, hold markup, are long or many. */
function entitiesOf(doctype: string): Entities {
  const entities = new Map<string, string>()
  for (const [, declaration = ''] of doctype.matchAll(/<!ENTITY\s+([^%\s][^>]*)/g)) {
    const [, name, , value] = /^(\S+)\s+(["'])([^"'&%<]*)\2\s*$/.exec(declaration) ?? []
    if (name === undefined || value === undefined || value.length > MAX_ENTITY_LENGTH || entities.size >= MAX_ENTITIES)
      throw new ContentHQError('xml-unsafe', `The entity ${declaration.slice(0, 40).split(/\s/)[0]} is declared.`)
    entities.set(name, value)
  }
  return entities
}

/** Where the prolog that starts at `from` ends, and the document types in it: at most two are looked at. */
function readProlog(text: string, from: number): { readonly end: number; readonly doctypes: readonly string[] } {
  const doctypes: string[] = []
  const after = (close: string, at: number): number => {
    const end = text.indexOf(close, at)
    return end < 0 ? text.length : end + close.length
  }
  for (let at = from; ; ) {
    while (/\s/.test(text[at] ?? '')) at++
    if (text.startsWith('<?', at)) at = after('?>', at)
    else if (text.startsWith('<!--', at)) at = after('-->', at + 4)
    else if (doctypes.length < 2 && /^<!doctype/i.test(text.slice(at, at + 9))) {
      const end = endOfDoctype(text, at + 9)
      doctypes.push(text.slice(at, end))
      at = end
    } else return { end: at, doctypes }
  }
}

/**
 * The document without its prolog. Signs before the first '<' go with it. Errors: 'xml-unsafe' for harmful entities
 * and for more than one document type.
 */
export function withoutProlog(text: string): { readonly body: string; readonly entities: Entities } {
  const { end, doctypes } = readProlog(text, Math.max(0, text.indexOf('<')))
  if (doctypes.length > 1) throw new ContentHQError('xml-unsafe', 'It has more than one document type.')
  return { body: text.slice(end), entities: entitiesOf(doctypes[0] ?? '') }
}

/** The first element's name without its prefix, in lower case, and the text from there; '' where there is none. Never throws. */
export function rootOf(text: string): { readonly name: string; readonly body: string; readonly doctype: string } {
  const { end, doctypes } = readProlog(text, 0)
  const body = text.slice(end)
  const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1]?.toLowerCase() ?? ''
  return { name, body, doctype: doctypes[0] ?? '' }
}
