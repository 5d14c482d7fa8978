/** Reads Markdown: front matter, headings, prose, quotes, list entries and table rows; code and raw HTML are left out. */
import type { ContentImage } from '@contenthq/model'
import { Lexer, type Token, type Tokens } from 'marked'
import type { Block, Reading } from '../reading.ts'
import { decodeEntities } from './entities.ts'
import { frontMatter } from './front-matter.ts'
import { readText } from './text.ts'

const isToken = <T extends Tokens.Generic>(token: Token, type: string): token is T & Token => token.type === type

/** The words of inline tokens: links keep their text, pictures and HTML tags go. */
function inlineText(tokens: readonly Token[] | undefined, images: ContentImage[]): string {
  let text = ''
  for (const token of tokens ?? []) {
    if (isToken<Tokens.Image>(token, 'image'))
      images.push({ url: token.href, ...(token.text ? { caption: token.text } : {}) })
    else if (isToken<Tokens.Br>(token, 'br')) text += ' '
    else if (token.type === 'html') text += ''
    else if ('tokens' in token && token.tokens) text += inlineText(token.tokens, images)
    else if ('text' in token && typeof token.text === 'string') text += decodeEntities(token.text)
  }
  return text
}

function blocksOf(tokens: readonly Token[], blocks: Block[], images: ContentImage[]): void {
  for (const token of tokens) {
    if (isToken<Tokens.Heading>(token, 'heading'))
      blocks.push({ kind: 'heading', level: token.depth, text: inlineText(token.tokens, images) })
    else if (isToken<Tokens.Paragraph>(token, 'paragraph') || isToken<Tokens.Text>(token, 'text'))
      blocks.push({ kind: 'paragraph', text: inlineText(token.tokens ?? [token], images) })
    else if (isToken<Tokens.Blockquote>(token, 'blockquote')) blocksOf(token.tokens, blocks, images)
    else if (isToken<Tokens.List>(token, 'list'))
      for (const entry of token.items) blocksOf(entry.tokens, blocks, images)
    else if (isToken<Tokens.Table>(token, 'table'))
      for (const row of [token.header, ...token.rows])
        blocks.push({ kind: 'paragraph', text: row.map(cell => inlineText(cell.tokens, images)).join(' ') })
  }
}

/** Footnotes as most Markdown writers have them, and the text without their marks. */
function withoutNotes(body: string): { readonly prose: string; readonly notes: readonly string[] } {
  const notes: string[] = []
  const prose = body.replace(/^\[\^[^\]\s]{1,60}\]:[ \t]*(.*(?:\n(?:[ \t]{2,}|\t)\S.*)*)\n?/gm, (_, note: string) => {
    notes.push(note)
    return ''
  })
  return { prose: notes.length > 0 ? prose.replace(/\[\^[^\]\s]{1,60}\]/g, '') : body, notes }
}

export function readMarkdown(text: string): Reading {
  const { fields, body: written } = frontMatter(text)
  const { prose: body, notes } = withoutNotes(written)
  const blocks: Block[] = []
  const images: ContentImage[] = []
  try {
    blocksOf(new Lexer({ gfm: true }).lex(body), blocks, images)
  } catch (thrown) {
    // Thousands of nested quotes or lists overflow the lexer's stack; as plain text they can still be read.
    if (!(thrown instanceof RangeError)) throw thrown
    blocks.splice(0, blocks.length, ...readText(body).blocks)
  }
  if (notes.length > 0) {
    blocks.push({ kind: 'heading', level: 1, text: 'Notes' })
    for (const note of notes) blocksOf(new Lexer({ gfm: true }).lex(note), blocks, images)
  }
  // The first heading names the whole where the front matter does not; as a title it is not part of the prose.
  const first = blocks[0]
  const headed = first?.kind === 'heading' && first.level === 1 && (!fields.title || fields.title === first.text)
  return {
    blocks: headed ? blocks.slice(1) : blocks,
    title: fields.title ?? (headed ? first.text : undefined),
    author: fields.author,
    published: fields.date,
    language: fields.language ?? fields.lang,
    summary: fields.summary ?? fields.description,
    attribution: fields.credit,
    licence: fields.licence ?? fields.license,
    images,
  }
}
