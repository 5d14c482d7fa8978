/** Owns what an entry of an XML feed carries besides words: pictures, recordings, categories, counts of its reception. */
import type { ContentImage, Engagement, FeedMedia } from '@contenthq/model'
import { cleanLine } from '../reading.ts'
import { childOf, childrenOf, textInside, type XmlElement } from '../xml/read-xml.ts'
import { addressOf, plainOf } from './xml-fields.ts'

/** The element itself and the groups inside it that only bundle. */
const withGroups = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...childrenOf(element, 'media:group', 'media:content'),
]

/** '1:02:03', '62:03' or '3723' -> seconds. */
export function readDuration(text: string | undefined): number | undefined {
  if (!text || !/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text.trim())) return undefined
  return text
    .trim()
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

export function imagesOf(element: XmlElement): readonly ContentImage[] {
  const images = new Map<string, ContentImage>()
  const add = (from: XmlElement, address: string | undefined): void => {
    const url = addressOf(from, address)
    const words = childOf(from, 'media:description', 'media:title', 'title')
    const caption = words ? plainOf(words) : ''
    if (url && !images.has(url)) images.set(url, { url, ...(caption ? { caption } : {}) })
  }
  for (const holder of withGroups(element)) {
    for (const media of childrenOf(holder, 'media:content')) {
      const { type = '', medium = '', url } = media.attributes
      if (/^image/i.test(type) || medium === 'image') add(media, url)
    }
    for (const thumbnail of childrenOf(holder, 'media:thumbnail')) add(thumbnail, thumbnail.attributes.url)
  }
  for (const image of childrenOf(element, 'itunes:image')) add(image, image.attributes.href)
  for (const image of childrenOf(element, 'image')) {
    const url = childOf(image, 'url')
    add(image, url ? textInside(url) : textInside(image))
  }
  for (const link of childrenOf(element, 'enclosure', 'link'))
    if (/^image\//i.test(link.attributes.type ?? '')) add(link, link.attributes.url ?? link.attributes.href)
  return [...images.values()]
}

export function mediaOf(element: XmlElement): readonly FeedMedia[] {
  const found = new Map<string, FeedMedia>()
  const seconds = readDuration(childrenOf(element, 'itunes:duration').map(textInside)[0])
  const add = (from: XmlElement, address: string | undefined, length: number | undefined): void => {
    const url = addressOf(from, address)
    const type = from.attributes.type?.trim()
    if (!url || found.has(url) || /^image\//i.test(type ?? '')) return
    found.set(url, { url, ...(type ? { type } : {}), ...(length === undefined ? {} : { seconds: length }) })
  }
  for (const link of childrenOf(element, 'enclosure')) add(link, link.attributes.url, seconds)
  for (const link of childrenOf(element, 'link'))
    if (link.attributes.rel === 'enclosure') add(link, link.attributes.href, seconds)
  for (const holder of withGroups(element))
    for (const media of childrenOf(holder, 'media:content'))
      if (media.attributes.medium !== 'image') add(media, media.attributes.url, readDuration(media.attributes.duration))
  return [...found.values()]
}

export function categoriesOf(element: XmlElement): readonly string[] {
  const names = childrenOf(element, 'category', 'dc:subject', 'media:category').map(category =>
    cleanLine(category.attributes.label ?? category.attributes.term ?? textInside(category)),
  )
  const keywords = childrenOf(element, 'itunes:keywords', 'media:keywords').flatMap(list => textInside(list).split(','))
  return [...new Set([...names, ...keywords.map(cleanLine)].filter(Boolean))]
}

const countIn = (text: string | undefined): number | undefined => {
  const count = /^\d{1,15}$/.test(text?.trim() ?? '') ? Number(text) : Number.NaN
  return Number.isNaN(count) ? undefined : count
}

/** Views and likes as Media RSS has them, comments as RSS's slash module and Atom's threading have them. */
export function engagementOf(element: XmlElement): Engagement | undefined {
  const communities = withGroups(element).flatMap(holder => childrenOf(holder, 'media:community'))
  const of = (name: string, attribute: string): number | undefined =>
    countIn(communities.map(community => childOf(community, name)?.attributes[attribute]).find(Boolean))
  const commentCounts = childrenOf(element, 'slash:comments', 'thr:total').map(textInside)
  const replies = childrenOf(element, 'link').find(({ attributes }) => attributes.rel === 'replies')
  const counts = {
    views: of('media:statistics', 'views'),
    likes: of('media:starrating', 'count'),
    comments: countIn(commentCounts[0] ?? replies?.attributes['thr:count']),
  }
  const known = Object.entries(counts).filter(([, count]) => count !== undefined)
  return known.length > 0 ? Object.fromEntries(known) : undefined
}
