/** Owns the pieces of text on a page -> lines in reading order, column by column. Pure geometry: knows no PDF. Units: points, y upwards. */

/** A piece as the page draws it: left end of the baseline, width, size of the letters. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Any name that tells fonts apart. */
  readonly font: string
}

export type Line = {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline. */
  readonly y: number
  readonly size: number
  /** Of its first piece; '' where it has several. */
  readonly font: string
}

/** Pieces farther apart than this many letter sizes are in different columns or cells. */
const WIDE_GAP = 1.1
/** As above, after a lone number. */
const MARK_GAP = 3
/** Pieces nearer than this many letter sizes are one word. */
const NO_GAP = 0.12
/** Share of the letter size by which baselines of one line may differ. */
const SAME_LINE = 0.35

const isMark = (text: string): boolean => /^[\d*†‡§,[\]]{1,5}$/.test(text.trim())

/** A small raised number refers to a note; it is no word of the sentence. In front of words it is the note's own. */
function withoutMarks(pieces: readonly Piece[], body: number): readonly Piece[] {
  return pieces.flatMap(piece => {
    if (!isMark(piece.text) || piece.size > body * 0.82) return [piece]
    const isBeside = (other: Piece, gap: number): boolean => {
      const rise = piece.y - other.y
      return (
        other.size > piece.size * 1.15 &&
        gap > -1 &&
        gap < other.size * 0.6 &&
        rise > other.size * 0.12 &&
        rise < other.size
      )
    }
    if (pieces.some(other => isBeside(other, piece.x - (other.x + other.width)))) return []
    const own = pieces.find(other => isBeside(other, other.x - (piece.x + piece.width)))
    return own ? [{ ...piece, y: own.y, text: `${piece.text} ` }] : [piece]
  })
}

/** Pieces of one baseline, joined where they are near: a table's cells and two columns stay apart. */
function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - piece.y) <= SAME_LINE * Math.max(first.size, piece.size)) row.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap(row => {
    const lines: Line[] = []
    for (const { text, x, y, width, size, font } of row.sort((a, b) => a.x - b.x)) {
      const last = lines.at(-1)
      const gap = last ? x - last.right : 0
      const unit = last ? Math.max(last.size, size) : size
      // a note's number may stand a tab before the note
      if (last && gap < (isMark(last.text) ? MARK_GAP : WIDE_GAP) * unit) {
        const between = gap > NO_GAP * unit && !/\s$/.test(last.text) && !/^[\s.,;:!?)\]]/.test(text) ? ' ' : ''
        const isLonger = text.trim().length > last.text.trim().length
        lines[lines.length - 1] = {
          ...last,
          text: last.text + between + text,
          right: Math.max(last.right, x + width),
          font: font === last.font ? font : '',
          ...(isLonger ? { size, y } : {}),
        }
      } else lines.push({ text, left: x, right: x + width, y, size, font })
    }
    return lines.filter(line => line.text.trim())
  })
}

const widthOf = ({ left, right }: Line): number => right - left

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

type Gutter = {
  readonly at: number
  readonly left: readonly Line[]
  readonly right: readonly Line[]
  readonly across: readonly Line[]
}

/** Lines on each side that columns have at least. */
const COLUMN_LINES = 4

/** Prose fills its column; a table's cells do not. */
function isColumn(lines: readonly Line[]): boolean {
  const width = Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ left }) => left))
  return (
    lines.length >= COLUMN_LINES &&
    median(lines.map(widthOf)) > width * 0.6 &&
    median(lines.map(({ text }) => text.length)) >= 15
  )
}

/** The white stripe that fewest lines cross, with columns on both sides of it. */
function findGutter(lines: readonly Line[]): Gutter | undefined {
  const starts = [...new Set(lines.map(({ left }) => Math.round(left)))]
  let best: Gutter | undefined
  for (const start of starts) {
    const at = start - 2
    const left = lines.filter(line => line.right <= at)
    const right = lines.filter(line => line.left >= at)
    const across = lines.filter(line => line.left < at && line.right > at)
    if (across.length > (left.length + right.length) * 0.5) continue
    if (best && across.length >= best.across.length) continue
    if (!isColumn(left) || !isColumn(right)) continue
    // side by side, not one below the other
    const top = Math.min(Math.max(...left.map(({ y }) => y)), Math.max(...right.map(({ y }) => y)))
    const foot = Math.max(Math.min(...left.map(({ y }) => y)), Math.min(...right.map(({ y }) => y)))
    if (top <= foot) continue
    best = { at, left, right, across }
  }
  return best
}

const MAX_COLUMNS_DEEP = 4

/** Reading order: what lies across the columns parts them into bands; in a band the left column comes first. */
function inOrder(lines: readonly Line[], depth = 0): readonly (readonly Line[])[] {
  const sorted = [...lines].sort((a, b) => b.y - a.y || a.left - b.left)
  const gutter = depth < MAX_COLUMNS_DEEP ? findGutter(sorted) : undefined
  if (!gutter) return sorted.length > 0 ? [sorted] : []
  const columns: (readonly Line[])[] = []
  const across = [...gutter.across].sort((a, b) => b.y - a.y)
  let top = Number.POSITIVE_INFINITY
  for (const bound of [...across.map(({ y }) => y), Number.NEGATIVE_INFINITY]) {
    const isHere = ({ y }: Line): boolean => y < top && y > bound
    for (const side of [gutter.left, gutter.right]) columns.push(...inOrder(side.filter(isHere), depth + 1))
    const spanning = across.filter(({ y }) => y === bound)
    const last = columns.at(-1)
    // neighbours that lie across stay together: a title of two lines
    if (spanning.length > 0 && last && last.every(line => across.includes(line)))
      columns[columns.length - 1] = [...last, ...spanning]
    else if (spanning.length > 0) columns.push(spanning)
    top = bound
  }
  return columns
}

/** Columns of lines in reading order. `body` is the size of the document's running text. */
export const readColumns = (pieces: readonly Piece[], body: number): readonly (readonly Line[])[] =>
  inOrder(linesOf(withoutMarks(pieces, body)))
