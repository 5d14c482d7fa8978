/** The keyless sources: which topics a sample answers, what an outline may say, how pasted text is read. */
import { readFileSync } from 'node:fs'
import type { ProjectInput, SourceProvider } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offlineStory } from '../story/offline-story.ts'
import { outlineSource } from '../story/outline-source.ts'
import { textSource } from '../story/text-source.ts'
import { matchSample, sampleSource } from './sample-source.ts'

const call = { signal: new AbortController().signal }
const ask = (provider: SourceProvider, input: ProjectInput, language = 'en') => provider.read({ input, language }, call)
const topic = (text: string): ProjectInput => ({ kind: 'topic', topic: text })

test('a topic finds the sample that is about it, and no other', () => {
  const matches: Readonly<Record<string, readonly string[]>> = {
    'The history of tea': [
      'The history of tea',
      'history of tea',
      'tea',
      ' TEA? ',
      'The origins of tea in China',
      'the story of tea',
    ],
    'How black holes form': ['black holes', 'How do black holes form?', 'a black hole'],
    'Why cats purr': ['why do cats purr', 'Why does my cat purr?', 'cat purring'],
    'The story of lighthouses': ['lighthouses', 'the history of the lighthouse'],
    'How to start saving money': ['how to save money', 'saving money for beginners'],
    'The deep ocean': ['the deep sea', 'Deep ocean exploration'],
    'How bees make honey': ['honey', 'how do bees make honey?'],
    'The invention of printing': ['the printing press', 'Gutenberg', 'history of printing'],
    'Why we sleep': ['sleep', 'Why do we sleep?', 'why humans need sleep'],
    'How volcanoes work': ['volcanoes', 'How does a volcano work'],
    'Coffee’s journey': ['coffee', 'history of coffee', 'The journey of coffee'],
    'The first Moon landing': ['the moon landing', 'Apollo 11', 'the first man on the moon'],
  }
  for (const [title, wishes] of Object.entries(matches))
    for (const wish of wishes) expect([wish, matchSample(wish)?.title]).toEqual([wish, title])
  const others =
    'history of Rome|cats|dogs|tea ceremony|green tea shops in London|how to make coffee at home|the moon|bees|ocean pollution|money|printing a T-shirt|sleep apnea|black friday|the|???|white holes|teach|honey moon|history'
  for (const wish of others.split('|')) expect([wish, matchSample(wish)?.title]).toEqual([wish, undefined])
})

test('a sample is read whole, marked as one; other inputs and languages pass by', async () => {
  const provider = sampleSource()
  const document = await ask(provider, topic('The history of tea'))
  expect(document).toMatchObject({ kind: 'sample', title: 'The history of tea', licence: 'CC0-1.0' })
  expect(document?.attribution).toContain('Sample article')
  expect(await ask(provider, topic('history of Rome'))).toBeUndefined()
  expect(await ask(provider, topic('tea'), 'fr')).toBeUndefined()
  expect(await ask(provider, { kind: 'url', url: 'https://a.example' })).toBeUndefined()
  await expect(ask(provider, topic('  '))).rejects.toMatchObject({ code: 'topic-empty' })
})

const topics = [
  'history of Rome',
  'The invention of the bicycle',
  'Why is the sky blue?',
  'How magnets work',
  'How to bake bread',
  'cats vs dogs',
  'Marie Curie',
  'climate change',
  'naïve “quotes” & <b>tags</b> *stars*',
  '東京',
  '😀 emoji days',
  'A very long topic that goes on and on and never seems to come to any kind of end at all',
]

test.each(topics)('the outline of %s says what it is, only asks, and ends with how to add a source', async wish => {
  const document = await ask(outlineSource(), topic(wish))
  expect(document).toBeDefined()
  if (!document) return
  expect(document.kind).toBe('outline')
  const [first = ''] = document.text.split(/(?<=\.) /)
  expect(first).toMatch(/^Here is an outline of .*because no source was given\.$/)
  expect(document.text).toMatch(/Paste a text, add a link to an article, or choose a file/)
  // No digit and no name but those of the topic itself; every sentence between opening and ending is a question.
  const known = new Set(wish.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  for (const [digits] of document.text.matchAll(/\p{N}+/gu)) expect(known).toContain(digits)
  for (const [, name] of document.text.matchAll(/[\p{L},] “?(\p{Lu}\p{L}*)/gu))
    expect(known).toContain(name?.toLowerCase())
  const headings = new Set(document.sections.map(section => section.heading))
  const questions = document.text
    .split('\n\n')
    .filter(part => !headings.has(part))
    .slice(1, -1)
    .join(' ')
  expect(questions.replace(/“[^”]*”/g, 'it')).not.toMatch(/[.!]/)
  const request = { document, targetSeconds: 60, language: 'en', mood: 'calm', seed: 1 } as const
  const story = await offlineStory().writeStory(request, call)
  const scenes = await offlineStory().planScenes({ ...request, story }, call)
  expect(scenes[0]?.narration).toBe(first)
  expect(scenes.at(-1)?.narration).toMatch(/Add a source, and every sentence/)
  expect(scenes.length).toBeGreaterThanOrEqual(6)
})

test('a topic without words is empty, one over 300 characters too long; any other string gives an outline', async () => {
  const provider = outlineSource()
  for (const empty of ['', '   ', '\n\t', '???', '\u200b', '“”']) {
    await expect(ask(provider, topic(empty))).rejects.toMatchObject({ code: 'topic-empty' })
  }
  await expect(ask(provider, topic('a'.repeat(301)))).rejects.toMatchObject({ code: 'topic-too-long' })
  expect((await ask(provider, topic('a'.repeat(300))))?.kind).toBe('outline')
  expect(await ask(provider, { kind: 'text', text: 'x' })).toBeUndefined()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async text => {
      const wish = `tea ${text}`
      const document = await ask(provider, topic(wish))
      expect(document?.text.startsWith('Here is an outline of ')).toBe(true)
      expect(document?.text.endsWith('will come from your own material.')).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('pasted text is read by its look, a file by its name; its own charset is not believed twice', async () => {
  const provider = textSource()
  expect(await ask(provider, topic('tea'))).toBeUndefined()
  expect(await ask(provider, { kind: 'text', text: '# Té\n\nUna bebida. Otra bebida.' })).toMatchObject({
    kind: 'markdown',
    title: 'Té',
  })
  expect(await ask(provider, { kind: 'text', text: 'Plain *text*.', name: 'a.txt' })).toMatchObject({
    kind: 'text',
    text: 'Plain *text*.',
  })
  const page = '<!doctype html><html><head><meta charset="iso-8859-1"></head><body><p>Café olé.</p></body></html>'
  expect(await ask(provider, { kind: 'text', text: page })).toMatchObject({ kind: 'html', text: 'Café olé.' })
  await expect(ask(provider, { kind: 'text', text: ' ' })).rejects.toMatchObject({ code: 'file-empty' })
  await expect(ask(provider, { kind: 'text', text: 'a\0b' })).rejects.toMatchObject({ code: 'file-binary' })
})

test('every article is a module of its own, loaded only when it is asked for', () => {
  const table = readFileSync(new URL('sample-articles.ts', import.meta.url), 'utf8')
  expect(table.match(/import\('\.\/articles\//g)).toHaveLength(12)
  expect(table).not.toMatch(/^import .*articles/m)
})
