/** Owns the match of a topic to one of the bundled sample articles. Answers only topics that an article is really about. */
import { type SourceProvider, throwIfAborted } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { readTopic } from '../story/topic.ts'
import { type SampleArticle, sampleArticles } from './sample-articles.ts'

/** Words that frame a topic without changing what it is about. */
const frame = new Set(
  `the a an of in on at to for and or is are was were do does did it its how why what when where who about tell me us my your our
  brief short little simple explained explain explaining introduction intro guide facts film video please`.split(/\s+/),
)

/** Singular and without possessive: 'cats’' and 'cat' are one. `word` is in lower case. */
const token = (word: string): string => {
  const bare = word.replace(/['’]s?$/u, '')
  if (bare.length > 4 && bare.endsWith('oes')) return bare.slice(0, -2)
  return bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss') ? bare.slice(0, -1) : bare
}

const tokensOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []).filter(word => !frame.has(word)).map(token)

/**
 * The article a topic means: the topic holds every word of one of its phrases, and no word that the article does not
 * answer. So 'tea' and 'the history of tea' match, 'history of Rome' and 'tea ceremony shops' do not.
 */
export function matchSample(topic: string): SampleArticle | undefined {
  const wanted = new Set(tokensOf(topic))
  if (wanted.size === 0) return undefined
  return sampleArticles.find(({ title, topics, words }) => {
    const phrases = topics.map(tokensOf)
    const known = new Set([...phrases.flat(), ...words.flatMap(tokensOf), ...tokensOf(title)])
    return phrases.some(phrase => phrase.every(word => wanted.has(word))) && [...wanted].every(word => known.has(word))
  })
}

/** Answers English topics that a sample article is about. Errors: 'topic-empty', 'topic-too-long'. */
export function sampleSource(): SourceProvider {
  return {
    id: 'sample',
    label: 'Sample article',
    place: 'offline',
    capability: 'source',
    read: async ({ input, language }, { signal, onProgress }) => {
      throwIfAborted(signal)
      if (input.kind !== 'topic' || !/^en\b/i.test(language)) return undefined
      const article = matchSample(readTopic(input.topic))
      if (!article) return undefined
      const { markdown } = await article.load()
      throwIfAborted(signal)
      const document = await extract({ bytes: new TextEncoder().encode(markdown), contentType: 'text/markdown' })
      onProgress?.(1)
      return { ...document, kind: 'sample' }
    },
  }
}
