/** The story with the browser's models, over a double of their API at its edge: kept, refused, missing, cancelled. */
import { asContentHQError, type ContentDocument } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { expect, test } from 'vitest'
import { sampleArticles } from '../../samples/sample-articles.ts'
import { offlineStory } from '../offline-story.ts'
import type { Availability, BrowserModels, LanguageModelSession } from './browser-api.ts'
import { browserStory } from './browser-story.ts'
import { isFaithful } from './faithful.ts'

const call = { signal: new AbortController().signal }

async function request(name = 'tea') {
  const article = sampleArticles.find(({ topics }) => topics.includes(name))
  const bytes = new TextEncoder().encode((await article?.load())?.markdown ?? '')
  const document: ContentDocument = { ...(await extract({ bytes, name: 'a.md' })), kind: 'sample' }
  return { document, targetSeconds: 60, language: 'en', mood: 'warm' as const, seed: 1 }
}

/** Answers as Chromium does: JSON by the constraint, sessions that end, a download that reports. */
function double(answer: (passage: string) => string, availability: Availability = 'downloadable') {
  let open = 0
  const asked: string[] = []
  const session = (): LanguageModelSession => {
    open++
    return {
      async prompt(text, { signal }) {
        signal.throwIfAborted()
        const passage = text.slice(text.indexOf('\n\n') + 2)
        asked.push(passage)
        return answer(passage)
      },
      clone: async () => session(),
      destroy: () => open--,
    }
  }
  const models: BrowserModels = {
    LanguageModel: {
      availability: async () => availability,
      async create({ monitor }) {
        monitor({ addEventListener: (_, listener) => listener({ loaded: 1 }) })
        return session()
      },
    },
    Summarizer: {
      availability: async () => availability,
      create: async () => ({ summarize: async () => ' A short summary. ', destroy: () => undefined }),
    },
  }
  return { models, asked, open: () => open }
}
const json = (narration: string) => JSON.stringify({ narration })

test('a faithful rewriting is told, with its sources; all sessions are closed', async () => {
  const wish = await request()
  const plain = await offlineStory().writeStory(wish, call)
  const { models, asked, open } = double(passage => json(passage.replace(/\.$/, ', it is said.')))
  const shares: number[] = []
  const story = await browserStory(models, offlineStory()).writeStory(wish, {
    ...call,
    onProgress: share => shares.push(share),
  })
  expect(asked).toEqual(plain.paragraphs.slice(1).map(({ text }) => text))
  expect(story.paragraphs[0]).toEqual(plain.paragraphs[0])
  expect(story.synopsis).toBe('A short summary.')
  const rewritten = story.paragraphs.filter(({ text }) => text.endsWith(', it is said.'))
  expect(rewritten.length).toBeGreaterThan(plain.paragraphs.length * 0.6)
  expect(story.closing.endsWith(', it is said.')).toBe(true)
  for (const { text, sources } of rewritten) {
    expect(sources.at(-1)!.sentence.end).toBe(text.length)
    expect(wish.document.text.slice(sources[0]!.source.start, sources[0]!.source.end).length).toBeGreaterThan(20)
  }
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(open()).toBe(0)
})

test('whatever the model makes up is not told', async () => {
  const wish = await request()
  const plain = await offlineStory().writeStory(wish, call)
  const tricks: ((passage: string) => string)[] = [
    () => 'no json',
    () => json(''),
    passage => json(`${passage} In 1823, it rained.`),
    passage => json(passage.replace(/\.$/, ' with Napoleon.')),
    passage => json(`# ${passage}`),
    passage => json(`It ${passage}`),
    passage => json(`${passage} ${passage}`),
    () => {
      throw new DOMException('The model stumbled.', 'UnknownError')
    },
  ]
  for (const trick of tricks) {
    const { models, open } = double(trick)
    const story = await browserStory(models, offlineStory()).writeStory(wish, call)
    expect(story.paragraphs).toEqual(plain.paragraphs)
    expect(open()).toBe(0)
  }
})

test('without a model the built-in story is told; it can be cancelled', async () => {
  const wish = await request()
  const plain = await offlineStory().writeStory(wish, call)
  const missing: BrowserModels[] = [{}, double(json, 'unavailable').models]
  for (const models of missing) expect(await browserStory(models, offlineStory()).writeStory(wish, call)).toEqual(plain)
  const abort = new AbortController()
  const { models, open } = double(passage => {
    abort.abort()
    return json(passage)
  })
  const code = await browserStory(models, offlineStory())
    .writeStory(wish, { signal: abort.signal })
    .then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  expect(code).toBe('cancelled')
  expect(open()).toBe(0)
})

test('faithful: the same numbers and names, whole sentences, about the length', () => {
  const source = 'Tea reached England in 1650, and Catherine of Braganza made tea fashionable at court.'
  expect(
    isFaithful('Tea reached England in 1650. Catherine of Braganza made it fashionable at court.', source, 14, 'en'),
  ).toBe(true)
  expect(
    isFaithful('Tea reached England in 1651. Catherine of Braganza made it fashionable at court.', source, 14, 'en'),
  ).toBe(false)
  expect(isFaithful('Tea reached England in 1650, and made it fashionable at the', source, 11, 'en')).toBe(false)
})
