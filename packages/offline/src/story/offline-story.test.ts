/** Stories as a viewer would judge them: over every sample, hostile texts and the outline. */
import { type ContentDocument, ContentHQError, countWords } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { describe, expect, test } from 'vitest'
import { sampleArticles } from '../samples/sample-articles.ts'
import { MAX_HOOK_WORDS, wordBudget } from './budget.ts'
import { leansOnEarlier } from './references.ts'
import { ask, call, expectSound, provider, read, tell, wordsIn } from './tell-story.fixture.ts'

const opener = /^(?:he|she|it|they|this|these|those|that|his|her|its|their|however|but|also|and|so|yet)\b/i

describe('samples', () => {
  test.each(sampleArticles.map(article => [article.title, article] as const))('%s', async (title, article) => {
    const document: ContentDocument = { ...(await read((await article.load()).markdown)), kind: 'sample' }
    for (const seconds of [30, 60, 120]) {
      const { story, scenes } = await tell(document, seconds)
      expectSound(document, scenes)
      expect(story.title).toBe(title)
      const words = wordsIn(scenes, 'en')
      const budget = wordBudget(seconds, scenes.length)
      expect(Math.abs(words - budget) / budget).toBeLessThanOrEqual(0.05)
      const [hook, ...others] = scenes
      expect(hook).toMatchObject({ title, narration: story.hook })
      expect(countWords(story.hook, 'en')).toBeLessThanOrEqual(MAX_HOOK_WORDS)
      if (seconds === 60) expect([7, 8, 9]).toContain(scenes.length)
      for (const scene of others) {
        expect(scene.narration).not.toMatch(opener)
        expect(scene.title.split(/\s+/).length).toBeLessThanOrEqual(6)
        expect(scene.title).toMatch(/^[\p{Lu}\p{N}]/u)
        // 12 s with the pause.
        expect(countWords(scene.narration, 'en')).toBeLessThanOrEqual(28)
        const first = scene.sources[0]
        expect(first && leansOnEarlier(scene.narration.slice(0, first.sentence.end), 'en')).toBe(false)
      }
      const spans = scenes.slice(1).flatMap(scene => scene.sources.map(({ source }) => source.start))
      expect(spans).toEqual([...spans].sort((a, b) => a - b))
      expect(document.text.endsWith(story.closing)).toBe(true)
    }
  })

  test('are told word for word: every sentence, number and name stands in the article', async () => {
    for (const article of sampleArticles) {
      const document = await read((await article.load()).markdown)
      const { scenes } = await tell(document, 120)
      for (const scene of scenes)
        for (const sentence of scene.narration.split(/(?<=[.!?]) (?=\p{Lu})/u))
          expect(document.text.toLowerCase()).toContain(sentence.toLowerCase())
    }
  })

  test('hold 400 to 600 words that can be spoken, and carry the front matter the table names', async () => {
    expect(sampleArticles).toHaveLength(12)
    for (const article of sampleArticles) {
      const { markdown } = await article.load()
      const document = await read(markdown)
      const words = countWords(document.text, 'en')
      expect([article.title, words >= 400 && words <= 600]).toEqual([article.title, true])
      expect(document).toMatchObject({
        title: article.title,
        language: 'en',
        licence: 'CC0-1.0',
        attribution: 'Sample article written for ContentHQ Studio',
      })
      expect(markdown).toContain(`\ntopics: ${article.topics.join(', ')}\nwords: ${article.words.join(', ')}\n`)
      expect(document.text).not.toMatch(/[()[\]*_]|\s-\s/)
    }
  })
})

test('a reference keeps its noun: the sentence before comes along, or a connective is dropped, or the sentence is left out', async () => {
  const document = await read(
    'The tower stood on a rock. It was built of granite.\n\nHowever, the lamp was weak. Sailors complained about the light.\n\nShe rowed out at dawn. The lens changed everything for ships at sea. This was in 1823.\n',
    'a.txt',
  )
  const { scenes } = await tell(document, 600)
  const spoken = scenes.map(scene => scene.narration).join(' ')
  expect(spoken).toContain('The lamp was weak.')
  expect(spoken).not.toContain('However')
  for (const scene of scenes) expect(scene.narration).not.toMatch(/^(?:It|This)\b/)
  // Too short for its length, so all of it is told.
  for (const part of ['The tower stood', 'It was built', 'Sailors complained', 'The lens changed', 'This was in 1823.'])
    expect(spoken).toContain(part)
})

