/** Reads a piece of HTML that is content as a whole: a feed's entry, a chapter. Looks for no article in it. */
import type { ContentImage } from '@contenthq/model'
import type { Block } from '../reading.ts'
import { blocksOfElement, imagesOfElement } from './html-blocks.ts'
import { isNestedTooDeeply, readFlatHtml } from './html-flat.ts'
import { parsePage } from './html-page.ts'

export function readFragment(
  html: string,
  base?: string,
): { readonly blocks: readonly Block[]; readonly images: readonly ContentImage[] } {
  if (!html.trim()) return { blocks: [], images: [] }
  if (isNestedTooDeeply(html)) return { blocks: readFlatHtml(html), images: [] }
  const { body } = parsePage(html)
  return { blocks: blocksOfElement(body), images: imagesOfElement(body, base) }
}
