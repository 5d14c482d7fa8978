/** Owns what a film is about in one phrase, read from its title. */
import { factsOf } from './languages/languages.ts'
import { phrasesOf } from './phrases.ts'
import { contentStems, wordsOf } from './words.ts'

/** What the film is about, without the frame around it: 'tea' of 'The history of tea'. */
export function subjectOf(title: string, language: string): string {
  const { joiners } = factsOf(language)
  const phrase = phrasesOf(title, language).at(-1)?.text
  if (phrase === undefined) {
    const content = wordsOf(title, language).filter(word => contentStems([word], language).length > 0)
    return content.map(word => word.text).join(' ') || title
  }
  const owner = /^(.+?)['’]s /u.exec(phrase)?.[1]
  const parts = (owner ?? phrase).split(' ')
  const joiner = parts.findLastIndex(part => joiners.has(part.toLowerCase()))
  return parts.slice(joiner + 1).join(' ')
}