test('a web page is told without its foot, captions, lists of references and asides', async () => {
  const body = Array.from(
    { length: 14 },
    (_, index) =>
      `<p>The lighthouse number ${index + 1} guides ships along the northern coast in storms. Sailors trust the lighthouse on every dark winter night.</p>`,
  ).join('')
  const document = await extract({
    bytes: new TextEncoder().encode(
      `<html lang="en"><head><title>Lighthouses of the north | Example News</title></head><body><article>${body}<figure><img src="https://a.example/x.jpg"><figcaption>The captioned lighthouse shines here.</figcaption></figure><p>Subscribe to our newsletter for more lighthouse news.</p><p>Jo Bloggs covers the lighthouse beat.</p><h2>References</h2><p>Smith wrote a lighthouse book once upon a time.</p></article></body></html>`,
    ),
    contentType: 'text/html',
    url: 'https://a.example/',
  })
  const { story, scenes } = await tell(document, 60)
  expect(story.title).toBe('Lighthouses of the north')
  expect(scenes.map(scene => scene.narration).join(' ')).not.toMatch(/captioned|newsletter|Bloggs|Smith/)
})

test('nothing is said twice, and no heading that ran into its sentence is read out', async () => {
  const document = await read(
    [
      'The tower stood on a rock for two hundred years. High availability for keepers The lamp was always lit.',
      'Isolation Isolation of the keepers was hard in winter. Scents and Sounds: Storms smell of salt and kelp.',
      'The tower stood on a rock for two hundred years. In so doing, the tower saved many ships.',
      'Sailors praised the lamp in their letters home. Engines came in 1910. The moment they arrived, the keeper left.',
    ].join('\n\n'),
    'a.txt',
  )
  const { scenes } = await tell(document, 600)
  const spoken = scenes.map(scene => scene.narration).join(' ')
  expect(spoken.split('two hundred years')).toHaveLength(2)
  expect(spoken).not.toMatch(/keepers The|Isolation Isolation|Sounds:/)
  for (const scene of scenes) expect(scene.narration).not.toMatch(/^(?:In so doing|The moment they)/)
  expect(spoken).toContain('Sailors praised the lamp')
})

test('odd texts end in a sound story or in nothing-to-say', async () => {
  const cases: Readonly<Record<string, string>> = {
    word: 'Tea',
    sentence: 'Tea is a drink made from leaves.',
    emoji: '😀 😀 😀. 🎉🎉🎉! 👩‍👩‍👧‍👦 family emoji goes here today. Another 😀 sentence follows right after.',
    hebrew: 'המגדלור עומד על הסלע ליד הים. הספנים סומכים על האור בכל לילה. הסערה הפילה את המגדל הראשון.',
    mixed: 'The word שלום means peace in Hebrew. The word سلام means peace in Arabic. Both are old words.',
    slides: 'Buy milk today\nCall the old bank\nWrite a long letter',
    japanese:
      '肉をくわえたイヌが橋を渡っていました。ふと下を見ると川の中にもイヌがいました。イヌはくやしくてたまりません。',
    repeats: 'Tea is a warm drink for everybody. '.repeat(400),
    quotes:
      '“Never,” she said. “Always,” he said. “Perhaps,” they said. "Unclosed quote here is bad. More text follows now.',
    html: '&lt;script&gt;alert(1)&lt;/script&gt; is a text. The second sentence holds <b>tags</b> inside it.',
    long: `${'word '.repeat(500)}. ${'another '.repeat(500)}. A short sentence ends the text.`,
  }
  for (const [name, text] of Object.entries(cases))
    for (const seconds of [10, 60, 600]) {
      try {
        const document = await read(text, 'a.txt')
        const { story, scenes } = await tell(document, seconds)
        expectSound(document, scenes)
        expect([name, story.title.trim() !== '', story.hook.trim() !== '']).toEqual([name, true, true])
      } catch (thrown) {
        expect([name, thrown instanceof ContentHQError ? thrown.code : thrown]).toEqual([name, 'nothing-to-say'])
      }
    }
  await expect(read('Tea').then(document => tell(document, 60))).rejects.toMatchObject({ code: 'nothing-to-say' })
})

