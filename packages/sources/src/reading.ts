/** Owns what a reader hands back, and how its blocks become the text and sections of a ContentDocument. */
import type { ContentImage, ContentSection, Engagement } from '@contenthq/model'

/** A piece of a source in reading order. Text may hold any white space; assembling normalises it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }

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
export type Reader = (
  text: string,
  where: { readonly url?: string; readonly name?: string },
) => Reading | Promise<Reading>

// Invisible: soft hyphen, zero-width space, word joiner, byte order mark. Joiners stay: scripts and emoji need them.
const invisible = /[\u00ad\u200b\u2060\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const control = /[\u0000-\u0008\u000e-\u001f\u007f]/g

/** One line: control and invisible characters out, runs of white space to one space, NFC. */
export const cleanLine = (text: string): string =>
  text.replace(control, '').replace(invisible, '').replace(/\s+/g, ' ').trim().normalize('NFC')

/** A makeshift title where a source has none: its first words, marked by an ellipsis when cut. */
export function firstWords(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  if (line.length <= 60) return line.replace(/[.:;,]+$/, '')
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
} {
  let text = ''
  const sections: { start: number; end: number; level: number; heading?: string }[] = []
  for (const block of blocks) {
    const line = cleanLine(block.text)
    if (!line) continue
    const start = text ? text.length + 2 : 0
    const heading = block.kind === 'heading'
    if (heading || sections.length === 0)
      sections.push({ start, end: start, level: heading ? block.level : 0, ...(heading ? { heading: line } : {}) })
    text += (text ? '\n\n' : '') + line
    const section = sections.at(-1)
    if (section) section.end = text.length
  }
  return { text, sections }
}
