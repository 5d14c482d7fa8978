/** Files of every kind, made by real programs: their text in reading order, or why there is none. */
import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { ContentHQError } from '@contenthq/model'
import { expect, test } from 'vitest'
import { detect, type ExtractRequest, extract, readTopics } from '../index.ts'

const folder = new URL('../fixtures/documents/', import.meta.url)
const file = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(name, folder)))
const read = (name: string, more: Partial<ExtractRequest> = {}) => extract({ bytes: file(name), name, ...more })
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    thrown => (thrown instanceof ContentHQError ? thrown.code : `not ours: ${String(thrown)}`),
  )

test('five files and more of each kind say what they hold, in order', async () => {
  const names = readdirSync(folder).filter(name => !name.endsWith('.expected.txt'))
  const counts = new Map<string, number>()
  for (const name of names) {
    const kind = detect(file(name), '', name)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const expected = new TextDecoder().decode(file(`${name}.expected.txt`)).trimEnd()
    const text = await read(name).then(
      document => document.text,
      thrown => `error: ${(thrown as ContentHQError).code}`,
    )
    expect([name, text]).toEqual([name, expected])
  }
  for (const kind of ['docx', 'pdf', 'epub', 'subtitles', 'csv', 'text', 'markdown'])
    expect([kind, counts.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy(count => count >= 5)])
})

test('documents say who wrote them, and what kind they are whatever they are called', async () => {
  expect(await read('docx-library.docx')).toMatchObject({
    kind: 'document',
    title: 'A field guide to fog',
    author: 'Mara Haze',
    summary: 'Four kinds of fog and what to do in them.',
  })
  expect(await read('libreoffice-columns.pdf')).toMatchObject({ title: 'Rivers under the city', author: 'Nora Quay' })
  const book = await extract({ bytes: file('pandoc-chapters.epub') })
  expect(book).toMatchObject({
    title: 'Der Weg des Salzes',
    author: 'Karl Brandt, Eva Lenz',
    language: 'de',
    licence: 'CC BY 4.0',
  })
  expect(book.sections.map(({ heading }) => heading)).toEqual(['Aus dem Berg', 'Auf der Straße', 'Im Haus'])
  expect((await extract({ bytes: file('lamp.srt'), name: 'pasted.txt' })).cues).toHaveLength(4)
  expect(await codeOf(read('groff-two-columns.pdf', { signal: AbortSignal.abort() }))).toBe('cancelled')
})

test('subtitles: spans of the text and when each is said', async () => {
  const { text, cues } = await read('rolling.vtt')
  expect(cues?.map(({ start, end, fromSeconds }) => [text.slice(start, end), fromSeconds])).toEqual([
    ["so today we're looking at bees", 0.08],
    ['and how they find their way home', 2.32],
    ['a bee remembers the sun', 12],
    ['and it remembers the hour', 15.26],
  ])
  expect((await read('copied-transcript.txt')).cues?.map(({ toSeconds }) => toSeconds)).toEqual([3, 8, 14, 19, 24])
})

test('tables of topics: separators, headings, addresses, repeats and gaps', () => {
  const topics = (name: string) => readTopics({ bytes: file(name), name })
  expect(topics('topics.csv')).toEqual([
    {
      row: 1,
      topic: 'The history of paper, from rags to trees',
      options: { seconds: '60', language: 'en', mood: 'calm' },
    },
    { row: 2, topic: 'Why cats purr', options: { seconds: '45', language: 'en', mood: 'playful' } },
    { row: 3, topic: 'La historia del café', options: { seconds: '60', language: 'es', mood: 'warm' } },
  ])
  expect(topics('semicolons-latin1.csv').map(({ topic, url }) => topic ?? url)).toEqual([
    'Das Salz der Alpen',
    'Der "blaue" Reiter',
    'https://example.com/zug',
  ])
  expect(topics('no-heading.csv').map(({ topic, url }) => topic ?? url)).toEqual([
    'https://example.com/one',
    'https://example.com/two',
    'The deep ocean',
  ])
  expect(topics('utf16-tabs.csv').map(({ topic }) => topic)).toEqual(['The Silk Road', 'Tea'])
  expect(topics('ragged.csv').map(({ topic }) => topic)).toContain('Ships in bottles')
  expect(() => readTopics({ bytes: new TextEncoder().encode('topic\n,\n') })).toThrow(
    expect.objectContaining({ code: 'topics-missing' }),
  )
})

type Entry = { readonly name: string; readonly packed: Uint8Array; readonly size: number; readonly flags?: number }

/** An archive as its list says it is; the list may lie. */
function zip(entries: readonly Entry[]): Uint8Array {
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, packed, size, flags = 0 } of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), packed)
    list.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...list, end]))
}

test('damaged, locked and exploding archives are refused before they take memory', async () => {
  const body =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hello there.</w:t></w:r></w:p></w:body></w:document>'
  const entry = (text: string, more: Partial<Entry> = {}): Entry => ({
    name: 'word/document.xml',
    packed: deflateRawSync(text),
    size: Buffer.byteLength(text),
    ...more,
  })
  const good = zip([entry(body)])
  expect((await extract({ bytes: good })).text).toBe('Hello there.')
  const zeros = deflateRawSync(Buffer.alloc(30_000_000))
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['archive-bomb', zip([entry('', { packed: zeros, size: 30_000_000 })])],
    ['archive-bomb', zip([entry('', { size: 0xffffffff })])],
    [
      'archive-bomb',
      zip([entry(body), ...Array.from({ length: 5001 }, (_, index) => entry('', { name: `${index}` }))]),
    ],
    [
      'archive-bomb',
      zip([entry(body), ...Array.from({ length: 8 }, () => entry('', { name: 'x', size: 30_000_000 }))]),
    ],
    // the list says little, the part holds much: stopped where the list ends
    ['file-damaged', zip([entry('', { packed: zeros, size: 1000 })])],
    ['file-damaged', zip([entry(body, { size: 10_000 })])],
    ['file-damaged', zip([entry(body, { packed: new TextEncoder().encode('no deflate at all') })])],
    ['file-encrypted', zip([entry(body, { flags: 1 })])],
    ['file-damaged', good.subarray(0, good.length - 30)],
    ['file-binary', zip([entry(body, { name: 'something/else.xml' })])],
    ['xml-unsafe', zip([entry('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')])],
    ['file-damaged', new TextEncoder().encode('%PDF-1.7\nnothing of the kind')],
    ['file-damaged', file('groff-two-columns.pdf').subarray(0, 900)],
  ]
  for (const [index, [code, bytes]] of cases.entries())
    expect([index, await codeOf(extract({ bytes }))]).toEqual([index, code])
})
