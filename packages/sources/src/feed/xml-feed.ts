/** Reads RSS 0.9x and 2.0, RDF (RSS 0.90 and 1.0) and Atom 0.3 and 1.0. All of them share one reading of an entry. */
import { ContentHQError, type Feed, type FeedEntry, type FeedFormat } from '@contenthq/model'
import { readDate } from '../dates.ts'
import { readLanguageTag } from '../language.ts'
import { cleanLine } from '../reading.ts'
import { childOf, childrenOf, readXml, textInside, type XmlElement } from '../xml/read-xml.ts'
import { addressOf, authorOf, htmlOf, linkOf, plainOf } from './xml-fields.ts'
import { categoriesOf, engagementOf, imagesOf, mediaOf } from './xml-media.ts'

const TITLES = ['title', 'media:title', 'dc:title', 'dcterms:title', 'itunes:title']
/** The full text first; what only tells of it last. */
const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'description', 'summary']
const SUMMARIES = ['summary', 'description', 'itunes:summary', 'dc:description', 'itunes:subtitle']
const DATES = ['published', 'pubdate', 'issued', 'dc:date', 'dcterms:issued', 'created', 'dcterms:created']
const UPDATES = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate']
const RIGHTS = ['rights', 'dc:rights', 'copyright', 'media:copyright']
const LICENCES = ['creativecommons:license', 'cc:license']

const optional = <K extends string, V>(key: K, value: V | '' | undefined): { readonly [P in K]?: V } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: V }

const textOf = (element: XmlElement, names: readonly string[]): string => {
  for (const name of names)
    for (const child of childrenOf(element, name)) {
      const text = plainOf(child)
      if (text) return text
    }
  return ''
}

const dateOf = (element: XmlElement): string | undefined => {
  for (const name of [...DATES, ...UPDATES]) {
    const child = childOf(element, name)
    const date = child && readDate(textInside(child))
    if (date) return date
  }
  return undefined
}

const licenceOf = (element: XmlElement): string => {
  const link = childrenOf(element, 'link').find(({ attributes }) => attributes.rel === 'license')
  if (link) return addressOf(link, link.attributes.href) ?? ''
  for (const licence of childrenOf(element, ...LICENCES)) {
    const address = licence.attributes['rdf:resource'] ?? cleanLine(textInside(licence))
    if (address) return address
  }
  return textOf(element, RIGHTS)
}

/** An entry without the guarantees of `FeedEntry`: id and title may be ''. */
export type RawEntry = Omit<FeedEntry, 'id' | 'title'> & { readonly id: string; readonly title: string }

function entryOf(element: XmlElement): RawEntry {
  const media = mediaOf(element)
  const guid = childOf(element, 'id', 'guid', 'dc:identifier')
  const id = guid ? cleanLine(textInside(guid)) : (element.attributes['rdf:about'] ?? '')
  const isAddress = guid?.name !== 'guid' || (guid.attributes.isPermaLink ?? 'true').toLowerCase() === 'true'
  const group = childOf(element, 'media:group')
  const html = htmlOf(element, CONTENTS) || (group ? htmlOf(group, ['media:description']) : '')
  const described = htmlOf(element, ['media:description', 'itunes:summary', 'dc:description'])
  const source = childOf(element, 'source')
  return {
    id,
    title: textOf(element, TITLES) || (group ? textOf(group, ['media:title']) : ''),
    ...optional('url', linkOf(element) ?? (isAddress && /^https?:/i.test(id) ? addressOf(element, id) : undefined)),
    ...optional('author', authorOf(element) || (source ? authorOf(source) : '')),
    ...optional('published', dateOf(element)),
    ...optional('summary', textOf(element, SUMMARIES)),
    ...optional('html', html || described),
    ...optional('language', readLanguageTag(element.attributes['xml:lang'] ?? textOf(element, ['dc:language']))),
    ...optional('licence', licenceOf(element)),
    images: imagesOf(element),
    media,
    categories: categoriesOf(element),
    ...optional('engagement', engagementOf(element)),
  }
}

const formats: Readonly<Record<string, FeedFormat>> = { rss: 'rss', rdf: 'rdf', feed: 'atom', channel: 'rss' }

/** What is in a feed's own element; entries may stand beside the channel (RDF) or inside it. */
export type RawFeed = Omit<Feed, 'entries'> & { readonly entries: readonly RawEntry[] }

/** Errors: those of `readXml`; 'xml-unknown' for a root that is no feed's. */
export function readXmlFeed(text: string, url?: string): RawFeed {
  const root = readXml(text, url)
  const local = root.name.slice(root.name.indexOf(':') + 1)
  const format = formats[local]
  if (format === undefined) throw new ContentHQError('xml-unknown', `Its root is <${root.tag.slice(0, 60)}>.`)
  const channel = local === 'channel' ? root : (childOf(root, 'channel') ?? root)
  const entries = [...childrenOf(channel, 'item', 'entry'), ...(channel === root ? [] : childrenOf(root, 'item'))]
  const language = channel.attributes['xml:lang'] ?? root.attributes['xml:lang']
  const picture = childOf(channel, 'itunes:image', 'image', 'logo', 'icon') ?? childOf(root, 'image')
  const image =
    picture &&
    addressOf(picture, picture.attributes.href ?? textInside(childOf(picture, 'url', 'link') ?? picture).trim())
  const updated = [...UPDATES, ...DATES].map(name => childOf(channel, name)).find(Boolean)
  return {
    format,
    title: textOf(channel, TITLES),
    ...optional('url', linkOf(channel)),
    ...optional('summary', textOf(channel, ['subtitle', 'tagline', 'info', ...SUMMARIES])),
    ...optional('author', authorOf(channel)),
    ...optional('language', readLanguageTag(textOf(channel, ['language', 'dc:language']) || language)),
    ...optional('licence', licenceOf(channel)),
    ...optional('updated', updated && readDate(textInside(updated))),
    ...optional('image', image ? { url: image } : undefined),
    entries: entries.map(entryOf),
  }
}
