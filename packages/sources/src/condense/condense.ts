/**
 * Owns the shortening of a long document: of every stretch its best sentences, in proportion to its length, so that the
 * thread from beginning to end is kept. Answers spans; changes no text, writes none. Knows no more of languages than
 * where sentences and words end.
 */
import type { ContentDocument, Span } from '@contenthq/model'
import { type Stemmed, textRank } from './text-rank.ts'

type Sentence = Span & Stemmed & { readonly section: number; readonly opens: 'section' | 'paragraph' | undefined }

/** Sentences that are ranked among each other: ranking grows with their square. */
const STRETCH = 160
/** What the first sentence of a section and of a paragraph has before the others: they say what it is about. */
const OPENS_SECTION = 1
const OPENS_PARAGRAPH = 0.25
/** Letters of a word that its other forms share, more or less. */
const STEM = 6

const segmenters = new Map<string, { readonly sentence: Intl.Segmenter; readonly word: Intl.Segmenter }>()

function segmentersOf(language: string): { readonly sentence: Intl.Segmenter; readonly word: Intl.Segmenter } {
  const known = segmenters.get(language)
  if (known) return known
  const made = {
    sentence: new Intl.Segmenter(language, { granularity: 'sentence' }),
    word: new Intl.Segmenter(language, { granularity: 'word' }),
  }
  segmenters.set(language, made)
  return made
}

/** Sentences of the prose, in order; headings are left out, their sections remembered. */
function sentencesOf({ text, sections, language }: ContentDocument): readonly Sentence[] {
  const { sentence: cut, word } = segmentersOf(language)
  const sentences: Sentence[] = []
  const all = sections.length > 0 ? sections : [{ start: 0, end: text.length, level: 0 }]
  all.forEach((section, index) => {
    let opens: Sentence['opens'] = 'section'
    for (const paragraph of text.slice(section.start, section.end).matchAll(/[^\n]+/g)) {
      if (paragraph.index === 0 && paragraph[0].trim() === section.heading) continue
      for (const { segment, index: at } of cut.segment(paragraph[0])) {
        const start = section.start + paragraph.index + at
        const stems = [...word.segment(segment)]
          .filter(({ isWordLike, segment: letters }) => isWordLike && letters.length > 3)
          .map(({ segment: letters }) => letters.toLowerCase().slice(0, STEM))
        sentences.push({ start, end: start + segment.trimEnd().length, stems, section: index, opens })
        opens = undefined
      }
      opens = 'paragraph'
    }
  })
  return sentences.filter(({ start, end }) => end > start)
}

/** Stretches of a bearable size that end with a section where they can. */
function stretchesOf(sentences: readonly Sentence[]): readonly (readonly Sentence[])[] {
  const stretches: Sentence[][] = []
  for (const sentence of sentences) {
    const open = stretches.at(-1)
    const isNewSection = open?.at(-1)?.section !== sentence.section
    if (!open || open.length >= STRETCH || (isNewSection && open.length >= STRETCH / 4)) stretches.push([sentence])
    else open.push(sentence)
  }
  return stretches
}

/** The best sentences of a stretch that fit in `room` characters; one at least. */
function bestOf(stretch: readonly Sentence[], room: number): readonly Sentence[] {
  const ranks = textRank(stretch)
  const worth = stretch.map(({ opens }, index) => {
    const bonus = opens === 'section' ? OPENS_SECTION : opens === 'paragraph' ? OPENS_PARAGRAPH : 0
    return { index, score: (ranks[index] ?? 0) + bonus }
  })
  const kept = new Set<number>()
  let left = room
  for (const { index } of worth.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    const { start, end } = stretch[index]!
    if (end - start > left && kept.size > 0) continue
    kept.add(index)
    left -= end - start
  }
  return stretch.filter((_, index) => kept.has(index))
}

/**
 * Spans of the sentences worth keeping, in order, together at most about `characters` long (UTF-16 units). A shorter
 * document is kept whole: one span. Default 20,000 characters, some 3,500 words.
 */
export function condense(document: ContentDocument, { characters = 20_000 } = {}): readonly Span[] {
  const { length } = document.text
  if (length <= characters) return length > 0 ? [{ start: 0, end: length }] : []
  const stretches = stretchesOf(sentencesOf(document))
  const sizes = stretches.map(stretch => stretch.reduce((sum, { start, end }) => sum + end - start, 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return stretches
    .flatMap((stretch, index) => bestOf(stretch, (characters * (sizes[index] ?? 0)) / total))
    .map(({ start, end }) => ({ start, end }))
}
