/** Owns a second opinion on what a thing is called: the words of two emoji dictionaries that nobody here wrote. */
import { createRequire } from 'node:module'
import { stemOf } from '../../packages/offline/src/story/words.ts'

type Emoji = { readonly label: string; readonly emoji: string; readonly tags?: readonly string[] }

const require = createRequire(new URL('../../packages/offline/package.json', import.meta.url))

let words: ReadonlyMap<string, ReadonlySet<string>> | undefined

/** 'Hot beverage' is 'hot-beverage', as the icon sets have it. */
const nameOf = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[’'.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')

function read(): ReadonlyMap<string, ReadonlySet<string>> {
  const emojis: readonly Emoji[] = require('emojibase-data/en/data.json')
  const keywords: Readonly<Record<string, readonly string[]>> = require('emojilib')
  return new Map(
    emojis.map(({ label, emoji, tags = [] }) => {
      const others = keywords[emoji] ?? keywords[emoji.replace('\ufe0f', '')] ?? []
      const stems = [label, ...tags, ...others]
        .flatMap(text => text.toLowerCase().split(/[^a-z]+/))
        .filter(word => word.length > 2)
        .map(word => stemOf(word, 'en'))
      return [nameOf(label), new Set(stems)] as const
    }),
  )
}

/** The stems of all words that the dictionaries have for a thing, by its icon's name; none for a landmark (#…). */
export function dictionaryWords(name: string): ReadonlySet<string> {
  words ??= read()
  return words.get(name) ?? new Set()
}
