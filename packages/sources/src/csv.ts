/** Owns tables of text: RFC 4180 with the separators people use. Knows nothing of what the columns mean. */

const separators = [',', ';', '\t', '|'] as const

/** The separator that parts the first lines into the same number of cells, more than one. */
function separatorOf(text: string): string {
  const scores = separators.map(separator => {
    const counts = parseCsv(text.slice(0, 5000), separator)
      .slice(0, 10)
      .map(row => row.length)
    const width = counts[0] ?? 1
    const same = counts.filter(count => count === width).length
    return { separator, score: width > 1 ? same * 100 + width : 0 }
  })
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).separator
}

/** Rows of trimmed cells; rows without any text are left out. Quotes that never close hold the rest of their line. */
export function parseCsv(text: string, separator = separatorOf(text)): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  const endRow = (): void => {
    row.push(cell.trim())
    if (row.some(Boolean)) rows.push(row)
    row = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '"' && cell.trim() === '') {
      const quoted = /^"((?:[^"]|"")*)"(?=\s*(?:$|[\r\n]|[,;\t|]))/.exec(text.slice(at, at + 100_000))
      if (quoted) {
        cell = quoted[1]!.replaceAll('""', '"')
        at += quoted[0].length - 1
        continue
      }
    }
    if (sign === separator) {
      row.push(cell.trim())
      cell = ''
    } else if (sign === '\n' || sign === '\r') endRow()
    else cell += sign
  }
  endRow()
  return rows
}
