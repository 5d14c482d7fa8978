/** Feeds become lists to choose from: formats, dates, encodings, repeats, and XML that means harm. */
import { readdirSync, readFileSync } from 'node:fs'
import { ContentHQError } from '@contenthq/model'
import { expect, test } from 'vitest'
import { distinctEntries, documentOfEntry, extract, isWholeText, readDate, readFeed } from '../index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const feedOf = (text: string, url?: string) => readFeed({ bytes: utf8(text), ...(url ? { url } : {}) })
const fixture = (path: string): Uint8Array => readFileSync(new URL(`../fixtures/${path}`, import.meta.url))
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    thrown => (thrown instanceof ContentHQError ? thrown.code : `not ours: ${String(thrown)}`),
  )

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
  <title>Sea &amp; light</title><link>https://sea.example/</link><language>en-gb</language><copyright>CC BY 4.0</copyright>
  <item><title>The &lt;i&gt;first&lt;/i&gt; light</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">g1</guid>
    <pubDate>Tue, 06 May 2003 08:09 EST</pubDate><d:creator>Jo Bloggs</d:creator><description>Short.</description>
    <content:encoded><![CDATA[<p>Long&nbsp;words.</p><h2>Then</h2><p>More of the sea <img src="p.jpg" alt="A lamp"></p><script>x()</script>]]></content:encoded>
    <media:content url="https://sea.example/m.jpg" medium="image"><media:title>Main</media:title></media:content>
    <enclosure url="https://sea.example/m.mp3" type="audio/mpeg" length="1"/><itunes:duration>1:02:03</itunes:duration>
    <slash:comments>17</slash:comments><category>Lamps</category></item>
  <item><title>Again</title><guid isPermaLink="false">g1</guid><description>Same id.</description></item>
  <item><title>The &lt;i&gt;first&lt;/i&gt; light</title><guid>http://sea.example/other</guid>
    <content:encoded>&lt;p&gt;Long words.&lt;/p&gt;&lt;h2&gt;Then&lt;/h2&gt;&lt;p&gt;More of the sea &lt;/p&gt;</content:encoded></item>
  <item><description>No title here, only words that go on for rather a long time, past sixty signs.</description>
    <author>a@b.example (Ann Other)</author><link>javascript:alert(1)</link></item>
  <item><guid isPermaLink="false"></guid></item></channel></rss>`

test('RSS: entries with id, title, address, date, author, words, pictures, recordings and counts; each once', async () => {
  const feed = await feedOf(rss, 'https://sea.example/feed')
  expect(feed).toMatchObject({
    format: 'rss',
    title: 'Sea & light',
    url: 'https://sea.example/',
    language: 'en-GB',
    licence: 'CC BY 4.0',
  })
  const [first, second] = feed.entries
  expect(feed.entries).toHaveLength(2)
  expect(first).toMatchObject({
    id: 'g1',
    title: 'The first light',
    url: 'https://sea.example/a?x=1&y=2',
    published: '2003-05-06T13:09:00.000Z',
    author: 'Jo Bloggs',
    summary: 'Short.',
    images: [{ url: 'https://sea.example/m.jpg', caption: 'Main' }],
    media: [{ url: 'https://sea.example/m.mp3', type: 'audio/mpeg', seconds: 3723 }],
    categories: ['Lamps'],
    engagement: { comments: 17 },
  })
  expect(second?.title).toBe('No title here, only words that go on for rather a long…')
  expect(second).toMatchObject({ author: 'Ann Other' })
  expect(second?.url).toBeUndefined()
  expect(distinctEntries(feed.entries, [first!])).toEqual([second])

  const document = await documentOfEntry(feed, first!)
  expect(document).toMatchObject({ kind: 'feed', title: 'The first light', platform: 'Sea & light', language: 'en-GB' })
  expect(document.text).toBe('Long words.\n\nThen\n\nMore of the sea')
  expect(document.sections.map(({ heading }) => heading)).toEqual([undefined, 'Then'])
  expect(document.images.map(({ url }) => url)).toEqual(['https://sea.example/m.jpg', 'https://sea.example/p.jpg'])
  expect(document.licence).toBe('CC BY 4.0')
  expect(isWholeText(document)).toBe(false)
  expect(isWholeText({ ...document, text: 'word '.repeat(300) })).toBe(true)
  expect(isWholeText({ ...document, text: `${'word '.repeat(300)} Continue reading →` })).toBe(false)

  const whole = await extract({ bytes: utf8(rss), contentType: 'text/html' })
  expect(whole.kind).toBe('feed')
  expect(whole.text.startsWith('The first light\n\nLong words.')).toBe(true)
})

test('Atom, RDF and JSON feeds are read alike; a feed of nothing is a feed', async () => {
  const atom = await feedOf(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/blog/" xml:lang="de"><title type="html">A &amp;amp; B</title>
     <link rel="self" href="feed"/><link href="./"/><author><name>Max</name></author>
     <entry><id>urn:1</id><title type="text">1 &lt; 2</title><link rel="edit" href="e"/><link href="one"/><updated>2024-02-03T04:05:06+01:00</updated>
     <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ein <b>Wort</b> &lt;da&gt;.</p></div></content></entry></feed>`,
  )
  expect(atom).toMatchObject({
    format: 'atom',
    title: 'A & B',
    url: 'https://a.example/blog/',
    author: 'Max',
    language: 'de',
  })
  expect(atom.entries).toMatchObject([
    { id: 'urn:1', title: '1 < 2', url: 'https://a.example/blog/one', published: '2024-02-03T03:05:06.000Z' },
  ])
  expect((await documentOfEntry(atom, atom.entries[0]!)).text).toBe('Ein Wort <da>.')

  const rdf =
    await feedOf(`<!DOCTYPE rdf:RDF [<!ENTITY % h PUBLIC "x" "http://x.invalid/x.ent"> %h; <!ENTITY co "Acme">]>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://r.example/">
    <title>R</title></channel><item rdf:about="https://r.example/1"><title>&co; caf&eacute;</title></item></rdf:RDF>`)
  expect(rdf).toMatchObject({ format: 'rdf', title: 'R', url: 'https://r.example/' })
  expect(rdf.entries).toMatchObject([{ id: 'https://r.example/1', url: 'https://r.example/1', title: 'Acme café' }])

  const json = await feedOf(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://j.example/',
      items: [
        {
          id: 7,
          url: '/x',
          content_text: 'One & two.\n\nThree.',
          date_published: '2024-01-02T03:04:05Z',
          tags: ['t', 9],
        },
        { id: 7, content_text: 'Again' },
        'nonsense',
      ],
    }),
  )
  expect(json.entries).toMatchObject([
    { id: '7', title: 'One & two. Three', url: 'https://j.example/x', categories: ['t', '9'] },
  ])
  expect((await documentOfEntry(json, json.entries[0]!)).text).toBe('One & two.\n\nThree.')

  expect((await feedOf('<rss><channel><title>Empty</title></channel></rss>')).entries).toEqual([])
  expect(await codeOf(extract({ bytes: utf8('<rss><channel><title>E</title></channel></rss>') }))).toBe('source-empty')
})

