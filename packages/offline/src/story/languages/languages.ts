/** Owns the table of languages the story writer knows; any other text is handled by its punctuation alone. */
import { german } from './de.ts'
import { english } from './en.ts'
import type { LanguageFacts } from './language-facts.ts'
import { french, italian, portuguese, spanish } from './romance.ts'

const none: ReadonlySet<string> = new Set()
const never = /(?!)/u

const unknown: LanguageFacts = {
  stopWords: none,
  verbs: none,
  verbEnding: never,
  openers: none,
  joiners: none,
  plain: none,
  adjectives: none,
  leaning: never,
  dangling: never,
  connective: never,
  abbreviations: none,
  numberAbbreviations: none,
  openAbbreviations: none,
  and: '&',
  capitalNouns: false,
  runIn: never,
  boilerplate: never,
}

const known: Readonly<Record<string, LanguageFacts>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  it: italian,
}

/** `language` is BCP 47; its region does not matter. */
export const factsOf = (language: string): LanguageFacts => known[language.toLowerCase().split('-')[0] ?? ''] ?? unknown
