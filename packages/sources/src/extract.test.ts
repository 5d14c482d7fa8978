/** Sources become documents: kinds, encodings, sections, languages, articles, and what is refused. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ContentHQError } from '@contenthq/model'
import fc from 'fast-check'
import { parseHTML } from 'linkedom/worker'
import { describe, expect, test } from 'vitest'
import { detect, detectLanguage, type ExtractRequest, extract, MAX_SOURCE_BYTES } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const read = (text: string, more: Omit<ExtractRequest, 'bytes'> = {}) => extract({ bytes: utf8(text), ...more })
const codeOf = async (request: ExtractRequest): Promise<string> => {
  try {
    await extract(request)
    return 'no error'
  } catch (thrown) {
    return thrown instanceof ContentHQError ? thrown.code : `not ours: ${String(thrown)}`
  }
}

test('the kind of a source follows from signature, declared type, name and look, in this order', () => {
  const cases: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['pdf', bytes(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31), 'text/plain', 'a.txt'],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47), '', ''],
    ['binary', bytes(0x50, 0x4b, 3, 4, 20), '', 'a.md'],
    ['binary', bytes(65, 0, 66, 67), '', 'a.txt'],
    ['binary', utf8('hello'), 'image/jpeg', ''],
    ['text', bytes(0xff, 0xfe, 65, 0, 66, 0), '', ''],
    ['html', bytes(0xff, 0xfe, ...[...'<html>'].flatMap(sign => [sign.charCodeAt(0), 0])), '', ''],
    ['html', utf8('just words'), 'text/html; charset=utf-8', 'a.md'],
    ['markdown', utf8('just words'), '', 'notes.MD'],
    ['markdown', utf8('just words'), 'text/plain', 'notes.markdown'],
    ['html', utf8('  <!-- c --><!DOCTYPE html><title>x</title>'), '', ''],
    ['html', utf8('<p>Short</p>'), 'application/octet-stream', ''],
    ['markdown', utf8('# Title\n\nText'), '', ''],
    ['markdown', utf8('See [this](https://example.com).'), '', ''],
    ['text', utf8('# Title\n\nText'), 'text/plain', ''],
    ['text', utf8('1 < 2 and 3 > 2'), '', ''],
    ['text', utf8(''), '', ''],
  ]
  for (const [kind, data, type, name] of cases)
    expect([type, name, detect(data, type, name)]).toEqual([type, name, kind])
})

test('text is decoded by its mark, its header, its markup, then UTF-8, then windows-1252, and normalised to NFC', async () => {
  const utf16 = (text: string, order: 'le' | 'be'): Uint8Array =>
    bytes(
      ...(order === 'le' ? [0xff, 0xfe] : [0xfe, 0xff]),
      ...[...text].flatMap(sign => {
        const code = sign.charCodeAt(0)
        return order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255]
      }),
    )
  const textOf = async (request: ExtractRequest): Promise<string> => (await extract(request)).text
  expect(await textOf({ bytes: utf8('\ufeffDas Café ist zu.') })).toBe('Das Café ist zu.')
  expect(await textOf({ bytes: utf16('Grüße aus Köln.', 'le') })).toBe('Grüße aus Köln.')
  expect(await textOf({ bytes: utf16('Grüße aus Köln.', 'be') })).toBe('Grüße aus Köln.')
  expect(await textOf({ bytes: bytes(67, 97, 102, 0xe9, 46) })).toBe('Café.')
  expect(await textOf({ bytes: bytes(0x93, 79, 75, 0x94, 46) })).toBe('“OK”.')
  expect(await textOf({ bytes: bytes(0xcf, 0xf0, 0xe8), contentType: 'text/plain; charset=windows-1251' })).toBe('При')
  const inMarkup = bytes(
    ...utf8('<!doctype html><html><head><meta charset="windows-1251"></head><body><p>'),
    0xcf,
    0xf0,
    0xe8,
  )
  expect(await textOf({ bytes: inMarkup, contentType: 'text/html' })).toBe('При')
  expect(await textOf({ bytes: utf8('Café.'), contentType: 'text/plain; charset=no-such-charset' })).toBe('Café.')
  expect(await textOf({ bytes: utf8('Cafe\u0301 au lait.') })).toBe('Café au lait.')
})

test('what is no source is refused with a code of its own', async () => {
  expect(await codeOf({ bytes: bytes() })).toBe('file-empty')
  expect(await codeOf({ bytes: utf8(' \n\t\u00a0 ') })).toBe('file-empty')
  expect(await codeOf({ bytes: bytes(0, 1, 2, 3) })).toBe('file-binary')
  expect(
    await codeOf({
      bytes: readFileSync(new URL('../../../package.json', import.meta.url)).subarray(0, 3),
      contentType: 'application/pdf',
    }),
  ).toBe('file-binary')
  expect(await codeOf({ bytes: utf8('<!doctype html><html><body><script>let a = 1</script></body></html>') })).toBe(
    'source-empty',
  )
  expect(await codeOf({ bytes: utf8('---\ntitle: Nothing\n---\n'), name: 'a.md' })).toBe('source-empty')
  expect(await codeOf({ bytes: new Uint8Array(MAX_SOURCE_BYTES + 1).fill(65) })).toBe('source-too-large')
})

test('plain text: blank lines part paragraphs, wrapped lines are joined, a short first line is the title', async () => {
  const wrapped = await read('The sea\n\nThe sea is deep\r\nand dark.  It is\tcold.\r\n\r\n\r\nFish live there.\n', {
    name: 'sea-notes.txt',
  })
  expect(wrapped).toMatchObject({
    kind: 'text',
    title: 'The sea',
    text: 'The sea is deep and dark. It is cold.\n\nFish live there.',
  })
  const lines = await read('The sea is deep.\nFish live there.\nWhales sing at night.', { name: '/tmp/sea-notes.txt' })
  expect(lines.text).toBe('The sea is deep.\n\nFish live there.\n\nWhales sing at night.')
  expect(lines.title).toBe('sea notes')
  expect((await read('One two three.')).title).toBe('One two three')
  expect((await read(`${'word '.repeat(40)}.`)).title).toMatch(/^(?:word )+word…$/)
})

test('Markdown: front matter, headings as sections, links and entities as words, no code and no tags', async () => {
  const document = await read(
    '---\ntitle: "Tea & more"\nauthor: A. Person\ndate: 2020-01-02\nlang: en_GB\nlicence: CC0-1.0\ncredit: By hand\n---\n' +
      'Intro with a [link](https://a.example/x), *stress* and `code`.\n\n## Leaf &amp; cup\n\nHot  water.\n' +
      '\n```js\nlet secret = 1\n```\n\n- one\n- two\n\n![A pot](https://a.example/pot.png "t")\n\n<b>Bold</b> end.\n\n| a | b |\n|---|---|\n| c | d |\n',
    { name: 'x.md' },
  )
  expect(document).toMatchObject({
    kind: 'markdown',
    title: 'Tea & more',
    author: 'A. Person',
    published: '2020-01-02',
    language: 'en-GB',
    licence: 'CC0-1.0',
    attribution: 'By hand',
    images: [{ url: 'https://a.example/pot.png', caption: 'A pot' }],
  })
  expect(document.text).toBe(
    'Intro with a link, stress and code.\n\nLeaf & cup\n\nHot water.\n\none\n\ntwo\n\nBold end.\n\na b\n\nc d',
  )
  expect(document.sections).toEqual([
    { start: 0, end: 35, level: 0 },
    { start: 37, end: document.text.length, level: 2, heading: 'Leaf & cup' },
  ])
  const headed = await read('# The title\n\nSome text here.\n\n# Another\n\nMore text.', { name: 'y.md' })
  expect(headed.title).toBe('The title')
  expect(headed.text.startsWith('Some text here.')).toBe(true)
  expect(headed.sections.map(section => section.heading)).toEqual([undefined, 'Another'])
})

const tokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Harmonic mean of precision and recall over word counts. */
function tokenF1(found: readonly string[], expected: readonly string[]): number {
  const left = new Map<string, number>()
  for (const token of expected) left.set(token, (left.get(token) ?? 0) + 1)
  let hits = 0
  for (const token of found) {
    const count = left.get(token) ?? 0
    if (count > 0) hits++
    left.set(token, count - 1)
  }
  return (2 * hits) / (found.length + expected.length)
}