test('feeds of feedparser’s tests are read as they say', async () => {
  const read = (name: string) => readFeed({ bytes: fixture(`feeds/${name}.xml`), contentType: 'application/xml' })
  expect((await read('always_strip_doctype')).title).toBe('found')
  expect((await read('rss_incomplete_cdata')).url).toBe('http://adcdefgh.com/')
  expect((await read('entity_in_doctype')).entries).toEqual([])
  expect((await read('item_guid_not_permalink')).entries[0]?.url).toBeUndefined()
  expect((await read('rdf_channel_empty_textinput')).entries[0]?.title).toBe('crashes here')
  expect((await read('feed_title_base64_2')).title).toBe('History of the <blink> tag')
  expect((await read('relative_uri_inherit')).title).toBe('Example test')
  expect((await read('item_media_title3')).entries[0]?.title).toBe('foo')
  for (const name of readdirSync(new URL('../fixtures/feeds', import.meta.url)))
    expect(['no error', 'xml-unknown']).toContain(await codeOf(read(name.replace(/\.xml$/, ''))))
})

test('feeds in wide encodings, with and without a mark', async () => {
  const text = '<?xml version="1.0"?><rss><channel><title>Grüße</title></channel></rss>'
  const wide = (size: 2 | 4, isLittle: boolean, mark: boolean): Uint8Array => {
    const points = [...(mark ? '\ufeff' : ''), ...text].map(sign => sign.codePointAt(0)!)
    const view = new DataView(new ArrayBuffer(points.length * size))
    points.forEach((point, index) => {
      if (size === 2) view.setUint16(index * 2, point, isLittle)
      else view.setUint32(index * 4, point, isLittle)
    })
    return new Uint8Array(view.buffer)
  }
  for (const size of [2, 4] as const)
    for (const isLittle of [true, false])
      for (const mark of [true, false])
        expect((await readFeed({ bytes: wide(size, isLittle, mark) })).title).toBe('Grüße')
})

