/** Owns what repeats at the head and foot of pages: running titles and page numbers, which are no text. */
import type { Piece } from './page-lines.ts'

export type PagePieces = { readonly pieces: readonly Piece[]; readonly height: number }

/** Height of the margins in which heads and feet stand: points on a page of usual size, a share of others. */
const marginOf = (height: number): number => Math.max(height * 0.1, Math.min(80, height * 0.22))

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d+|\b[ivxl]+\b/g, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim()

const isNumber = (key: string): boolean =>
  /^(?:(?:page|seite|p|pag|página|pagina) )?#(?: (?:of|von|de|sur|di)? ?#)?$/.test(key)

/** Points between baselines of one line; a raised number stands within that. */
const SAME_LINE = 5

/** The lines in a page's margins, each as the pieces it is made of. */
function rowsInMargins({ pieces, height }: PagePieces): readonly (readonly Piece[])[] {
  const rows: Piece[][] = []
  for (const piece of pieces
    .filter(({ y }) => y > height - marginOf(height) || y < marginOf(height))
    .sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && first.y - piece.y < SAME_LINE) row.push(piece)
    else rows.push([piece])
  }
  return rows
}

const keyOfRow = (row: readonly Piece[]): string =>
  keyOf(
    [...row]
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
  )

/** Pages without the lines in their margins that are page numbers or stand on many of the pages, two at least. */
export function withoutRunningLines(pages: readonly PagePieces[]): readonly PagePieces[] {
  const rows = pages.map(rowsInMargins)
  const counts = new Map<string, number>()
  for (const page of rows) for (const key of new Set(page.map(keyOfRow))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const least = Math.max(2, pages.length * 0.4)
  const isRunning = (row: readonly Piece[]): boolean => {
    const key = keyOfRow(row)
    return isNumber(key) || key === '' || (counts.get(key) ?? 0) >= least
  }
  return pages.map(({ pieces, height }, index) => {
    const dropped = new Set((rows[index] ?? []).filter(isRunning).flat())
    return { pieces: pieces.filter(piece => !dropped.has(piece)), height }
  })
}
