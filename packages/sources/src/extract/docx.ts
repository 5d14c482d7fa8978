/** Reads .docx: paragraphs, headings and tables in order, notes at the end. Deleted and hidden words, heads and feet stay out. */
import { type Archive, openArchive } from '../archive/open-archive.ts'
import { readDate } from '../dates.ts'
import { decode } from '../decode.ts'
import { type Block, cleanLine, type Reading, withoutTitle } from '../reading.ts'
import { childOf, childrenOf, readXml, textInside, type XmlElement } from '../xml/read-xml.ts'

/** A long report has that many; a feed never does. */
const LIMITS = { elements: 900_000 }

const settingOf = (element: XmlElement | undefined): string => element?.attributes['w:val'] ?? ''

async function partOf(archive: Archive, name: string): Promise<XmlElement | undefined> {
  const bytes = await archive.read(name)
  return bytes && readXml(decode(bytes, '', { markup: true }), undefined, LIMITS)
}

/** What a style means for the reader: the level of a heading, 0 for a title, or that it is left out. */
type Meaning = { readonly level?: number; readonly isTitle?: boolean; readonly isLeftOut?: boolean }

const meaningOfName = (name: string): Meaning => {
  const heading = /^(?:heading|überschrift|titre|título|titolo)\s*([1-9])$/i.exec(name)?.[1]
  if (heading) return { level: Number(heading) }
  if (/^title$/i.test(name)) return { isTitle: true }
  return /^toc(?:\s*\d|\s*heading)|^(?:header|footer|author|date|table of (?:contents|figures))$/i.test(name)
    ? { isLeftOut: true }
    : {}
}

/** Style id -> meaning, through what it is based on. */
function readStyles(styles: XmlElement | undefined): (id: string) => Meaning {
  const byId = new Map(
    (styles ? childrenOf(styles, 'w:style') : []).map(style => [style.attributes['w:styleId'] ?? '', style]),
  )
  return id => {
    const seen = new Set<string>()
    for (let at = id; at && !seen.has(at); ) {
      seen.add(at)
      const style = byId.get(at)
      const meaning = meaningOfName(style ? settingOf(childOf(style, 'w:name')) : at)
      if (Object.keys(meaning).length > 0) return meaning
      const properties = style && childOf(style, 'w:ppr')
      const outline = settingOf(properties && childOf(properties, 'w:outlinelvl'))
      if (/^[0-8]$/.test(outline)) return { level: Number(outline) + 1 }
      at = settingOf(style && childOf(style, 'w:basedon'))
    }
    return {}
  }
}

const silent = new Set([
  'w:del',
  'w:movefrom',
  'w:instrtext',
  'w:ppr',
  'w:rpr',
  'w:sdtpr',
  'mc:fallback',
  'w:txbxcontent',
  'w:rt',
])

/** Words of a paragraph; text boxes inside are given to `onBox`, notes to `onNote` by kind and id. */
function textOf(
  paragraph: XmlElement,
  onBox: (box: XmlElement) => void,
  onNote: (kind: string, id: string) => void,
): string {
  let text = ''
  const left: (XmlElement | string)[] = [...paragraph.children].reverse()
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node === 'string') continue
    const { name } = node
    if (name === 'w:t') text += textInside(node)
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') text += ' '
    else if (name === 'w:nobreakhyphen') text += '-'
    else if (name === 'w:footnotereference' || name === 'w:endnotereference')
      onNote(name, node.attributes['w:id'] ?? '')
    else if (name === 'w:txbxcontent') onBox(node)
    else if (name === 'w:r' && isHidden(node)) continue
    else if (!silent.has(name)) left.push(...[...node.children].reverse())
  }
  return text
}

const isHidden = (run: XmlElement): boolean => {
  const properties = childOf(run, 'w:rpr')
  const vanish = properties && childOf(properties, 'w:vanish')
  return vanish !== undefined && !/^(?:0|false|off)$/.test(settingOf(vanish))
}

type Story = {
  readonly blocks: Block[]
  /** Kind and id of the notes that are referred to, in order. */
  readonly notes: (readonly [kind: string, id: string])[]
  readonly facts: { title: string }
}

/** Paragraphs and tables of a body, a cell, a box. Nesting is bounded by `readXml`. */
function readBody(body: XmlElement, meaningOf: (id: string) => Meaning, into: Story): void {
  for (const child of childrenOf(body)) {
    if (child.name === 'w:p') readParagraph(child, meaningOf, into)
    else if (child.name === 'w:tbl') readTable(child, meaningOf, into)
    else if (!silent.has(child.name)) readBody(child, meaningOf, into)
  }
}

