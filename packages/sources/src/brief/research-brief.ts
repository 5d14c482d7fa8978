/** Owns documents -> research brief -> the document that the story is written from. Every point knows the span it comes from. */
import {
  type BriefPoint,
  type BriefSource,
  type ContentDocument,
  ContentHQError,
  type ContentPart,
  countWords,
  type ResearchBrief,
} from '@contenthq/model'
import { condense } from '../condense/condense.ts'
import { assemble, type Block } from '../reading.ts'
import { textHashOf } from '../text-hash.ts'
import { commonFacts, sourceOf } from './merge-documents.ts'

/** Characters of points that a person looks over at once, over all sources. */
const BRIEF = 6000
/** However many sources there are, each is heard. */
const LEAST = 500

const briefSource = ({
  textHash,
  title,
  text,
  language,
  url,
  author,
  published,
  licence,
  attribution,
}: ContentDocument): BriefSource => ({
  textHash,
  title,
  words: countWords(text, language),
  ...(url === undefined ? {} : { url }),
  ...(author === undefined ? {} : { author }),
  ...(published === undefined ? {} : { published }),
  ...(licence === undefined ? {} : { licence }),
  ...(attribution === undefined ? {} : { attribution }),
})

/** A short text as points: its paragraphs without its headings. */
const paragraphSpans = ({
  text,
  sections,
}: ContentDocument): readonly { readonly start: number; readonly end: number }[] => {
  const headings = new Set(sections.filter(({ heading }) => heading).map(({ start }) => start))
  return [...text.matchAll(/[^\n]+/g)]
    .map(({ index, 0: paragraph }) => ({ start: index, end: index + paragraph.length }))
    .filter(({ start }) => !headings.has(start))
}

function pointsOf(document: ContentDocument, characters: number): readonly BriefPoint[] {
  const { text, textHash, sections } = document
  const spans = text.length <= characters ? paragraphSpans(document) : condense(document, { characters })
  return spans.map(({ start, end }) => {
    const heading = sections.findLast(section => section.start <= start)?.heading
    return {
      id: `${textHash.slice(0, 8)}-${start}`,
      text: text.slice(start, end),
      source: { start, end, textHash, ...(heading ? { heading } : {}) },
      isRewritten: false,
      isKept: true,
    }
  })
}

/**
 * What the sources say, shortened to what can be looked over; `characters` is how long all points are together. Errors:
 * 'source-empty' without documents.
 */
export function createBrief(
  documents: readonly ContentDocument[],
  { title, characters = BRIEF }: { readonly title?: string; readonly characters?: number } = {},
): ResearchBrief {
  const distinct = documents.filter(
    ({ textHash }, index) => documents.findIndex(other => other.textHash === textHash) === index,
  )
  const [first] = distinct
  if (!first) throw new ContentHQError('source-empty')
  const total = distinct.reduce((sum, { text }) => sum + text.length, 0)
  return {
    title: title ?? first.title,
    language: commonFacts(distinct).language,
    angle: '',
    sources: distinct.map(briefSource),
    points: distinct.flatMap(document =>
      pointsOf(document, Math.max(LEAST, (characters * document.text.length) / total)),
    ),
  }
}

/**
 * The document that a story is written from: the kept points in their order, under the headings they stood under, with
 * parts that lead back to the sources. Errors: 'source-empty' where nothing is kept.
 */
export async function documentOfBrief(
  brief: ResearchBrief,
  documents: readonly ContentDocument[],
): Promise<ContentDocument> {
  const byHash = new Map(documents.map(document => [document.textHash, document]))
  const kept = brief.points.filter(({ isKept, text }) => isKept && text.trim())
  const blocks: Block[] = []
  let under: string | undefined
  for (const { text, source } of kept) {
    if (source?.heading && source.heading !== under) blocks.push({ kind: 'heading', level: 2, text: source.heading })
    under = source?.heading
    blocks.push({ kind: 'paragraph', text })
  }
  const { text, sections, blockSpans } = assemble(blocks)
  if (!text) throw new ContentHQError('source-empty')
  const told = blockSpans.filter((_, index) => blocks[index]?.kind === 'paragraph')
  const parts = kept.flatMap(({ source }, index): readonly ContentPart[] => {
    const document = source && byHash.get(source.textHash)
    const span = told[index]
    return document && span ? [{ ...span, source: sourceOf(document, source) }] : []
  })
  const used = new Set(parts.map(({ source }) => source.textHash))
  return {
    kind: 'document',
    title: brief.title,
    ...commonFacts(documents.filter(({ textHash }) => used.has(textHash))),
    language: brief.language,
    ...(brief.angle.trim() ? { summary: brief.angle.trim() } : {}),
    text,
    textHash: await textHashOf(text),
    sections,
    parts,
  }
}
