/** Reads an HTML page: the article by Readability over linkedom, the whole body where it finds none. Runs no script, fetches nothing. */

import { ContentHQError, type ContentImage } from '@contenthq/model'
import { Readability } from '@mozilla/readability'
import { readDate } from '../dates.ts'
import { readLanguageTag } from '../language.ts'
import { type Block, cleanLine, type Reading } from '../reading.ts'
import { blocksOfElement, imagesOfElement } from './html-blocks.ts'
import { isNestedTooDeeply, readFlatHtml } from './html-flat.ts'
import { parsePage } from './html-page.ts'
import { readPageFacts } from './page-facts.ts'
import { lookAtPage, recogniseWall } from './walls.ts'

/** Past this Readability takes seconds; the plain walk still reads the page. */
const MAX_ELEMENTS = 60_000

function readable(page: Document): ReturnType<Readability['parse']> {
  try {
    return new Readability(page, { maxElemsToParse: MAX_ELEMENTS }).parse()
  } catch {
    return null
  }
}

const wordCount = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (cleanLine(block.text).match(/\S+/g)?.length ?? 0), 0)

/** The main picture first, as the page names it; with what the article says about it. */
function withMain(images: readonly ContentImage[], main: ContentImage | undefined): readonly ContentImage[] {
  if (!main) return images
  const same = images.find(({ url }) => url === main.url)
  return [{ ...same, ...main }, ...images.filter(image => image !== same)]
}

/** Readability's title without the site's name, where the page gives the bare one elsewhere. */
const titleOf = (readable: string, bare: string): string =>
  readable && !(bare.length > 3 && readable.includes(bare)) ? readable : bare

/**
 * Errors: 'page-paywalled', 'page-cookie-wall', 'page-login', 'page-blocked', 'page-missing' and 'source-empty' for pages
 * that stand where an article should.
 */
export function readHtml(html: string, { url }: { readonly url?: string }): Reading {
  if (isNestedTooDeeply(html)) return { blocks: readFlatHtml(html) }
  const page = parsePage(html)
  const facts = readPageFacts(page, url)
  const title = facts.title ?? cleanLine(page.querySelector('title')?.textContent ?? '')
  const whole = blocksOfElement(page.body)
  const look = lookAtPage(page, [facts.title])
  const article = readable(page)
  const content = article?.content ? parsePage(article.content).body : undefined
  const found = content ? blocksOfElement(content) : []
  const blocks = wordCount(found) > 0 ? found : whole
  const wall = recogniseWall(look, blocks, facts.isFree)
  if (wall) throw new ContentHQError(wall, title || url)
  return {
    ...facts,
    blocks,
    images: withMain(content ? imagesOfElement(content, url) : [], facts.image),
    title: titleOf(cleanLine(article?.title ?? ''), title) || undefined,
    author: facts.author ?? (cleanLine(article?.byline ?? '') || undefined),
    platform: facts.platform ?? (cleanLine(article?.siteName ?? '') || undefined),
    published: facts.published ?? readDate(article?.publishedTime),
    language: facts.language ?? readLanguageTag(article?.lang),
    summary: facts.summary ?? (cleanLine(article?.excerpt ?? '') || undefined),
  }
}
