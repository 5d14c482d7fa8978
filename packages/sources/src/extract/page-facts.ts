/** Owns what a page says about itself outside its text: JSON-LD, OpenGraph, other meta elements and links. */
import type { ContentImage, Engagement } from '@contenthq/model'
import { readDate } from '../dates.ts'
import { readLanguageTag } from '../language.ts'
import { cleanLine } from '../reading.ts'
import { readLinkedData } from './linked-data.ts'

export type PageFacts = {
  readonly title: string | undefined
  readonly author: string | undefined
  readonly platform: string | undefined
  readonly published: string | undefined
  readonly language: string | undefined
  readonly summary: string | undefined
  readonly licence: string | undefined
  readonly image: ContentImage | undefined
  readonly engagement: Engagement | undefined
  /** False: the publisher says that it has to be paid for, or signed in for. */
  readonly isFree: boolean | undefined
  /** Address of the article's next page. */
  readonly next: string | undefined
}

/** Content of the first of these meta elements that has any. */
function metaOf(page: Document, ...names: readonly string[]): string | undefined {
  for (const name of names)
    for (const meta of page.querySelectorAll(
      `meta[name="${name}"], meta[property="${name}"], meta[itemprop="${name}"]`,
    )) {
      const content = cleanLine(meta.getAttribute('content') ?? '')
      if (content) return content
    }
  return undefined
}

const addressOf = (address: string | null | undefined, base: string | undefined): string | undefined => {
  if (!address || !URL.canParse(address, base)) return undefined
  const { protocol, href } = new URL(address, base)
  return protocol === 'http:' || protocol === 'https:' ? href : undefined
}

/** An address without its page number, and that number: 1 where there is none. */
function pageOf(address: string): { readonly stem: string; readonly number: number } {
  const url = new URL(address)
  const named = [...url.searchParams].find(
    ([name, value]) => /^(?:p|pg|page|seite|pagina)$/i.test(name) && /^\d{1,3}$/.test(value),
  )
  if (named) url.searchParams.delete(named[0])
  const inPath = /^(.*?)(?:\/(?:page[/-]?)?|[-_](?:page-?|p)?)(\d{1,3})(\.\w{2,5})?\/?$/i.exec(url.pathname)
  const plain = url.pathname.replace(/\/$/, '')
  const stem = (path: string): string => `${url.host}${path}${url.search}`
  if (named) return { stem: stem(plain), number: Number(named[1]) }
  if (inPath?.[2]) return { stem: stem(`${inPath[1]}${inPath[3] ?? ''}`), number: Number(inPath[2]) }
  return { stem: stem(plain), number: 1 }
}

/**
 * The link to the next page of this article. It has to be the same address with the next number: what pages call 'next'
 * is as often another article.
 */
function nextPage(page: Document, base: string | undefined): string | undefined {
  const own = addressOf(page.querySelector('link[rel="canonical"]')?.getAttribute('href'), base) ?? base
  if (!own || !URL.canParse(own)) return undefined
  const here = base && URL.canParse(base) ? pageOf(base) : pageOf(own)
  for (const link of page.querySelectorAll('link[rel~="next"], a[rel~="next"], a[href]')) {
    const address = addressOf(link.getAttribute('href'), base)
    if (!address || new URL(address).hash) continue
    const { stem, number } = pageOf(address)
    if (number === here.number + 1 && stem === here.stem) return address
  }
  return undefined
}

/** `url` is where the page was read; its <base> wins for what is relative. */
export function readPageFacts(page: Document, url: string | undefined): PageFacts {
  const base = addressOf(page.querySelector('base[href]')?.getAttribute('href'), url) ?? url
  const data = readLinkedData(page, base)
  const picture = addressOf(
    metaOf(page, 'og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
    base,
  )
  const caption = metaOf(page, 'og:image:alt', 'twitter:image:alt')
  const time = page.querySelector(
    'time[pubdate][datetime], time[itemprop="datePublished"][datetime], article time[datetime]',
  )
  const tier = metaOf(page, 'article:content_tier')
  const image = picture ? { url: picture, ...(caption ? { caption } : {}) } : data.image
  return {
    title: data.title ?? metaOf(page, 'og:title', 'twitter:title'),
    author: data.author ?? metaOf(page, 'author', 'article:author_name', 'parsely-author', 'dc.creator', 'byl'),
    platform: metaOf(page, 'og:site_name', 'application-name') ?? data.platform,
    published:
      data.published ??
      readDate(
        metaOf(page, 'article:published_time', 'datePublished', 'parsely-pub-date', 'dc.date', 'date', 'pubdate'),
      ) ??
      readDate(time?.getAttribute('datetime')),
    language:
      readLanguageTag(page.documentElement?.getAttribute('lang')) ??
      readLanguageTag(data.language) ??
      readLanguageTag(metaOf(page, 'og:locale', 'language')),
    summary: metaOf(page, 'og:description', 'description', 'twitter:description') ?? data.summary,
    licence:
      data.licence ??
      addressOf(page.querySelector('link[rel~="license"], a[rel~="license"]')?.getAttribute('href'), base),
    image: image && data.image?.url === image.url ? { ...data.image, ...image } : image,
    engagement: data.engagement,
    isFree: tier === 'locked' || tier === 'metered' ? false : data.isFree,
    next: nextPage(page, url),
  }
}
