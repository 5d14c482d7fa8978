/** Owns a table of topics for many films: one row, one wish. Checks no topic; makes no film. */
import { ContentHQError } from '@contenthq/model'
import { parseCsv } from './csv.ts'
import { decode } from './decode.ts'
import { looksBinary } from './detect.ts'
import { type ExtractRequest, MAX_SOURCE_BYTES } from './extract.ts'

export type TopicRow = {
  /** 1 for the first row of topics. */
  readonly row: number
  readonly topic?: string
  /** Instead of a topic, or beside it as its title. */
  readonly url?: string
  /** Every other column by its heading in lower case: 'language', 'seconds', 'mood' … */
  readonly options: Readonly<Record<string, string>>
}

const MAX_ROWS = 1000
const topicNames =
  /^(?:topics?|titles?|subjects?|ideas?|names?|prompts?|keywords?|thema|themen|titel|sujets?|titres?|temas?|títulos?|argoment[oi]|titol[oi])$/i
const urlNames = /^(?:urls?|links?|address(?:es)?|web ?sites?|pages?|sources?|feeds?)$/i
const optionNames =
  /^(?:lang(?:uage)?|seconds|duration|length|mood|tone|voice|format|aspect(?: ratio)?|style|notes?|audience)$/i
const isAddress = (cell: string): boolean => /^https?:\/\/\S+$/i.test(cell)

/**
 * Rows of a .csv, or lines of a text; a heading row is recognised by its words. Rows without a topic or an address are
 * left out, repeats too. Errors: 'source-too-large', 'file-binary', 'file-empty', 'topics-missing'.
 */
export function readTopics({ bytes, contentType, name }: ExtractRequest): readonly TopicRow[] {
  if (bytes.byteLength > MAX_SOURCE_BYTES) throw new ContentHQError('source-too-large', `${bytes.byteLength} bytes`)
  if (looksBinary(bytes, contentType)) throw new ContentHQError('file-binary', name)
  const rows = parseCsv(decode(bytes, contentType))
  const [first] = rows
  if (!first) throw new ContentHQError('file-empty')
  const known = (cell: string): boolean => topicNames.test(cell) || urlNames.test(cell)
  const hasHeading =
    first.some(known) &&
    first.every(cell => !isAddress(cell)) &&
    (first.length === 1 || first.filter(cell => known(cell) || optionNames.test(cell)).length > 1 || rows.length > 2)
  const headings = hasHeading ? first.map(cell => cell.toLowerCase()) : []
  const topicColumn = hasHeading ? headings.findIndex(cell => topicNames.test(cell)) : -1
  const urlColumn = hasHeading ? headings.findIndex(cell => urlNames.test(cell)) : -1
  const seen = new Set<string>()
  const topics = rows.slice(hasHeading ? 1 : 0).flatMap((cells, index) => {
    const url = (urlColumn >= 0 ? cells[urlColumn] : cells.find(isAddress)) || undefined
    const topic = (topicColumn >= 0 ? cells[topicColumn] : cells.find(cell => cell && !isAddress(cell))) || undefined
    const key = `${topic?.toLowerCase() ?? ''}\n${url ?? ''}`
    if ((!topic && !url) || seen.has(key)) return []
    seen.add(key)
    const options = headings.flatMap((heading, column) =>
      heading && cells[column] && column !== topicColumn && column !== urlColumn
        ? [[heading, cells[column]] as const]
        : [],
    )
    return [
      { row: index + 1, ...(topic ? { topic } : {}), ...(url ? { url } : {}), options: Object.fromEntries(options) },
    ]
  })
  if (topics.length === 0) throw new ContentHQError('topics-missing')
  return topics.slice(0, MAX_ROWS)
}