test('HTML: the article of a real page, at least 99 % of its words and nothing else', async () => {
  for (const name of ['replace-brs', 'rtl-2', 'base-url-base-element']) {
    const page = readFileSync(new URL(`fixtures/articles/${name}/source.html`, import.meta.url))
    const expected = readFileSync(new URL(`fixtures/articles/${name}/expected.html`, import.meta.url), 'utf8')
    const { document } = parseHTML(
      `<!doctype html><html><body>${expected.replace(/<\/?(?:p|div|br|h\d)\b[^>]*>/g, ' $& ')}</body></html>`,
    )
    const found = await extract({ bytes: page, contentType: 'text/html', url: 'http://fakehost/test/page.html' })
    expect(found.kind).toBe('html')
    expect(tokenF1(tokens(found.text), tokens(document.body?.textContent ?? ''))).toBeGreaterThanOrEqual(0.99)
  }
})

test('HTML: sections, pictures and facts of the page; scripts and foreign addresses stay out', async () => {
  const prose = 'Lighthouses guide ships along dark coasts, and sailors trust the light. '.repeat(6)
  const document = await read(
    `<html lang="en-GB"><head><title>Lights | Example News</title><meta property="article:published_time" content="2024-05-06T07:08:09Z">
     <meta name="author" content="Jo Bloggs"></head><body><nav><a href="/">Home</a></nav><article><h1>Lights</h1><p>${prose}</p>
     <h2>The <em>lens</em></h2><p>${prose}<script>steal()</script></p><figure><img src="/a.jpg"><figcaption>A lens</figcaption></figure>
     <img src="javascript:alert(1)"><p>${prose}</p></article><footer>Copyright Example</footer></body></html>`,
    { contentType: 'text/html', url: 'https://news.example/lights' },
  )
  expect(document).toMatchObject({
    language: 'en-GB',
    url: 'https://news.example/lights',
    author: 'Jo Bloggs',
    published: '2024-05-06T07:08:09.000Z',
  })
  expect(document.sections.map(section => section.heading)).toContain('The lens')
  expect(document.text).not.toMatch(/steal|Home|Copyright/)
  expect(document.images).toEqual([{ url: 'https://news.example/a.jpg', caption: 'A lens' }])
  expect((await read('<p>Hello <b>w</b>orld.</p><p>Second &amp; last.')).text).toBe('Hello world.\n\nSecond & last.')
})

