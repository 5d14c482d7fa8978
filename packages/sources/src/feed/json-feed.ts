/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). Forgiving: a field of the wrong type is a field that is not there. */
import { ContentHQError } from '@contenthq/model'
import { readDate } from '../dates.ts'
import { readLanguageTag } from '../language.ts'
import { cleanLine } from '../reading.ts'
import type { RawEntry, RawFeed } from './xml-feed.ts'
import { MAX_MARKUP } from './xml-fields.ts'

type Json = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const records = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : [])
const textIn = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

const addressIn = (value: unknown, base: string | undefined): string | undefined => {
  const written = textIn(value)
  if (!written || !URL.canParse(written, base)) return undefined
  const { protocol, href } = new URL(written, base)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}

const optional = <K extends string, V>(key: K, value: V | '' | undefined): { readonly [P in K]?: V } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: V }

const authorsOf = (json: Json): string =>
  [...records(json.authors), ...records([json.author])]
    .map(({ name }) => cleanLine(textIn(name)))
    .filter(Boolean)
    .join(', ')

function entryOf(json: Json, base: string | undefined): RawEntry {
  const images = [json.image, json.banner_image].flatMap(value => addressIn(value, base) ?? [])
  const plain = textIn(json.content_text).slice(0, MAX_MARKUP)
  const html =
    textIn(json.content_html).slice(0, MAX_MARKUP) ||
    plain
      .split(/\n\s*\n/)
      .filter(part => part.trim())
      .map(part => `<p>${part.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
      .join('')
  return {
    id: cleanLine(textIn(json.id)),
    title: cleanLine(textIn(json.title)),
    ...optional('url', addressIn(json.url ?? json.external_url, base)),
    ...optional('author', authorsOf(json)),
    ...optional('published', readDate(textIn(json.date_published)) ?? readDate(textIn(json.date_modified))),
    ...optional('summary', cleanLine(textIn(json.summary))),
    ...optional('html', html),
    ...optional('language', readLanguageTag(textIn(json.language))),
    images: [...new Set(images)].map(url => ({ url })),
    media: records(json.attachments).flatMap(({ url, mime_type, duration_in_seconds }) => {
      const address = addressIn(url, base)
      if (!address) return []
      const seconds = typeof duration_in_seconds === 'number' ? duration_in_seconds : undefined
      return [{ url: address, ...optional('type', textIn(mime_type)), ...optional('seconds', seconds) }]
    }),
    categories: Array.isArray(json.tags) ? json.tags.map(tag => cleanLine(textIn(tag))).filter(Boolean) : [],
  }
}

/** Errors: 'feed-damaged' for text that is no JSON, or JSON that is no feed. */
export function readJsonFeed(text: string, url?: string): RawFeed {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (thrown) {
    throw new ContentHQError('feed-damaged', undefined, { cause: thrown })
  }
  if (!isRecord(json) || !Array.isArray(json.items))
    throw new ContentHQError('feed-damaged', 'It has no list of items.')
  const home = addressIn(json.home_page_url, url)
  const image = addressIn(json.icon ?? json.favicon, url)
  return {
    format: 'json',
    title: cleanLine(textIn(json.title)),
    ...optional('url', home),
    ...optional('summary', cleanLine(textIn(json.description))),
    ...optional('author', authorsOf(json)),
    ...optional('language', readLanguageTag(textIn(json.language))),
    ...optional('image', image ? { url: image } : undefined),
    entries: records(json.items).map(entry => entryOf(entry, url ?? home)),
  }
}