test('scenes take over from each other by what they are to each other: most softly, another time through the dark', async () => {
  const told: string[] = []
  for (const article of sampleArticles) {
    const { scenes } = await tell(await read((await article.load()).markdown), 60)
    const styles = scenes.map(({ transition }) => transition!.style)
    told.push(...styles.slice(1))
    expect(styles.filter(style => style === 'push-left' || style === 'dip-black').length).toBeLessThanOrEqual(
      Math.ceil((scenes.length - 1) / 3),
    )
  }
  const share = (style: string) => told.filter(each => each === style).length / told.length
  expect(share('dip-black')).toBeGreaterThan(0.04)
  expect(share('dip-black')).toBeLessThan(0.3)
  expect(share('crossfade') + share('cut')).toBeGreaterThan(0.6)

  const text = [
    'The keeper of the tower lit the lamp every evening of the year and watched the sea until the morning.',
    'Ships from many ports steered by that lamp and came home safely through fog and storm.',
    'However, the great storm of one winter broke the lamp and the tower stood dark for weeks.',
    'Sailors learned the rocks by their sound and the harbour paid for a stronger tower of stone.',
    'In 1950 an electric lamp took the place of oil and no keeper had to climb the stairs again.',
    'Visitors walk up the same stairs and look out over the same rocks and the same sea.',
  ].join('\n\n')
  const { scenes } = await tell(await read(text, 'tower.txt'), 60)
  const styleOf = (start: string) => scenes.find(({ narration }) => narration.startsWith(start))?.transition?.style
  expect(styleOf('The great storm')).toBe('push-left')
  expect(styleOf('In 1950')).toBe('dip-black')
})

test('the same request gives the same story; the seed changes motions alone', async () => {
  const article = sampleArticles[0]
  const document = await read((await article?.load())?.markdown ?? '')
  const [one, two, other] = [await tell(document, 60), await tell(document, 60), await tell(document, 60, 2)]
  expect(two).toEqual(one)
  expect(other.story).toEqual(one.story)
  expect(other.scenes.map(scene => scene.motion)).not.toEqual(one.scenes.map(scene => scene.motion))
})

test('a story written elsewhere is planned too: its hook opens, and long paragraphs are divided between sentences', async () => {
  const document = await read('Alpha beta gamma delta epsilon. Zeta eta theta iota kappa.', 'a.txt')
  const sentence = 'The keeper of the tower lit the lamp and watched the sea until the morning came at last. '
  const text = sentence.repeat(4).trim()
  const sources = Array.from({ length: 4 }, (_, index) => ({
    sentence: { start: index * sentence.length, end: index * sentence.length + sentence.length - 1 },
    source: { start: 0, end: 31 },
  }))
  const story = {
    title: 'A tower',
    hook: 'Look up.',
    synopsis: '',
    closing: '',
    paragraphs: [{ title: 'Nights', text, sources }],
  }
  const scenes = await provider.planScenes({ ...ask(document, 60), story }, call)
  expect(scenes[0]).toMatchObject({ kind: 'title', title: 'A tower', narration: 'Look up.', sources: [] })
  expect(scenes.length).toBeGreaterThan(3)
  expect(
    scenes
      .slice(1)
      .map(scene => scene.narration)
      .join(' '),
  ).toBe(text)
  for (const scene of scenes.slice(1))
    expect(scene.narration.slice(scene.sources[0]?.sentence.start, scene.sources[0]?.sentence.end)).toBe(
      sentence.trim(),
    )
})

test('a failed picture is asked for again with the nouns that were missing', async () => {
  const check = { provider: 'x', kind: 'meaning', score: 40, parts: {}, reasons: ['no ship'] } as const
  const narration = 'Fast sailing ships raced home from China with the first tea.'
  const repaired = await provider.repairPrompt({ prompt: 'tea', narration, check }, call)
  expect(repaired).toMatch(/sailing ships/)
  expect(repaired).toMatch(/China/)
  expect(repaired.endsWith('tea')).toBe(true)
  const complete = await provider.repairPrompt({ prompt: 'fast sailing ships, China, tea', narration, check }, call)
  expect(complete).not.toBe('fast sailing ships, China, tea')
})

test('a fired signal cancels', async () => {
  const document = await read('One sentence stands here today. Another sentence stands there.', 'a.txt')
  const signal = AbortSignal.abort()
  await expect(provider.writeStory(ask(document, 60), { signal })).rejects.toMatchObject({ code: 'cancelled' })
})
