/** Owns what the composer's text is read as: a topic, a link or a text. Judges the form only; whether it can be read, the session says. */
import type { ProjectInput } from '@contenthq/model'

/** A text longer than a topic can be, or of several paragraphs, is material and not a topic. */
const TOPIC_LENGTH = 300

const LINK = /^(https?:\/\/\S+|(?:[\p{L}\d-]+\.)+\p{L}{2,}\/\S*)$/iu

export type ReadInput =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'broken-link' }
  | { readonly kind: 'topic' | 'link' | 'text'; readonly input: ProjectInput }

/** Reads the composer's text. A pasted address without http:// counts as a link when it has a path. */
export function readInput(written: string): ReadInput {
  const text = written.trim()
  if (text === '') return { kind: 'nothing' }
  if (LINK.test(text)) {
    const url = /^https?:/i.test(text) ? text : `https://${text}`
    return URL.canParse(url) ? { kind: 'link', input: { kind: 'url', url } } : { kind: 'broken-link' }
  }
  if (/^https?:\/\/?/i.test(text) && !/\s/.test(text)) return { kind: 'broken-link' }
  if (text.length > TOPIC_LENGTH || /\n\s*\n/.test(text)) return { kind: 'text', input: { kind: 'text', text } }
  return { kind: 'topic', input: { kind: 'topic', topic: text.replace(/\s+/g, ' ') } }
}

/** Bytes of a file that can be read here. */
export const FILE_LIMIT = 5_000_000

export type ReadFile =
  | { readonly kind: 'file'; readonly input: Extract<ProjectInput, { readonly kind: 'text' }>; readonly name: string }
  | { readonly kind: 'too-large' | 'binary' | 'empty'; readonly name: string }

/** Reads a dropped or chosen text file. Bytes that are not UTF-8 text are refused. */
export async function readFile(file: File): Promise<ReadFile> {
  const { name } = file
  if (file.size > FILE_LIMIT) return { kind: 'too-large', name }
  const bytes = await file.arrayBuffer()
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\0')) return { kind: 'binary', name }
    if (text.trim() === '') return { kind: 'empty', name }
    const mimeType = file.type || (/\.(md|markdown)$/i.test(name) ? 'text/markdown' : 'text/plain')
    return { kind: 'file', name, input: { kind: 'text', text, name, mimeType } }
  } catch {
    return { kind: 'binary', name }
  }
}
