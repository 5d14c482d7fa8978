/** Reads plain text: paragraphs at blank lines, hard-wrapped lines joined, a short first line taken as the title. */
import type { Block, Reading } from '../reading.ts'

const ENDS = /[.!?…:;,]["'”’)\]]*$/

/** Where a text has no blank lines but long lines, every line is a paragraph. */
function paragraphsOf(text: string): readonly string[] {
  const parts = text
    .split(/\n[^\S\n]*\n+/)
    .map(part => part.trim())
    .filter(Boolean)
  if (parts.length > 1) return parts
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  // A wrapped text breaks its lines anywhere; a text with a paragraph a line ends most lines with a sentence.
  const ended = lines.filter(line => ENDS.test(line)).length
  return ended >= lines.length * 0.7 ? lines : parts
}

const LIST_LINE = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s+\S/
const RULER = /^[\s\-=_*~.|+]{3,}$/

/** A list stands without blank lines between its entries; rulers and underlines say nothing. */
function entriesOf(paragraph: string): readonly string[] {
  const lines = paragraph.split('\n').filter(line => !RULER.test(line))
  if (lines.filter(line => LIST_LINE.test(line)).length < 2 || !LIST_LINE.test(lines[0] ?? ''))
    return [lines.join('\n')]
  const entries: string[] = []
  for (const line of lines)
    if (LIST_LINE.test(line)) entries.push(line.replace(/^\s*[-*+•–]\s+/, ''))
    else entries[entries.length - 1] += ` ${line}`
  return entries
}

const isTitle = (line: string): boolean => line.length <= 90 && !line.includes('\n') && !ENDS.test(line)

export function readText(text: string): Reading {
  const paragraphs = paragraphsOf(text.replace(/\r\n?/g, '\n').replaceAll('\f', '\n\n'))
    .flatMap(entriesOf)
    .filter(part => part.trim())
  const [first, ...others] = paragraphs
  const titled = first !== undefined && others.length > 0 && isTitle(first)
  const blocks: Block[] = (titled ? others : paragraphs).map(part => ({ kind: 'paragraph', text: part }))
  return { blocks, title: titled ? first : undefined }
}
