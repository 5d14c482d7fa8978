/** Owns what a reader hands back, and how its blocks become the text and sections of a ContentDocument. */
import type { ContentImage, ContentSection, Engagement, Span, TimedSpan } from '@contenthq/model'

/** A piece of a source in reading order. Text may hold any white space; assembling normalises it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly cues?: readonly TimedText[] }

/** Words and when they are said, in seconds. A paragraph's cues, joined by spaces, are its text. */
export type TimedText = { readonly text: string; readonly fromSeconds: number; readonly toSeconds: number }

/** What a reader found. Everything but the blocks is optional: not every format knows it. */
export type Reading = {
  readonly blocks: readonly Block[]
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly platform?: string | undefined
  readonly published?: string | undefined
  readonly language?: string | undefined
  readonly summary?: string | undefined
  readonly attribution?: string | undefined
  readonly licence?: string | undefined
  readonly images?: readonly ContentImage[]
  readonly engagement?: Engagement | undefined
  readonly next?: string | undefined
}

/** One file a reader. `text` is decoded and in NFC; `url` resolves relative addresses. */
export type TextReader = (
  text: string,
  where: { readonly url?: string; readonly name?: string },
) => Reading | Promise<Reading>

/** As `TextReader`, for formats that are not text. What is long obeys the signal. */
export type FileReader = (bytes: Uint8Array, where: { readonly signal?: AbortSignal }) => Promise<Reading>

// Invisible: soft hyphen, zero-width space, word joiner, byte order mark. Joiners stay: scripts and emoji need them.
const invisible = /[\u00ad\u200b\u2060\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const control = /[\u0000-\u0008\u000e-\u001f\u007f]/g

/** One line: control and invisible characters out, runs of white space to one space, NFC. */
export const cleanLine = (text: string): string =>
  text.replace(control, '').replace(invisible, '').replace(/\s+/g, ' ').trim().normalize('NFC')

/** Blocks without the title where they open with it: as a title it is no part of the prose. */
export function withoutTitle(blocks: readonly Block[], title: string | undefined): readonly Block[] {
  const first = blocks.findIndex(({ text }) => cleanLine(text))
  const same = title && cleanLine(blocks[first]?.text ?? '').toLowerCase() === cleanLine(title).toLowerCase()
  return same ? blocks.slice(first + 1) : blocks
}

/** A makeshift title where a source has none: its first words, marked by an ellipsis when cut. */
export function firstWords(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  if (line.length <= 60) return line.replace(/[.:;,]+$/, '') || line
  return `${line
    .slice(0, 60)
    .replace(/\s+\S*$/, '')
    .replace(/[.:;,]+$/, '')}…`
}

/**
 * Joins blocks to a text with a blank line between paragraphs, and the sections over it. A heading is the first
 * paragraph of its section, so the text is whole; who wants the prose alone skips it by its section's `heading`.
 */
export function assemble(blocks: readonly Block[]): {
  readonly text: string
  readonly sections: readonly ContentSection[]
  readonly cues: readonly TimedSpan[]
  /** Of every block, in order; an empty one's is empty. */
  readonly blockSpans: readonly Span[]
} {
  let text = ''
  const blockSpans: Span[] = []
  const cues: TimedSpan[] = []
  const sections: { start: number; end: number; level: number; heading?: string }[] = []
  for (const block of blocks) {
    const line = cleanLine(block.text)
    if (!line) {
      blockSpans.push({ start: text.length, end: text.length })
      continue
    }
    const start = text ? text.length + 2 : 0
    const heading = block.kind === 'heading'
    if (heading || sections.length === 0)
      sections.push({ start, end: start, level: heading ? block.level : 0, ...(heading ? { heading: line } : {}) })
    text += (text ? '\n\n' : '') + line
    blockSpans.push({ start, end: text.length })
    if (block.kind === 'paragraph' && block.cues) cues.push(...timedSpans(block.cues, line, start))
    const section = sections.at(-1)
    if (section) section.end = text.length
  }
  return { text, sections, cues, blockSpans }
}

/** Spans of a paragraph's cues in the text, found one after the other in its cleaned line. */
function timedSpans(cues: readonly TimedText[], line: string, start: number): readonly TimedSpan[] {
  let at = 0
  return cues.flatMap(({ text, fromSeconds, toSeconds }) => {
    const words = cleanLine(text)
    const from = words ? line.indexOf(words, at) : -1
    if (from < 0) return []
    at = from + words.length
    return [{ start: start + from, end: start + at, fromSeconds, toSeconds }]
  })
}
