/** The same readers in a real browser: they use no Node API and no DOM of the page. */
import { expect, test } from 'vitest'
import columns from './fixtures/documents/groff-two-columns.pdf?url'
import footnotes from './fixtures/documents/pandoc-footnotes.docx?url'
import scan from './fixtures/documents/scanned-page.pdf?url'
import book from './fixtures/documents/zip-nested.epub?url'
import { extract, readFeed } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a page, a Markdown file and a text are read in the browser as in Node', async () => {
  const prose = 'Lighthouses guide ships along dark coasts, and sailors trust the light. '.repeat(6)
  const page = `<html lang="en"><head><title>Lights</title></head><body><nav>Home</nav><article><p>${prose}</p><h2>The lens</h2><p>${prose}</p><img src="x" onerror="window.stolen = true"></article></body></html>`
  const html = await extract({ bytes: utf8(page), contentType: 'text/html' })
  expect(html.text).toBe(`${prose.trim()}\n\nThe lens\n\n${prose.trim()}`)
  expect('stolen' in window).toBe(false)
  const markdown = await extract({ bytes: utf8('# Tea\n\nHot *water*.'), name: 'tea.md' })
  expect(markdown).toMatchObject({ title: 'Tea', text: 'Hot water.' })
  const text = await extract({ bytes: Uint8Array.from([67, 97, 102, 0xe9]) })
  expect(text.text).toBe('Café')
  const rss =
    '<rss><channel><title>Sea</title><item><title>One</title><description>&lt;p&gt;Words.</description></item></channel></rss>'
  expect((await readFeed({ bytes: utf8(rss) })).entries).toMatchObject([{ title: 'One', summary: 'Words.' }])
  expect((await extract({ bytes: utf8(rss) })).text).toBe('One\n\nWords.')
})

test('documents are read in the browser as in Node: no worker, no canvas, the platform’s own decompressor', async () => {
  const read = async (address: string): Promise<string> => {
    const answer = await fetch(address)
    return (await extract({ bytes: new Uint8Array(await answer.arrayBuffer()) })).text
  }
  expect(await read(columns)).toMatch(
    /^R\. Tern and L\. Gull[\s\S]+Notes\n\n[^\n]+flutes\.\n\nThe beaver was not harmed/,
  )
  expect(await read(footnotes)).toMatch(/^For two thousand years[\s\S]+Notes\n\nThe mules/)
  expect(await read(book)).toMatch(/^One bank[\s\S]+The other bank/)
  await expect(read(scan)).rejects.toMatchObject({ code: 'file-scanned' })
})
