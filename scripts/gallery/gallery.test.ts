/** The gallery without films: what is planned, stories told and scored, the rubric, the page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contactSheet } from './contact-sheet.ts'
import { planGallery } from './plan.ts'
import { feedPage } from './read-input.ts'
import { judgeRelevance } from './relevance.ts'
import { scoreStory } from './story-scores.ts'
import { tellStory } from './tell-story.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Short</title><description>Nothing.</description></item>
<item><title>Glass &amp; sand</title><description><![CDATA[${'<p>Glass is made from sand. The sand is melted in a hot furnace until it flows.</p>'.repeat(20)}]]></description></item>
</channel></rss>`

test('plans 24 films from a folder, 13 without, in mixed shapes, moods, voices and lengths', () => {
  const alone = planGallery()
  expect(alone.length).toBe(13)
  for (const list of [alone.map(film => film.format), alone.map(film => film.mood)])
    expect(new Set(list).size).toBeGreaterThanOrEqual(5)
  expect(new Set(alone.map(({ voice }) => voice)).size).toBe(3)
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'))
  try {
    const body = 'Glass is made from sand. '.repeat(100)
    for (let page = 0; page < 12; page++) {
      mkdirSync(join(folder, String(page)))
      writeFileSync(join(folder, String(page), 'source.html'), `<h1>${page}</h1>${body}`)
      writeFileSync(join(folder, String(page), 'expected.html'), body)
    }
    for (const name of ['a.md', 'b.md', 'c.md', 'README.md']) writeFileSync(join(folder, name), `# A\n\n${body}`)
    writeFileSync(join(folder, 'feed.xml'), FEED)
    writeFileSync(join(folder, 'other.xml'), `<other>${body}</other>`)
    const planned = planGallery(folder)
    const count = (kind: string) => planned.filter(film => film.kind === kind).length
    expect([planned.length, count('article'), count('markdown'), count('feed')]).toEqual([24, 8, 2, 1])
    expect(planned.some(({ file }) => /expected|README|other/.test(file ?? ''))).toBe(false)
    expect(new Set(planned.map(({ name }) => name)).size).toBe(24)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the stories of all samples and of the outline keep every promise that needs no film', async () => {
  const told = await Promise.all(planGallery().map(tellStory))
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

test('the rubric gives points with a reason', () => {
  const scene = { title: 'Leaves', narration: 'Workers pick the tea leaves at dawn.' }
  const film = 'The history of tea. Workers pick the tea leaves. A ship carries them to London.'
  expect(judgeRelevance(['teapot'], scene, film).points).toBe(3)
  expect(judgeRelevance(['ship'], scene, film).points).toBe(2)
  expect(judgeRelevance([], scene, film).points).toBe(1)
  expect(judgeRelevance(['octopus'], scene, film)).toEqual({ points: 0, reason: 'octopus: spoken of nowhere' })
})

test('a feed gives its longest entry', () => {
  const page = feedPage(FEED)
  expect(page).toContain('melted in a hot furnace')
  expect(page).not.toContain('Nothing.')
  expect(() => feedPage('<rss><channel></channel></rss>')).toThrow()
})