function readParagraph(paragraph: XmlElement, meaningOf: (id: string) => Meaning, into: Story): void {
  const properties = childOf(paragraph, 'w:ppr')
  const outline = settingOf(properties && childOf(properties, 'w:outlinelvl'))
  const style = meaningOf(settingOf(properties && childOf(properties, 'w:pstyle')))
  if (style.isLeftOut) return
  const boxes: XmlElement[] = []
  const text = textOf(
    paragraph,
    box => boxes.push(box),
    (kind, id) => into.notes.push([kind, id]),
  )
  const level = style.level ?? (/^[0-8]$/.test(outline) ? Number(outline) + 1 : undefined)
  if (style.isTitle && !into.facts.title) into.facts.title = cleanLine(text)
  else if (level !== undefined) into.blocks.push({ kind: 'heading', level, text })
  else into.blocks.push({ kind: 'paragraph', text })
  for (const box of boxes) readBody(box, meaningOf, into)
}

/** A row of short cells is a line; cells of several paragraphs are read one after the other. */
function readTable(table: XmlElement, meaningOf: (id: string) => Meaning, into: Story): void {
  for (const row of childrenOf(table, 'w:tr')) {
    const cells = childrenOf(row, 'w:tc').map(cell => {
      const inside: Story = { ...into, blocks: [] }
      readBody(cell, meaningOf, inside)
      return inside.blocks.filter(({ text }) => cleanLine(text))
    })
    if (cells.every(blocks => blocks.length < 2))
      into.blocks.push({
        kind: 'paragraph',
        text: cells
          .flat()
          .map(({ text }) => text)
          .join(' '),
      })
    else into.blocks.push(...cells.flat())
  }
}

/** The notes in the order of their marks, below a heading that keeps them out of the prose. */
async function readNotes(
  archive: Archive,
  { notes }: Story,
  meaningOf: (id: string) => Meaning,
): Promise<readonly Block[]> {
  const blocks: Block[] = []
  for (const part of ['footnote', 'endnote']) {
    const wanted = notes.filter(([kind]) => kind === `w:${part}reference`)
    const root = wanted.length > 0 ? await partOf(archive, `word/${part}s.xml`) : undefined
    const byId = new Map(root ? childrenOf(root, `w:${part}`).map(note => [note.attributes['w:id'], note]) : [])
    for (const [, id] of wanted) {
      const note = byId.get(id)
      if (note) readBody(note, meaningOf, { blocks, notes: [], facts: { title: 'a note has none' } })
    }
  }
  const told = blocks.filter(({ text }) => cleanLine(text))
  return told.length > 0 ? [{ kind: 'heading', level: 1, text: 'Notes' }, ...told] : []
}

const optionalText = (core: XmlElement | undefined, name: string): string | undefined => {
  const child = core && childOf(core, name)
  return child ? cleanLine(textInside(child)) || undefined : undefined
}

const isTopHeading = (block: Block): boolean => block.kind === 'heading' && block.level === 1

/** Errors: those of `openArchive` and `readXml`; 'file-damaged' where the body is missing. */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const archive = openArchive(bytes)
  const root = readXml(decode(await archive.readBytes('word/document.xml'), '', { markup: true }), undefined, LIMITS)
  const styles = await partOf(archive, 'word/styles.xml')
  const core = await partOf(archive, 'docProps/core.xml')
  const meaningOf = readStyles(styles)
  const into: Story = { blocks: [], notes: [], facts: { title: '' } }
  readBody(childOf(root, 'w:body') ?? root, meaningOf, into)
  const notes = await readNotes(archive, into, meaningOf)
  const first = into.blocks[0]
  const headed = first?.kind === 'heading' && first.level === 1 && !into.blocks.slice(1).some(isTopHeading)
  const title = optionalText(core, 'dc:title') ?? (into.facts.title || (headed ? cleanLine(first.text) : undefined))
  return {
    blocks: [...withoutTitle(into.blocks, title), ...notes],
    title,
    author: optionalText(core, 'dc:creator'),
    published: readDate(optionalText(core, 'dcterms:modified') ?? optionalText(core, 'dcterms:created')),
    language: optionalText(core, 'dc:language'),
    summary: optionalText(core, 'dc:description'),
  }
}
