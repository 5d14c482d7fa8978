/**
 * Owns XML -> a light tree, forgiving as feeds need it. Namespaces become the prefixes that everybody writes. Knows no
 * feed. Document types are judged in prolog.ts before anything is parsed.
 */
import { ContentHQError } from '@contenthq/model'
import { Parser } from 'htmlparser2'
import { type Entities, withoutProlog } from './prolog.ts'

export type XmlElement = {
  /** Lower case, with the usual prefix of its namespace: 'title', 'dc:date', 'content:encoded'. */
  readonly name: string
  /** As written, without a prefix: what markup inside a feed is written out with. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
  /** What relative addresses inside are resolved against. */
  readonly base: string | undefined
}

const MAX_DEPTH = 256
/** Unless the caller expects more. */
const MAX_ELEMENTS = 200_000
/** The largest feed of escaped markup has fewer. */
const MAX_REFERENCES = 700_000
/** No element of any vocabulary has that many; declared namespaces count. */
const MAX_ATTRIBUTES = 500
/** Declarations in the whole document; Atom's XHTML repeats one at every entry. */
const MAX_NAMESPACES = 50_000
/** Signs that a document's own entities may add to it. */
const MAX_EXPANSION = 100_000

/** Address of a namespace without its scheme and case -> prefix. '' is the feed's own vocabulary. */
const prefixes: Readonly<Record<string, string>> = {
  'www.w3.org/2005/atom': '',
  'purl.org/atom/ns#': '',
  'purl.org/rss/1.0/': '',
  'my.netscape.com/rdf/simple/0.9/': '',
  'channel.netscape.com/rdf/simple/0.9/': '',
  'backend.userland.com/rss2': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'www.w3.org/1999/xhtml': 'xhtml',
  'www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'purl.org/rss/1.0/modules/content/': 'content',
  'purl.org/dc/elements/1.1/': 'dc',
  'purl.org/dc/terms/': 'dcterms',
  'purl.org/rss/1.0/modules/slash/': 'slash',
  'purl.org/syndication/thread/1.0': 'thr',
  'search.yahoo.com/mrss/': 'media',
  'search.yahoo.com/mrss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'www.youtube.com/xml/schemas/2015': 'yt',
  'www.w3.org/xml/1998/namespace': 'xml',
  'www.idpf.org/2007/opf': '',
  'urn:oasis:names:tc:opendocument:xmlns:container': '',
  'schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'creativecommons.org/ns#': 'cc',
  'web.resource.org/cc/': 'cc',
}

function prefixOf(address: string): string | undefined {
  const bare = address.toLowerCase().replace(/^https?:\/\//, '')
  return Object.hasOwn(prefixes, bare) ? prefixes[bare] : undefined
}

type Scope = Readonly<Record<string, string>>

/** The namespaces in force inside an element; the outer ones are inherited. */
function scopeInside(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let scope: Record<string, string> | undefined
  for (const [name, value] of Object.entries(attributes)) {
    const declared = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6).toLowerCase() : undefined
    if (declared === undefined) continue
    const known = prefixOf(value)
    // inherits: copying the outer ones at every depth is what a hostile document hopes for
    scope ??= Object.create(outer) as Record<string, string>
    scope[declared] = known ?? declared
  }
  return scope ?? outer
}

const resolveBase = (base: string | undefined, own: string | undefined): string | undefined =>
  own !== undefined && URL.canParse(own, base) ? new URL(own, base).href : base

/**
 * Parses a decoded document; unclosed and wrongly closed elements are borne with. `base` resolves addresses where the
 * document has no xml:base. Errors: 'xml-unsafe' (see prolog.ts; also for declarations inside, absurd depth or size),
 * 'xml-unknown' where there is no element at all.
 */
