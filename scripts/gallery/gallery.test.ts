/** The gallery without films: what is planned, stories told and scored, the rubric, the page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Depiction } from '@contenthq/model'
import { expect, test } from 'vitest'
import { contactSheet } from './contact-sheet.ts'
import { textLook } from './page/text-look.ts'
import { type GalleryFilm, planGallery } from './plan.ts'
import { judgeRelevance } from './relevance.ts'
import { scoreStory } from './story-scores.ts'
import { tellStory } from './tell-story.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Short</title><description>Nothing.</description></item>
<item><title>Glass &amp; sand</title><description><![CDATA[${Array.from({ length: 16 }, (_, index) => `<p>Bottle number ${index} is made from sand. The sand is melted in hot furnace ${index} until it flows.</p>`).join('')}]]></description></item>
</channel></rss>`

test('plans 24 films from a folder, 13 without, in mixed shapes, moods, voices and lengths', async () => {
  const { films: alone } = await planGallery()
  expect(alone.length).toBe(13)
  for (const list of [alone.map(film => film.format), alone.map(film => film.mood)])
    expect(new Set(list).size).toBeGreaterThanOrEqual(5)
  expect(new Set(alone.map(({ voice }) => voice)).size).toBe(3)
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'))
  try {
    const body = (subject: string) =>
      Array.from(
        { length: 16 },
        (_, index) => `<p>${subject} number ${index} is made from clean white sand. The sand melts in a furnace.</p>`,
      ).join('\n\n')
    for (let page = 0; page < 12; page++) {
      mkdirSync(join(folder, String(page)))
      writeFileSync(join(folder, String(page), 'source.html'), `<article><h1>${page}</h1>${body('Glass')}</article>`)
      writeFileSync(join(folder, String(page), 'expected.html'), body('Glass'))
    }
    writeFileSync(join(folder, 'thin.html'), '<article><p>Only this one sentence stands here.</p></article>')
    for (const name of ['README.md', 'a.md', 'b.md'])
      writeFileSync(join(folder, name), body('Cups').replace(/<.?p>/g, ''))
    writeFileSync(join(folder, 'feed.xml'), FEED)
    writeFileSync(join(folder, 'other.xml'), `<other>${body('Rings')}</other>`)
    const { films: planned, passed } = await planGallery(folder)
    const count = (films: readonly GalleryFilm[], kind: string) => films.filter(film => film.kind === kind).length
    expect([planned.length, ...['article', 'markdown', 'feed'].map(kind => count(planned, kind))]).toEqual([
      24, 8, 2, 1,
    ])
    expect(planned.some(({ file }) => /expected|README|other|thin/.test(file ?? ''))).toBe(false)
    expect(passed).toEqual(['thin.html'])
    expect(new Set(planned.map(({ name }) => name)).size).toBe(24)
    // no film is planned longer than its words last
    expect(Math.max(...planned.filter(({ file }) => file).map(({ seconds }) => seconds))).toBeLessThanOrEqual(90)
    rmSync(join(folder, 'feed.xml'))
    const { films: fewer } = await planGallery(folder)
    expect([fewer.length, count(fewer, 'article'), count(fewer, 'feed')]).toEqual([24, 9, 0])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the stories of all samples and of the outline keep every promise that needs no film', async () => {
  const { films } = await planGallery()
  const told = await Promise.all(films.map(tellStory))
  expect(told.map(({ name, problems }) => [name, problems])).toEqual(told.map(({ name }) => [name, []]))
  const page = contactSheet(told)
  expect(page).toContain('The history of tea')
  expect(page).not.toContain('undefined')
})

test('scores see what is wrong', () => {
  const source = 'The tower was built in 1823. Sailors love the tower.'
  const scene = (narration: string, title = narration) => ({ title, narration })
  const scores = scoreStory(
    [
      scene('The tower was built in 1823.'),
      scene('It was built in 1823.'),
      scene('Sailors love the'),
      scene('Sailors love 7 towers.', 'A'),
      scene('Sailors love the tower.', 'A'),
    ],
    'en',
    source,
  )
  expect(scores.dangling).toEqual(['It was built in 1823.'])
  expect(scores.unfinished).toEqual(['Sailors love the'])
  expect(scores.invented).toEqual(['It was built in 1823.', 'A'])
  expect(scores.sameTitles).toEqual(['A'])
})

test('the rubric is strict: it looks up who asked for a picture, and can say 0', () => {
  const scene = {
    title: 'Leaves at dawn',
    narration: 'Workers pick the tea leaves by hand. A ship carries them far from the bank. It runs like a horse.',
  }
  const film = { title: 'The history of tea', scenes: [scene, { title: 'Lions', narration: 'A lion drinks no tea.' }] }
  const shown = (name: string, words: readonly string[] = [], props: Depiction['props'] = []): Depiction => ({
    environment: { name: 'hills', asked: 'place', words: [] },
    main: { name, asked: 'scene', words },
    props,
  })
  const points = (shows: Depiction) => judgeRelevance(shows, scene, film).points
  expect(points(shown('fallen-leaf', ['leaves']))).toBe(3)
  expect(points(shown('ship', ['ship']))).toBe(2)
  expect(points(shown('teapot', ['tea']))).toBe(3)
  expect(points(shown('farmer', ['workers']))).toBe(2)
  expect(points(shown('horse', ['horse']))).toBe(1)
  expect(points(shown('lion', ['lion']))).toBe(1)
  expect(points(shown('books'))).toBe(1)
  // the record says that a word asked for it, but nobody said that word
  expect(judgeRelevance(shown('octopus', ['octopus']), scene, film)).toEqual({
    points: 0,
    reason: 'octopus: spoken of nowhere',
  })
  expect(judgeRelevance(shown('coin', ['bank']), scene, film).reason).toContain('means something else')
  const stray = [{ name: 'octopus', asked: 'scene', words: ['octopus'] }] as const
  expect(points(shown('teapot', ['tea'], stray))).toBe(2)
  const place = (name: string): Depiction => ({ environment: { name, asked: 'place', words: [] }, props: [] })
  expect(['stage', 'space'].map(name => points(place(name)))).toEqual([1, 0])
  const card = (...texts: string[]): Depiction => ({ ...place('number'), card: { kind: 'number', texts } })
  expect(points(card('pick the tea', 'leaves by hand'))).toBe(3)
  expect([points(card('Workers', 'A lion')), points(card('1,000 workers'))]).toEqual([2, 0])
  expect(judgeRelevance(undefined, scene, film).points).toBe(1)
})

test('text is judged by its letters: where they stand, on what, and how they stand out', () => {
  const [width, height] = [80, 40]
  const filled = (colour: (x: number, y: number) => number) => {
    const data = new Uint8ClampedArray(width * height * 4).fill(255)
    for (let at = 0; at < width * height; at++)
      data.fill(colour(at % width, Math.floor(at / width)), at * 4, at * 4 + 3)
    return { data, width, height }
  }
  const look = (ground: (x: number, y: number) => number, left: number) => {
    const isLetter = (x: number, y: number) => x >= left && x < left + 20 && y >= 10 && y < 20 && x % 4 < 2
    return textLook('caption', [{ box: [left - 4, 6, 30, 20], colour: [255, 255, 255] }], {
      shown: filled((x, y) => (isLetter(x, y) ? 255 : ground(x, y))),
      behind: filled(ground),
      safe: [8, 4, 64, 32],
    })
  }
  const calm = look(() => 20, 20)
  expect(calm).toMatchObject({ inside: true, busy: 0 })
  expect(calm!.contrast).toBeGreaterThan(15)
  expect(look(() => 20, 4)?.inside).toBe(false)
  expect(look((x, y) => (((x >> 1) + (y >> 1)) % 2) * 120, 20)?.busy).toBeGreaterThan(20)
  expect(look(() => 190, 20)?.contrast).toBeLessThan(2)
  expect(look(() => 250, 20)).toBeUndefined()
})
