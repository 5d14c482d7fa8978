/** What the composer takes for a topic, a link, a text or a file. */
import { describe, expect, it } from 'vitest'
import { readFile, readInput } from './read-input.ts'

describe('reading the composer', () => {
  it.each([
    ['', 'nothing'],
    ['   \n ', 'nothing'],
    ['tea', 'topic'],
    ['What is example.com about?', 'topic'],
    ['Tea vs. coffee', 'topic'],
    ['Node.js', 'topic'],
    ['https://example.org/tea', 'link'],
    ['example.org/tea', 'link'],
    ['http://', 'broken-link'],
    ['https://exa mple', 'topic'],
    ['javascript:alert(1)', 'topic'],
    ['word '.repeat(100), 'text'],
    ['one\n\ntwo', 'text'],
  ])('%j is %s', (text, kind) => {
    expect(readInput(text).kind).toBe(kind)
  })

  it('puts https before an address without it, and joins the lines of a topic', () => {
    expect(readInput('example.org/tea')).toMatchObject({ input: { url: 'https://example.org/tea' } })
    expect(readInput(' the history\nof  tea ')).toMatchObject({ input: { topic: 'the history of tea' } })
  })

  it('reads text files only', async () => {
    expect(await readFile(new File(['Grüße 茶'], 'a.txt'))).toMatchObject({ kind: 'file', input: { text: 'Grüße 茶' } })
    expect(await readFile(new File([new Uint8Array([255, 254, 0, 1])], 'b.txt'))).toMatchObject({ kind: 'binary' })
    expect(await readFile(new File(['a\0b'], 'c.txt'))).toMatchObject({ kind: 'binary' })
    expect(await readFile(new File([' \n'], 'd.txt'))).toMatchObject({ kind: 'empty' })
    expect(await readFile(new File([new Uint8Array(5_000_001)], 'e.txt'))).toMatchObject({ kind: 'too-large' })
    expect(await readFile(new File(['# Tea'], 'f.md'))).toMatchObject({ input: { mimeType: 'text/markdown' } })
  })
})
