/**
 * Reads .pdf: text in reading order, columns one after the other, footnotes at the end, heads and feet left out. A scan
 * says that it has no text. By Mozilla's pdf.js as unpdf bundles it: no worker, no canvas, no eval.
 */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs'
import { type Block, cleanLine, type Reading, withoutTitle } from '../reading.ts'
import { type Piece, readColumns } from './pdf/page-lines.ts'
import { type BodyText, blocksOfPages } from './pdf/paragraphs.ts'
import { type PagePieces, withoutRunningLines } from './pdf/running-lines.ts'

/** Pages that are read; the rest of a longer book is left. */
const MAX_PAGES = 600
/** Letters a page, below which a page has no text to speak of. */
const FEW_LETTERS = 30

/** Sloping this much, a piece runs up a margin or across the page as a stamp. */
const SLOPE = 0.2

async function piecesOf(page: PDFPageProxy): Promise<PagePieces> {
  const [left = 0, foot = 0, , top = 0] = page.view
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item): readonly Piece[] => {
    if (!('str' in item) || !item.str.trim()) return []
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[]
    if (Math.abs(b) > SLOPE * Math.abs(a) || a < 0) return []
    return [
      {
        text: item.str,
        x: x - left,
        y: y - foot,
        width: item.width,
        size: Math.hypot(c, d) || item.height,
        font: item.fontName,
      },
    ]
  })
  return { pieces, height: top - foot }
}

/** What most letters have. */
function bodyOf(pages: readonly PagePieces[]): BodyText {
  const most = <K>(keyOf: (piece: Piece) => K, otherwise: K): K => {
    const letters = new Map<K, number>()
    for (const { pieces } of pages)
      for (const piece of pieces) letters.set(keyOf(piece), (letters.get(keyOf(piece)) ?? 0) + piece.text.length)
    return [...letters].reduce((best, next) => (next[1] > best[1] ? next : best), [otherwise, 0] as const)[0]
  }
  return { size: most(({ size }) => Math.round(size * 2) / 2, 10), font: most(({ font }) => font, '') }
}

const pictures: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
])

/** Whether the first pages are pictures. */
async function isScan(file: PDFDocumentProxy): Promise<boolean> {
  for (let number = 1; number <= Math.min(3, file.numPages); number++) {
    const { fnArray } = await (await file.getPage(number)).getOperatorList()
    if (fnArray.some(operation => pictures.has(operation))) return true
  }
  return false
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    // pdf.js takes the bytes over, and they are the caller's
    return await getDocument({
      data: new Uint8Array(bytes),
      useSystemFonts: true,
      disableFontFace: true,
      stopAtErrors: false,
      verbosity: 0,
      useWasm: false,
    }).promise
  } catch (thrown) {
    const isLocked = thrown instanceof Error && thrown.name === 'PasswordException'
    throw new ContentHQError(isLocked ? 'file-encrypted' : 'file-damaged', undefined, { cause: thrown })
  }
}

type Info = {
  readonly Title?: unknown
  readonly Author?: unknown
  readonly CreationDate?: unknown
  readonly Language?: unknown
  readonly Subject?: unknown
}

const said = (value: unknown): string => (typeof value === 'string' ? cleanLine(value.replaceAll('\0', '')) : '')

/** 'D:20240506070809+02'00'' as the parts that matter. */
const dateOf = (value: unknown): string | undefined => {
  const [, year, month = '01', day = '01'] = /^D?:?(\d{4})(\d{2})?(\d{2})?/.exec(said(value)) ?? []
  return year && Number(month) < 13 && Number(day) < 32 ? `${year}-${month}-${day}T00:00:00.000Z` : undefined
}

/** What programs write where people wrote nothing. */
const noTitle =
  /^(?:untitled|microsoft word|document\d*$|.*\.(?:docx?|tex|indd|pdf|html?|odt|dvi|typ)$|about:blank|print|-)|^\d+$/i

/** Errors: 'file-damaged', 'file-encrypted', 'file-scanned', 'cancelled'. */
export async function readPdf(bytes: Uint8Array, { signal }: { readonly signal?: AbortSignal }): Promise<Reading> {
  const file = await open(bytes)
  try {
    const pages: PagePieces[] = []
    for (let number = 1; number <= Math.min(MAX_PAGES, file.numPages); number++) {
      throwIfAborted(signal)
      const page = await file.getPage(number)
      pages.push(await piecesOf(page))
      page.cleanup()
    }
    const letters = pages.reduce(
      (sum, { pieces }) => sum + pieces.reduce((size, { text }) => size + text.trim().length, 0),
      0,
    )
    if (letters < FEW_LETTERS * pages.length && (await isScan(file))) throw new ContentHQError('file-scanned')
    const body = bodyOf(pages)
    const columns = withoutRunningLines(pages).map(({ pieces }) => readColumns(pieces, body.size))
    const { blocks, notes } = blocksOfPages(columns, body)
    const info = (await file.getMetadata()).info as Info
    return readingOf(blocks, notes, info)
  } catch (thrown) {
    if (thrown instanceof ContentHQError) throw thrown
    throw new ContentHQError('file-damaged', undefined, { cause: thrown })
  } finally {
    await file.loadingTask.destroy()
  }
}

/** The title is what the file says, else its largest heading on the first lines. */
function readingOf(blocks: readonly Block[], notes: readonly Block[], info: Info): Reading {
  const written = said(info.Title)
  const stated = written && !noTitle.test(written) ? written : undefined
  const at = blocks.slice(0, 6).findIndex(block => block.kind === 'heading' && block.level === 1)
  const headed = blocks[at]
  const title = stated ?? headed?.text
  const isTitle = (block: Block, index: number): boolean => index === at && withoutTitle([block], title).length === 0
  return {
    blocks: [
      ...withoutTitle(
        blocks.filter((block, index) => !isTitle(block, index)),
        title,
      ),
      ...(notes.length > 0 ? [{ kind: 'heading', level: 1, text: 'Notes' } as const, ...notes] : []),
    ],
    title,
    author: said(info.Author) || undefined,
    published: dateOf(info.CreationDate),
    language: said(info.Language) || undefined,
    summary: said(info.Subject) || undefined,
  }
}
