/** Reads an HTML page: the article by Readability over linkedom, the whole body where it finds none. Runs no script, fetches nothing. */

import type { ContentImage } from '@contenthq/model'
import { Readability } from '@mozilla/readability'
import { readLanguageTag } from '../language.ts'
import { type Block, cleanLine, type Reading } from '../reading.ts'
import { blocksOfElement, imagesOfElement } from './html-blocks.ts'
import { isNestedTooDeeply, readFlatHtml } from './html-flat.ts'
import { parsePage } from './html-page.ts'

/** Past this Readability takes seconds; the plain walk still reads the page. */
const MAX_ELEMENTS = 60_000

const metaOf = (page: Document, name: string): string | undefined =>
  page.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content')?.trim() || undefined

const asDate = (value: string | null | undefined): string | undefined => {
  const time = value ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function readable(page: Document): ReturnType<Readability['parse']> {
  try {
    return new Readability(page, { maxElemsToParse: MAX_ELEMENTS }).parse()
  } catch {
    return null
  }
}

const wordCount = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (cleanLine(block.text).match(/\S+/g)?.length ?? 0), 0)

export function readHtml(html: string, where: { readonly url?: string }): Reading {
  if (isNestedTooDeeply(html)) return { blocks: readFlatHtml(html) }
  const page = parsePage(html)
  const language =
    readLanguageTag(page.documentElement?.getAttribute('lang')) ?? readLanguageTag(metaOf(page, 'og:locale'))
  const title = cleanLine(metaOf(page, 'og:title') ?? page.querySelector('title')?.textContent ?? '')
  const whole = blocksOfElement(page.body)
  const article = readable(page)
  const content = article?.content ? parsePage(article.content).body : undefined
  const found = content ? blocksOfElement(content) : []
  const blocks = wordCount(found) > 0 ? found : whole
  const images: readonly ContentImage[] = content ? imagesOfElement(content, where.url) : []
  return {
    blocks,
    images,
    title: cleanLine(article?.title ?? '') || title || undefined,
    author: cleanLine(article?.byline ?? '') || undefined,
    published: asDate(article?.publishedTime),
    language: language ?? readLanguageTag(article?.lang),
    summary: cleanLine(article?.excerpt ?? '') || undefined,
  }
}
