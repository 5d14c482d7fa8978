/** Owns the fields of a feed's element: its words as plain text or markup, its link, its author. Knows no format's whole. */
import { Parser } from 'htmlparser2'
import { isNestedTooDeeply } from '../extract/html-flat.ts'
import { cleanLine } from '../reading.ts'
import { childOf, childrenOf, markupInside, textInside, type XmlElement } from '../xml/read-xml.ts'

const silent = new Set(['script', 'style', 'template', 'noscript'])

/** Words of some markup on one line. Tags part words where they part lines. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return cleanLine(html)
  if (isNestedTooDeeply(html)) return cleanLine(html.replace(/<[^<>]*>/g, ' '))
  let text = ''
  let hidden = 0
  const parser = new Parser({
    ontext: data => {
      if (hidden === 0) text += data
    },
    onopentag: name => {
      if (silent.has(name)) hidden++
      if (/^(?:p|div|br|li|td|th|h\d|tr|dd|dt|blockquote)$/.test(name)) text += ' '
    },
    onclosetag: name => {
      if (silent.has(name)) hidden--
    },
  })
  parser.end(html)
  return cleanLine(text)
}

const isBase64 = (element: XmlElement, text: string): boolean =>
  element.attributes.mode === 'base64' ||
  (/^application\/octet-stream$/i.test(element.attributes.type ?? '') && /^[\w+/=\s]+$/.test(text))

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.replace(/\s+/g, '')), sign => sign.charCodeAt(0)))
  } catch {
    return text
  }
}

/** Characters of one field's markup that are read: a long article, not a book. */
export const MAX_MARKUP = 200_000

/** The element's content as markup, whatever way Atom's `type` or `mode` says that it is carried. */
const markupOf = (element: XmlElement): string => wholeMarkupOf(element).slice(0, MAX_MARKUP)

function wholeMarkupOf(element: XmlElement): string {
  const { type = '', mode = '' } = element.attributes
  const inline = childrenOf(element).length > 0
  if (inline && (/xhtml|xml/i.test(type) || mode === 'xml' || !type)) return markupInside(element)
  const text = textInside(element)
  if (isBase64(element, text)) return fromBase64(text)
  // only Atom's own plain text is to be read literally; in RSS anything may hold markup
  const isLiteral = /^text(?:\/plain)?$/i.test(type) && mode !== 'escaped'
  return isLiteral ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text
}

export const plainOf = (element: XmlElement): string => plainText(markupOf(element))

/** Markup of the first of these children that has any words or pictures; '' where none has. */
export function htmlOf(element: XmlElement, names: readonly string[]): string {
  for (const name of names)
    for (const child of childrenOf(element, name)) {
      const html = markupOf(child).trim()
      if (html) return html
    }
  return ''
}

/** An http(s) address, resolved; undefined for anything else. */
export function addressOf(element: XmlElement, written: string | undefined): string | undefined {
  const address = written?.trim()
  if (!address || !URL.canParse(address, element.base)) return undefined
  const { protocol, href } = new URL(address, element.base)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}

/** The page an element is about: Atom's alternate link, RSS's link. */
export function linkOf(element: XmlElement): string | undefined {
  const links = childrenOf(element, 'link', 'atom:link')
  const relOf = ({ attributes }: XmlElement): string => (attributes.rel ?? 'alternate').toLowerCase()
  const preferred = [
    ...links.filter(link => relOf(link) === 'alternate' && /html|^$/i.test(link.attributes.type ?? '')),
    ...links.filter(link => relOf(link) === 'alternate'),
  ]
  for (const link of preferred) {
    const address = addressOf(link, link.attributes.href ?? textInside(link))
    if (address) return address
  }
  const about = addressOf(element, element.attributes['rdf:about'])
  return about
}

/** 'a@b.example (Jo Bloggs)' and 'Jo Bloggs <a@b.example>' without the address. */
const withoutMail = (name: string): string => {
  const inBrackets = /^\S+@\S+\s*\(([^)]+)\)$/.exec(name)?.[1]
  return cleanLine(inBrackets ?? name.replace(/[<(]?(?:mailto:)?[\w.+-]+@[\w.-]+\.\w+[>)]?/g, ''))
}

/** Names, joined by commas; '' where there is none. An address alone is no name. */
export function authorOf(element: XmlElement): string {
  const names = childrenOf(element, 'author', 'dc:creator', 'itunes:author', 'dcterms:creator').map(author => {
    const name = childOf(author, 'name')
    return withoutMail(name ? plainOf(name) : childrenOf(author).length > 0 ? '' : cleanLine(textInside(author)))
  })
  return [...new Set(names.filter(Boolean))].join(', ')
}