test('XML that means harm is refused, and no reader fetches', async () => {
  const withDoctype = (inside: string, body = '&a;') =>
    `<!DOCTYPE rss [${inside}]><rss><channel><title>${body}</title></channel></rss>`
  const cases: readonly (readonly [string, string])[] = [
    ['xml-unsafe', withDoctype('<!ENTITY a "&b;"><!ENTITY b "x">')],
    ['xml-unsafe', withDoctype('<!ENTITY a SYSTEM "file:///etc/passwd">')],
    ['xml-unsafe', withDoctype('<!ENTITY a PUBLIC "x" "https://x.invalid/">')],
    ['xml-unsafe', withDoctype(`<!ENTITY a "${'x'.repeat(201)}">`)],
    ['xml-unsafe', withDoctype(Array.from({ length: 101 }, (_, index) => `<!ENTITY a${index} "x">`).join(''))],
    ['xml-unsafe', '<!DOCTYPE rss><!DOCTYPE rss><rss><channel/></rss>'],
    ['xml-unsafe', `${'<!DOCTYPE rss>'.repeat(1000)}<rss/>`],
    ['xml-unsafe', `<rss><channel>${'<!DOCTYPE rss>'.repeat(1000)}</channel></rss>`],
    ['xml-unsafe', `<rss>${'<a>'.repeat(100_000)}`],
    ['xml-unsafe', `<rss>${'<a/>'.repeat(200_001)}</rss>`],
    ['xml-unsafe', `<rss ${Array.from({ length: 501 }, (_, at) => `xmlns:n${at}="u"`).join(' ')}/>`],
    ['xml-unsafe', `<rss><channel><title>${'&#65;'.repeat(700_001)}</title></channel></rss>`],
    ['xml-unknown', '<?xml version="1.0"?><data>1</data>'],
    ['feed-damaged', '{"version": "https://jsonfeed.org/version/1.1", "items": ['],
    ['feed-missing', 'Just words.'],
    ['file-empty', ''],
  ]
  for (const [code, text] of cases)
    expect([text.slice(0, 60), await codeOf(feedOf(text))]).toEqual([text.slice(0, 60), code])
  for (const name of readdirSync(new URL('../fixtures/hostile', import.meta.url))) {
    const request = { bytes: fixture(`hostile/${name}`), name }
    expect([name, await codeOf(extract(request))]).toEqual([name, expect.stringMatching(/^xml-(?:unsafe|unknown)$/)])
  }
  // markup nested past any parser's patience is read as words
  const nested = await feedOf(
    `<rss><channel><item><title>${'&lt;b&gt;'.repeat(30_000)}Deep</title></item></channel></rss>`,
  )
  expect(nested.entries[0]?.title).toBe('Deep')
  // an entity of its own, told so often that it would fill memory, stops growing
  const many = await feedOf(withDoctype(`<!ENTITY a "${'x'.repeat(200)}">`, '&a;'.repeat(10_000)))
  expect(many.title.length).toBeLessThan(250_000)
})

test.each([
  ['2004-01-05', '2004-01-05T00:00:00.000Z'],
  ['2004', '2004-01-01T00:00:00.000Z'],
  ['20040105T120000Z', '2004-01-05T12:00:00.000Z'],
  ['2004-01-05T12:00:00.5-0130', '2004-01-05T13:30:00.000Z'],
  ['5 Jan 04 12:00 GMT', '2004-01-05T12:00:00.000Z'],
  ['Mon, 5 January 1998 12:00:01 +0200', '1998-01-05T10:00:01.000Z'],
  ['Sun Jan 4 16:29:06 PST 2004', '2004-01-05T00:29:06.000Z'],
  ['March 3, 2020', '2020-03-03T00:00:00.000Z'],
  ['yesterday', undefined],
  ['2004-13-01', undefined],
  ['', undefined],
])('the date %s', (written, expected) => {
  expect(readDate(written)).toBe(expected)
})
