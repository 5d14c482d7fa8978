/** Reads a .csv as text: a paragraph for each row, its cells joined. What the columns mean is read-topics' business. */
import { parseCsv } from '../csv.ts'
import type { Reading } from '../reading.ts'

export const readTable = (text: string): Reading => ({
  blocks: parseCsv(text).map(cells => ({ kind: 'paragraph', text: cells.filter(Boolean).join(', ') })),
})
