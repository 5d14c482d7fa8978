/** Owns columns of lines -> headings, paragraphs and footnotes. Joins what a line, a column or a page tore apart. */
import type { Block } from '../../reading.ts'
import type { Line } from './page-lines.ts'

/** What the document's running text looks like. Size in points. */
export type BodyText = { readonly size: number; readonly font: string }

type Columns = readonly (readonly Line[])[]

type Part = {
  text: string
  readonly size: number
  readonly isNote: boolean
  /** A line by itself in a font of its own. */
  readonly isTitle: boolean
  last: Line
  lines: number
}

const ENDS = /[.!?…:;。！？]["'”’»)\]]*\s*$/
const OPENS = /^\s*["“«(]?[\p{Lu}\d]/u
const LIST = /^\s*(?:[•◦▪‣●○■–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/u
const NOTE_MARK = /^\s*(?:\[?\d{1,3}\]?[.)]?|[*†‡§]{1,3})\s*/
const NOTE = /^\s*(?:\[?\d{1,3}\]?[.)]?|[*†‡§]{1,3})\s*\p{L}/u
/** Share of the running text's size below which letters are small, from which they are large. */
const SMALL = 0.93
const LARGE = 1.12
/** What separates lines of one paragraph, in letter sizes, where a column says nothing of its own. */
const USUAL_STEP = 1.2
/** Characters that a heading has at most: in large letters, in a font of its own. */
const LARGE_HEADING = 200
const HEADING = 90

/** A word that the line's end cut in two is one again. */
function join(before: string, after: string): string {
  if (/\p{L}{2,}[-\u00ad\u2010]\s*$/u.test(before) && /^\s*\p{Ll}/u.test(after))
    return before.replace(/[-\u00ad\u2010]\s*$/u, '') + after.trimStart()
  return `${before.trimEnd()} ${after.trimStart()}`
}

const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * 0.06

function stepOf(lines: readonly Line[], body: number): number {
  const steps = lines
    .slice(1)
    .map((line, index) => (lines[index]?.y ?? 0) - line.y)
    .filter(step => step > body * 0.5 && step < body * 3)
    .sort((a, b) => a - b)
  return steps[steps.length >> 1] ?? body * USUAL_STEP
}

/** A heading in the size of the text: short, alone, in another font than what follows. */
const isOwnFont = (line: Line, next: Line | undefined, body: BodyText): boolean =>
  line.font !== '' &&
  line.font !== body.font &&
  next !== undefined &&
  next.font !== line.font &&
  line.size >= body.size * SMALL &&
  line.text.length < HEADING &&
  OPENS.test(line.text) &&
  !/[.,;]\s*$/.test(line.text)

function partsOfColumn(lines: readonly Line[], body: BodyText): readonly Part[] {
  const parts: Part[] = []
  const step = stepOf(lines, body.size)
  const left = Math.min(...lines.map(line => line.left))
  const right = Math.max(...lines.map(line => line.right))
  const lastBody = lines.findLastIndex(line => line.size >= body.size * SMALL)
  const isIndented = (line: Line): boolean => line.left - left > line.size * 0.8
  const endsShort = ({ last, text }: Part): boolean => ENDS.test(text) && last.right < right - (right - left) * 0.2
  const goesOn = (part: Part, line: Line): boolean =>
    sameSize(part.size, line.size) &&
    part.last.y - line.y < step * 1.45 &&
    part.last.y - line.y > -1 &&
    !LIST.test(line.text) &&
    !(isIndented(line) && part.last.left - left < line.size * 0.4 && ENDS.test(part.text)) &&
    !(endsShort(part) && OPENS.test(line.text))
  for (const [index, line] of lines.entries()) {
    const open = parts.at(-1)
    const isNote = index > lastBody && NOTE.test(line.text)
    const stands = open === undefined || open.isTitle || ENDS.test(open.text)
    const isTitle = stands && isOwnFont(line, lines[index + 1], body)
    if (open && !isNote && !isTitle && !open.isTitle && goesOn(open, line)) {
      open.text = join(open.text, line.text)
      open.last = line
      open.lines++
    } else parts.push({ text: line.text, size: line.size, last: line, lines: 1, isNote, isTitle })
  }
  return parts
}

/** Blocks of the whole document in reading order, and its footnotes apart. */
export function blocksOfPages(
  pages: readonly Columns[],
  body: BodyText,
): { readonly blocks: readonly Block[]; readonly notes: readonly Block[] } {
  const parts = pages.flatMap(columns => columns.flatMap(lines => partsOfColumn(lines, body)))
  const isLarge = ({ size, text, lines }: Part): boolean =>
    size >= body.size * LARGE && text.length < LARGE_HEADING && lines <= 4 && /\p{L}/u.test(text)
  const sizes = [...new Set(parts.filter(isLarge).map(({ size }) => Math.round(size)))].sort((a, b) => b - a)
  const blocks: Block[] = []
  const notes: Block[] = []
  let lastSize = 0
  for (const part of parts) {
    const { text, size } = part
    if (part.isNote) {
      notes.push({ kind: 'paragraph', text: text.replace(NOTE_MARK, '') })
      continue
    }
    const before = blocks.at(-1)
    const tornApart = before?.kind === 'paragraph' && sameSize(lastSize, size) && !ENDS.test(before.text)
    if (isLarge(part)) blocks.push({ kind: 'heading', level: Math.min(6, sizes.indexOf(Math.round(size)) + 1), text })
    else if (part.isTitle) blocks.push({ kind: 'heading', level: Math.min(6, sizes.length + 1), text })
    // a sentence goes on in the next column or on the next page
    else if (tornApart && /^\s*\p{Ll}/u.test(text))
      blocks[blocks.length - 1] = { kind: 'paragraph', text: join(before.text, text) }
    else blocks.push({ kind: 'paragraph', text: text.replace(/^\s*[•◦▪‣●○■]\s*/, '') })
    lastSize = size
  }
  return { blocks, notes }
}