export function readXml(text: string, base?: string, limits: { readonly elements?: number } = {}): XmlElement {
  const { elements: most = MAX_ELEMENTS } = limits
  const { body, entities } = withoutProlog(text)
  if (hasTooManyReferences(body)) throw new ContentHQError('xml-unsafe', 'It has too many references.')
  const top: XmlElement = { name: '', tag: '', attributes: {}, children: [], base }
  const open: { readonly element: XmlElement; readonly scope: Scope }[] = [
    { element: top, scope: Object.create(null) as Scope },
  ]
  let count = 0
  let budget = MAX_EXPANSION
  let attributeCount = 0
  let namespaceCount = 0
  const parser = new Parser(
    {
      onattribute(name) {
        const isNamespace = name.startsWith('xmlns')
        if (++attributeCount > MAX_ATTRIBUTES || (isNamespace && ++namespaceCount > MAX_NAMESPACES))
          throw new ContentHQError('xml-unsafe', 'It has too many attributes.')
      },
      onopentag(name, attributes) {
        attributeCount = 0
        const { element: parent, scope: outer } = open.at(-1)!
        if (open.length > MAX_DEPTH || ++count > most)
          throw new ContentHQError('xml-unsafe', 'It has too many elements, or nests them too deeply.')
        const scope = scopeInside(outer, attributes)
        const colon = name.indexOf(':')
        const written = colon < 0 ? '' : name.slice(0, colon).toLowerCase()
        const prefix = scope[written] ?? written
        const tag = name.slice(colon + 1)
        const local = tag.toLowerCase()
        const element: XmlElement = {
          name: prefix ? `${prefix}:${local}` : local,
          tag,
          attributes,
          children: [],
          base: resolveBase(parent.base, attributes['xml:base']),
        }
        parent.children.push(element)
        open.push({ element, scope })
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
      ontext(data) {
        const children = open.at(-1)!.element.children
        const known = entities.size > 0 && budget > 0 ? expand(data, entities, budget) : data
        budget -= Math.max(0, known.length - data.length)
        const last = children.length - 1
        if (typeof children[last] === 'string') children[last] += known
        else children.push(known)
      },
      onprocessinginstruction(name) {
        if (/^!(doctype|entity)$/i.test(name))
          throw new ContentHQError('xml-unsafe', 'A document type stands in the middle of it.')
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(body)
  const root = top.children.find(child => typeof child !== 'string')
  if (root === undefined) throw new ContentHQError('xml-unknown', 'It has no element.')
  return root
}

function hasTooManyReferences(text: string): boolean {
  let count = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) if (++count > MAX_REFERENCES) return true
  return false
}

/** The document's own entities in their places, until the budget is spent: what comes after stays as it is written. */
function expand(data: string, entities: Entities, budget: number): string {
  let text = ''
  let at = 0
  let left = budget
  for (const { 0: whole, 1: name = '', index } of data.matchAll(/&([\w.:-]+);/g)) {
    const value = entities.get(name)
    if (value === undefined) continue
    left -= value.length
    if (left < 0) break
    text += data.slice(at, index) + value
    at = index + whole.length
  }
  return text + data.slice(at)
}

/** Children that are elements of one of these names, in document order. */
export const childrenOf = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )

/** The first child of the first name that there is one of: the names are in order of preference. */
export function childOf(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    const found = childrenOf(element, name)[0]
    if (found) return found
  }
  return undefined
}

/** All text inside, tags left out. */
export function textInside(element: XmlElement): string {
  let text = ''
  const left: (XmlElement | string)[] = [element]
  for (let node = left.pop(); node !== undefined; node = left.pop())
    if (typeof node === 'string') text += node
    else for (let index = node.children.length - 1; index >= 0; index--) left.push(node.children[index]!)
  return text
}

const escapeMarkup = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** The element's inside as markup again: XHTML in Atom. Depth is bounded by `readXml`. */
export const markupInside = (element: XmlElement): string =>
  element.children
    .map(child => {
      if (typeof child === 'string') return escapeMarkup(child)
      const attributes = Object.entries(child.attributes)
        .filter(([name]) => !/^xmlns|:/.test(name))
        .map(([name, value]) => ` ${name}="${escapeMarkup(value).replace(/"/g, '&quot;')}"`)
      const open = `${child.tag}${attributes.join('')}`
      return child.children.length === 0 && /^(?:br|img|hr|wbr)$/i.test(child.tag)
        ? `<${open}>`
        : `<${open}>${markupInside(child)}</${child.tag}>`
    })
    .join('')
