/** Pages: what they say about themselves, their next page, and those that stand where an article should. */
import { readdirSync, readFileSync } from 'node:fs'
import { ContentHQError } from '@contenthq/model'
import { expect, test } from 'vitest'
import { extract } from '../index.ts'

const prose = 'Lighthouses guide ships along dark coasts, and sailors trust the light that never moves. '
const page = (head: string, body: string, url = 'https://news.example/2024/lights'): Promise<unknown> =>
  extract({
    bytes: new TextEncoder().encode(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`),
    contentType: 'text/html',
    url,
  })
const article = `<article><h1>Lights</h1><p>${prose.repeat(4)}</p><p>${prose.repeat(4)}</p><figure><img src="/main.jpg"><figcaption>The old lamp</figcaption></figure><p>${prose.repeat(4)}</p><img src="/pixel.gif" width="1" height="1"></article>`
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    thrown => (thrown instanceof ContentHQError ? thrown.code : `not ours: ${String(thrown)}`),
  )

test('JSON-LD, OpenGraph and links say who, where, when, under what licence, with which picture and how received', async () => {
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'Elsewhere' },
      {
        '@type': ['NewsArticle'],
        headline: 'Lights',
        datePublished: '2024-05-06T07:08:09+02:00',
        author: [{ '@type': 'Person', name: 'Jo  Bloggs' }, 'https://news.example/jo', { name: 'Ann Other' }],
        publisher: { name: 'Example News' },
        license: 'https://creativecommons.org/licenses/by/4.0/',
        image: [{ url: '/main.jpg', caption: 'A lamp', license: 'CC0' }],
        interactionStatistic: [
          { interactionType: 'https://schema.org/LikeAction', userInteractionCount: '12' },
          { interactionType: { '@type': 'WatchAction' }, userInteractionCount: 3400 },
        ],
        commentCount: 5,
      },
    ],
  }
  const head = `<title>Lights | Example</title><script type="application/ld+json">{damaged</script>
    <script type="application/ld+json">${JSON.stringify(data)}</script><meta property="og:image" content="/main.jpg"><link rel="next" href="/2024/another-story">`
  expect(
    await page(head, `${article}<a href="/2024/lights?page=2">2</a><a href="/2024/lights?page=3">3</a>`),
  ).toMatchObject({
    title: 'Lights',
    author: 'Jo Bloggs, Ann Other',
    platform: 'Example News',
    published: '2024-05-06T05:08:09.000Z',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    images: [{ url: 'https://news.example/main.jpg', caption: 'A lamp', licence: 'CC0' }],
    engagement: { likes: 12, views: 3400, comments: 5 },
    next: 'https://news.example/2024/lights?page=2',
  })
  const nextOf = async (url: string, href: string) =>
    ((await page('', `${article}<a rel="next" href="${href}">Next</a>`, url)) as { readonly next?: string }).next
  expect(await nextOf('https://a.example/x.html', 'x-2.html')).toBe('https://a.example/x-2.html')
  expect(await nextOf('https://a.example/x/2/', '/x/3/')).toBe('https://a.example/x/3/')
  expect(await nextOf('https://a.example/x/2/', '/x/2/#more')).toBeUndefined()
  expect(await nextOf('https://a.example/x', '/y')).toBeUndefined()
  expect(await nextOf('https://a.example/x', 'https://b.example/x/2')).toBeUndefined()
})

test('pages that stand where an article should are told by their codes', async () => {
  const walls = new URL('../fixtures/walls/', import.meta.url)
  let count = 0
  for (const code of readdirSync(walls))
    for (const name of readdirSync(new URL(`${code}/`, walls))) {
      const bytes = readFileSync(new URL(`${code}/${name}`, walls))
      expect([name, await codeOf(extract({ bytes, contentType: 'text/html' }))]).toEqual([name, code])
      count++
    }
  expect(count).toBeGreaterThanOrEqual(20)
})

test('articles with banners, sign-in boxes and offers beside them are articles', async () => {
  const banner =
    '<div class="cookie-banner"><p>We use cookies. We and our partners store personal data with your consent.</p><button>Accept all</button><button>Reject all</button></div>'
  const login = '<div hidden><h2>Log in</h2><form><input type="password"></form><p>Forgot your password?</p></div>'
  const offer =
    '<aside><p>Subscribe now for unlimited digital access.</p></aside><div class="paywall" style="display: none">Subscribe to continue reading</div>'
  const free = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
  expect(await codeOf(page('<title>Lights</title>', banner + login + offer + article))).toBe('no error')
  const long = article.replace('</article>', `<p>${prose.repeat(60)}</p></article>`)
  expect(await codeOf(page(`<title>Lights</title>${free}`, long + offer))).toBe('no error')
  // a short piece of news among labels of articles that are not free, below a banner longer than itself
  const brief = `<article><h1>Boat sinks</h1><p>${prose.repeat(3)}</p><p>${prose.repeat(3)}</p></article>`
  const labels = '<div><p>Article réservé aux abonnés</p></div>'.repeat(4)
  const longBanner = `<div class="banner">${'<p>We and our partners use cookies and ask for your consent to personalised ads.</p>'.repeat(15)}<button>Accept all</button><button>Reject all</button></div>`
  expect(await codeOf(page('<title>Boat sinks</title>', brief + labels))).toBe('no error')
  expect(await codeOf(page('<title>Boat sinks</title>', `<main>${brief}</main>${longBanner}`))).toBe('no error')
  expect(await codeOf(page('<title>Boat sinks</title>', `${brief.repeat(2)}<div>Get unlimited access</div>`))).toBe(
    'no error',
  )
  const about = `<article><h1>How the cookie law changed the web</h1>${`<p>${'Regulators asked sites to say what each cookie is for, and people began to click. '.repeat(5)}</p>`.repeat(4)}</article>`
  expect(await codeOf(page('<title>How the cookie law changed the web</title>', banner + about))).toBe('no error')
  const help = `<article><h1>Log in: how it works</h1><p>${'Enter the name that you chose and the word that only you know, then press the button. '.repeat(6)}</p></article>`
  expect(await codeOf(page('<title>Log in: how it works</title>', help))).toBe('no error')
  expect(await codeOf(page('', '<p>Short.</p><p>Subscribe to our letter.</p>'))).toBe('no error')
})
