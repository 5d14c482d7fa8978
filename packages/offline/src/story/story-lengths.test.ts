/** Stories of every length a film can have, from articles of a few hundred to ten thousand words. */
import { countWords } from '@contenthq/model'
import { expect, test } from 'vitest'
import { sampleArticles } from '../samples/sample-articles.ts'
import { END_PAUSE, SCENE_PAUSE, WORDS_PER_SECOND, wordBudget } from './budget.ts'
import { leansOnEarlier } from './references.ts'
import { expectSound, read, tell, wordsIn } from './tell-story.fixture.ts'

/** 10,000 words of running text, the same on every run. */
function longText(): string {
  const nouns = 'tower lamp harbour keeper storm ship coast lens island sailor rock signal engine winter mirror'.split(
    ' ',
  )
  const verbs = 'guards finds watches reaches follows lifts turns crosses holds remembers'.split(' ')
  let state = 7
  const pick = (list: readonly string[]): string => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return list[Math.floor((state / 2_147_483_648) * list.length)] ?? ''
  }
  const sentence = (index: number): string =>
    `The ${pick(nouns)} of harbour ${index} ${pick(verbs)} the old ${pick(nouns)} while a ${pick(nouns)} ${pick(verbs)} the ${pick(nouns)}.`
  return Array.from({ length: 140 }, (_, paragraph) =>
    Array.from({ length: 5 }, (_, place) => sentence(paragraph * 5 + place)).join(' '),
  ).join('\n\n')
}

test('10,000 words become a 60 s film within the budget, in source order', async () => {
  const document = await read(longText(), 'long.txt')
  expect(countWords(document.text, 'en')).toBeGreaterThan(9_500)
  const { scenes } = await tell(document, 60)
  expectSound(document, scenes)
  const budget = wordBudget(60, scenes.length)
  expect(Math.abs(wordsIn(scenes, 'en') - budget) / budget).toBeLessThanOrEqual(0.05)
  // The film draws on all of the source, not on its beginning alone.
  expect(scenes.at(-1)?.sources[0]?.source.start ?? 0).toBeGreaterThan(document.text.length * 0.7)
})

/** Seconds of a told story with the usual pauses. */
const secondsOf = (words: number, scenes: number): number => words / WORDS_PER_SECOND + scenes * SCENE_PAUSE + END_PAUSE

test.each([30, 60, 120, 300])('an article of the usual length fills %i s within a tenth', async seconds => {
  // two samples are an article of about a thousand words on two subjects: no film may mix up who leans on what
  const [one, two] = await Promise.all(sampleArticles.slice(0, 2).map(article => article.load()))
  const body = (markdown = '') => markdown.replace(/^---[\s\S]*?---/, '')
  for (const [name, text] of [
    ['article.md', `# Tea and the sky\n\n${body(one?.markdown)}\n\n${body(two?.markdown)}`],
    ['long.txt', longText()],
  ] as const) {
    const document = await read(text, name)
    const { scenes } = await tell(document, seconds)
    expectSound(document, scenes)
    const told = secondsOf(wordsIn(scenes, 'en'), scenes.length)
    expect([name, Math.abs(told / seconds - 1) <= 0.1, told]).toEqual([name, true, told])
    for (const { narration, sources } of scenes.slice(1))
      expect(leansOnEarlier(narration.slice(0, sources[0]?.sentence.end), 'en')).toBe(false)
    expect(new Set(scenes.slice(1).map(({ title }) => title)).size).toBe(scenes.length - 1)
  }
})

test('a text with hardly more words than the film is told nearly whole, its references with their nouns', async () => {
  const text = Array.from(
    { length: 24 },
    (_, index) =>
      `Harbour ${index} of the northern coast has kept an old lamp above its stone pier for more than ${index + 90} years, whatever the weather out at sea was like. It warned the fishing boats of village ${index}, and the people who lived there have never forgotten how many came home by it.`,
  ).join('\n\n')
  const document = await read(text, 'harbours.txt')
  const seconds = 480
  const { scenes } = await tell(document, seconds)
  expectSound(document, scenes)
  const told = secondsOf(wordsIn(scenes, 'en'), scenes.length)
  expect(Math.abs(told / seconds - 1)).toBeLessThanOrEqual(0.1)
  for (const { narration } of scenes) expect(narration).not.toMatch(/^It /)
})