test('hostile markup ends in a document or a typed error', async () => {
  const cases: readonly (readonly [string, string])[] = [
    [`${'<div>'.repeat(20_000)}<p>Deep <i>down</i> here.</p>`, 'a.html'],
    [`<p>${'<b>'.repeat(50_000)}Bold &#65;</p>`, 'a.html'],
    [`${'> '.repeat(20_000)}quoted words`, 'a.md'],
    [`${'- '.repeat(5_000)}listed words`, 'a.md'],
    ['['.repeat(50_000), 'a.md'],
    ['&#0;&#xd800;&#x110000;&nope; text', 'a.md'],
    [`<p ${'a=1 '.repeat(50_000)}>attributes</p>`, 'a.html'],
  ]
  for (const [text, name] of cases) expect((await read(text, { name })).text).not.toBe('')
  expect((await read(cases[0]?.[0] ?? '', { name: 'a.html' })).text).toBe('Deep down here.')
  expect((await read(cases[1]?.[0] ?? '', { name: 'a.html' })).text).toBe('Bold A')
})

test('any bytes give a document whose spans, hash and form hold, or a ContentHQError', async () => {
  const name = fc.constantFrom('a.txt', 'a.md', 'a.html', '')
  const content = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          '# Head\n\n',
          'Words here. ',
          '\n\n',
          '<p>',
          '</p>',
          '**',
          '- ',
          '<h2>x</h2>',
          'é',
          '😀',
          '\u200b',
        ),
      )
      .map(parts => parts.join('')),
  )
  await fc.assert(
    fc.asyncProperty(content, name, async (text, file) => {
      const code = await codeOf({ bytes: utf8(text), name: file })
      if (code !== 'no error') {
        expect(['file-empty', 'source-empty', 'file-binary']).toContain(code)
        return
      }
      const document = await read(text, { name: file })
      expect(document.text).toBe(document.text.normalize('NFC'))
      expect(document.text).not.toMatch(/\n{3}|^\s|\s$|[^\S\n]{2}|\t|\r/)
      expect(document.title).not.toBe('')
      expect(document.textHash).toBe(createHash('sha256').update(document.text, 'utf8').digest('hex'))
      let end = 0
      for (const section of document.sections) {
        expect(section.start).toBeGreaterThanOrEqual(end)
        end = section.end
        if (section.heading) expect(document.text.startsWith(section.heading, section.start)).toBe(true)
      }
      expect(end).toBe(document.text.length)
    }),
    { numRuns: 150 },
  )
})

