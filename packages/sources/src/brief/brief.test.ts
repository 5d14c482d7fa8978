/** Long sources condensed, several merged, and the brief that a person looks over: every span still leads to its source. */
import { type ContentDocument, editBrief } from '@contenthq/model'
import { expect, test } from 'vitest'
import { condense, createBrief, documentOfBrief, extract, mergeDocuments, sourceSpanOf } from '../index.ts'

const read = (text: string, more = {}) => extract({ bytes: new TextEncoder().encode(text), name: 'x.md', ...more })
const named = async (title: string, body: string, more: Partial<ContentDocument> = {}): Promise<ContentDocument> => ({
  ...(await read(`# ${title}\n\n${body}`)),
  ...more,
})

/** A book of chapters, each about a thing of its own and with one sentence that says the most of it. */
const topics = [
  'harbour',
  'lantern',
  'orchard',
  'violin',
  'glacier',
  'printer',
  'bakery',
  'railway',
  'mirror',
  'beehive',
]
const chapter = (topic: string): string => {
  const filler = Array.from(
    { length: 120 },
    (_, index) =>
      `Number ${index} of the ${['grey', 'old', 'far', 'slow', 'blue'][index % 5]} notes was filed on a ${['Monday', 'Friday', 'holiday'][index % 3]}.`,
  )
  const core = [`The ${topic} was built in the year of the flood.`, `Every ${topic} of that year has a double roof.`]
  return `## About the ${topic}\n\n${core[0]} ${filler.slice(0, 60).join(' ')}\n\n${filler.slice(60).join(' ')} ${core[1]}`
}

test('a long source is condensed from beginning to end: in order, within bounds, every chapter heard', async () => {
  const book = await named('A book', topics.map(chapter).join('\n\n'))
  const spans = condense(book, { characters: 6000 })
  const size = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  expect(size).toBeGreaterThan(4000)
  expect(size).toBeLessThan(6600)
  let before = 0
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(before)
    expect(book.text.slice(start, end)).toMatch(/^\S[\s\S]*\S$/)
    before = end
  }
  const told = spans.map(({ start, end }) => book.text.slice(start, end)).join(' ')
  for (const topic of topics) expect(told).toContain(`The ${topic} was built`)
  expect(told).not.toMatch(/About the/)
  const short = await named('Short', 'One. Two.')
  expect(condense(short)).toEqual([{ start: 0, end: short.text.length }])
})

test('several sources become one text, and every span in it leads back to its own', async () => {
  const sea = await named('Sea', 'Salt water.\n\n## Deep\n\nIt is dark.', {
    licence: 'CC BY 4.0',
    attribution: 'Sea, by A',
    images: [{ url: 'https://a.example/1.jpg' }],
  })
  const land = await named('Land', '## Hills\n\nGrass grows.', { attribution: 'Land, by B' })
  const merged = await mergeDocuments([sea, land, sea])
  expect(merged).toMatchObject({
    title: 'Sea · Land',
    text: 'Sea\n\nSalt water.\n\nDeep\n\nIt is dark.\n\nLand\n\nHills\n\nGrass grows.',
    attribution: 'Sea, by A\nLand, by B',
    images: [{ url: 'https://a.example/1.jpg', licence: 'CC BY 4.0' }],
  })
  expect(
    merged.sections.map(({ heading, level, start, end }) => [heading, level, merged.text.slice(start, end)]),
  ).toEqual([
    ['Sea', 1, 'Sea\n\nSalt water.'],
    ['Deep', 3, 'Deep\n\nIt is dark.'],
    ['Land', 1, 'Land'],
    ['Hills', 3, 'Hills\n\nGrass grows.'],
  ])
  for (const [words, source] of [
    ['dark', sea],
    ['Grass grows.', land],
  ] as const) {
    const start = merged.text.indexOf(words)
    const found = sourceSpanOf(merged, { start, end: start + words.length })
    expect(found?.textHash).toBe(source.textHash)
    expect(source.text.slice(found?.start, found?.end)).toBe(words)
  }
  expect(sourceSpanOf(merged, { start: 0, end: merged.text.length })).toBeUndefined()
})

test('a brief is looked over and changed before the story; what is kept still knows its span', async () => {
  const sea = await named('Sea', 'Salt water is heavy.\n\n## Deep\n\nIt is dark down there.\n\nFish make light.', {
    licence: 'CC0-1.0',
  })
  const book = await named('A book', topics.map(chapter).join('\n\n'))
  const brief = createBrief([sea, book, sea], { characters: 3000 })
  expect(brief.sources.map(({ title }) => title)).toEqual(['Sea', 'A book'])
  expect(brief.points.slice(0, 3).map(({ text, source }) => [text, source?.heading])).toEqual([
    ['Salt water is heavy.', undefined],
    ['It is dark down there.', 'Deep'],
    ['Fish make light.', 'Deep'],
  ])
  for (const { text, source } of brief.points)
    expect((source?.textHash === sea.textHash ? sea : book).text.slice(source?.start, source?.end)).toBe(text)
  expect(new Set(brief.points.map(({ id }) => id)).size).toBe(brief.points.length)

  const [salt, dark, fish] = brief.points.map(({ id }) => id) as [string, string, string]
  const edited = [
    { kind: 'keep-source', textHash: book.textHash, isKept: false } as const,
    { kind: 'keep-point', id: dark, isKept: false } as const,
    { kind: 'rewrite-point', id: salt, text: '  Sea water weighs\nmore. ' } as const,
    { kind: 'move-point', id: fish, before: salt } as const,
    { kind: 'add-point', id: 'mine', text: 'I saw it myself.' } as const,
    { kind: 'add-point', id: 'mine', text: 'Twice.' } as const,
    { kind: 'move-point', id: 'nobody' } as const,
    { kind: 'set-angle', angle: ' Make it quiet. ' } as const,
    { kind: 'set-title', title: 'The quiet sea' } as const,
  ].reduce(editBrief, brief)
  const document = await documentOfBrief(edited, [sea, book])
  expect(document).toMatchObject({
    title: 'The quiet sea',
    text: 'Deep\n\nFish make light.\n\nSea water weighs more.\n\nI saw it myself.',
    summary: 'Make it quiet.',
    licence: 'CC0-1.0',
  })
  const sourceAt = (words: string) => {
    const start = document.text.indexOf(words)
    const found = sourceSpanOf(document, { start, end: start + words.length })
    return found && sea.text.slice(found.start, found.end)
  }
  expect(sourceAt('make light')).toBe('make light')
  expect(sourceAt('weighs')).toBe('Salt water is heavy.')
  expect(sourceAt('I saw')).toBeUndefined()
  await expect(documentOfBrief({ ...edited, points: [] }, [sea])).rejects.toMatchObject({ code: 'source-empty' })
})
