/** Owns XML that is written to do harm: bombs, outside entities, and everything large that 5 MB have room for. Generated, not fetched. */

export type HostileXml = { readonly name: string; readonly text: string }

/** Bytes: just below what is read at all. */
const SIZE = 4_990_000

const feed = (inside: string, doctype = ''): string =>
  `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>T</title><item><title>A light</title><description>${inside}</description></item></channel></rss>`
const fill = (unit: string): string => unit.repeat(Math.floor((SIZE - 200) / unit.length))
const doctype = (inside: string): string => `<!DOCTYPE rss [${inside}]>`
const laughs = (deep: number): string =>
  `<!ENTITY l0 "ha">${Array.from({ length: deep }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')}`

const outside = [
  'file:///etc/passwd',
  'http://127.0.0.1:1/x',
  'https://example.invalid/x',
  'ftp://example.invalid/x',
  'php://filter/x',
  'data:text/plain,x',
  'jar:http://example.invalid!/x',
  '\\\\host\\share',
]

export const hostileXml = (): readonly HostileXml[] => [
  ...[3, 9, 30].map(deep => ({
    name: `entities in entities, ${deep} deep`,
    text: feed(`&l${deep};`, doctype(laughs(deep))),
  })),
  {
    name: 'one long entity, told often',
    text: feed(fill('&a;').slice(0, 4_000_000), doctype(`<!ENTITY a "${'x'.repeat(200)}">`)),
  },
  {
    name: 'one entity of a megabyte',
    text: feed('&a;'.repeat(1000), doctype(`<!ENTITY a "${'x'.repeat(1_000_000)}">`)),
  },
  {
    name: 'a hundred thousand entities',
    text: feed('x', doctype(Array.from({ length: 100_000 }, (_, at) => `<!ENTITY e${at} "x">`).join(''))),
  },
  { name: 'an entity of itself', text: feed('&a;', doctype('<!ENTITY a "&a;">')) },
  ...outside.flatMap(address => [
    { name: `system entity ${address}`, text: feed('&a;', doctype(`<!ENTITY a SYSTEM "${address}">`)) },
    { name: `public entity ${address}`, text: feed('&a;', doctype(`<!ENTITY a PUBLIC "x" "${address}">`)) },
    { name: `parameter entity ${address}`, text: feed('x', doctype(`<!ENTITY % a SYSTEM "${address}"> %a;`)) },
    { name: `outside document type ${address}`, text: feed('x', `<!DOCTYPE rss SYSTEM "${address}">`) },
    {
      name: `included ${address}`,
      text: feed(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${address}" parse="text"/>`),
    },
    { name: `style sheet ${address}`, text: `<?xml-stylesheet href="${address}"?>${feed('x')}` },
  ]),
  { name: '1,000 document types before the root', text: `${'<!DOCTYPE rss>'.repeat(1000)}${feed('x')}` },
  { name: '1,000 document types inside', text: feed('<!DOCTYPE rss>'.repeat(1000)) },
  { name: '5 MB of document types', text: fill('<!DOCTYPE rss>') },
  { name: 'a document type that never ends', text: `<!DOCTYPE rss [${fill('<!ELEMENT a (b)> ')}` },
  { name: '5 MB of open elements', text: `<rss>${fill('<a>')}` },
  { name: '5 MB of empty elements', text: `<rss>${fill('<a/>')}</rss>` },
  { name: '5 MB of closing elements', text: `<rss>${fill('</a>')}` },
  { name: '5 MB of attributes', text: `<rss ${fill('a="b" ')}></rss>` },
  { name: 'an attribute of 5 MB', text: `<rss a="${fill('x')}"></rss>` },
  { name: 'a name of 5 MB', text: `<rss><${fill('x')}></rss>` },
  {
    name: '5 MB of declared namespaces',
    text: `<rss ${Array.from({ length: 200_000 }, (_, at) => `xmlns:n${at}="u"`).join(' ')}></rss>`,
  },
  {
    name: 'namespaces declared at every depth',
    text: `<rss>${Array.from({ length: 240 }, (_, at) => `<a ${Array.from({ length: 400 }, (_, one) => `xmlns:n${at}x${one}="u"`).join(' ')}>`).join('')}`,
  },
  { name: '5 MB of character references', text: feed(fill('&#65;')) },
  { name: '5 MB of ampersands', text: feed(fill('&')) },
  { name: '5 MB of comments', text: `<rss>${fill('<!---->')}</rss>` },
  { name: 'a comment that never ends', text: `<rss><!--${fill('-')}` },
  { name: '5 MB of CDATA sections', text: feed(fill('<![CDATA[x]]>')) },
  { name: '5 MB of brackets', text: feed(fill(']]')) },
  { name: '5 MB of instructions', text: `<rss>${fill('<?a?>')}</rss>` },
  { name: '5 MB of comments before the root', text: `${fill('<!---->')}` },
  { name: 'a title of 5 MB of markup', text: feed(fill('&lt;b&gt;')) },
  { name: '100,000 entries', text: `<rss><channel>${'<item><title>x</title></item>'.repeat(100_000)}</channel></rss>` },
]