test('a declared language is believed unless the text is plainly in another', async () => {
  const german =
    'Der Markt macht um sechs Uhr auf, und wer zuerst kommt, bekommt die Pilze. Die Suppe ist nicht für den Abend, sondern für den Morgen. Das ist eine alte Regel, und sie gilt auch im Winter.'
  const declared = async (language: string, text: string) =>
    (await read(`---\nlang: ${language}\n---\n\n${text}`, { name: 'a.md' })).language
  expect(await declared('en-US', german)).toBe('de')
  expect(await declared('de-AT', german)).toBe('de-AT')
  expect(await declared('lb', german)).toBe('lb')
  expect(await declared('en', 'Der Markt.')).toBe('en')
})

describe('language', () => {
  test.each([
    ['en', 'The history of the lighthouse is a story of light, of storms and of the people who kept it burning.'],
    ['es', 'La historia del faro es una historia de luz, de tormentas y de las personas que lo mantuvieron encendido.'],
    [
      'fr',
      'L’histoire du phare est une histoire de lumière, de tempêtes et des gens qui ont gardé la flamme dans la nuit.',
    ],
    ['de', 'Die Geschichte des Leuchtturms ist eine Geschichte von Licht und Sturm und den Menschen, die ihn hüteten.'],
    ['pt', 'A história do farol é uma história de luz, de tempestades e das pessoas que o mantiveram aceso na noite.'],
    [
      'it',
      'La storia del faro è una storia di luce, di tempeste e delle persone che lo hanno tenuto acceso nella notte.',
    ],
    ['ja', '昔々あるところに、おじいさんとおばあさんが住んでいました。'],
    ['ru', 'История маяка — это история света, бурь и людей.'],
    ['ar', 'تاريخ المنارة هو تاريخ الضوء والعواصف.'],
    [
      'nl',
      'De geschiedenis van de vuurtoren is een verhaal van licht en van de mensen die het voor ons hebben bewaard.',
    ],
    ['sv', 'Fyrens historia är en berättelse om ljus och stormar och om dem som inte lät den slockna.'],
    ['pl', 'Historia latarni to opowieść o świetle i burzach oraz o ludziach, którzy nie dali się im pokonać.'],
    ['tr', 'Deniz fenerinin tarihi ışık ve fırtına ile dolu bir hikaye ve bu hikaye çok eski.'],
    ['uk', 'Історія маяка — це історія світла, бурь і людей, які його берегли.'],
    ['fa', 'تاریخ فانوس دریایی، تاریخ نور و طوفان و مردمی است که چراغ را روشن نگه داشتند.'],
    ['en', '12345 !!!'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })
})
