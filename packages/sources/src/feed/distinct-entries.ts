/** Owns which entries of feeds are one and the same: by id and by what they say. */
import type { FeedEntry } from '@contenthq/model'

const unsaid = /<(script|style)\b[\s\S]*?<\/\1\s*>|<[^<>]*>|&#?\w+;/gi

/** What an entry says, for comparison only: its letters and digits. Short entries say too little to be compared. */
function wordsOf({ title, html = '', summary = '' }: FeedEntry): string | undefined {
  const words = `${title} ${(html || summary).replace(unsaid, ' ')}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words.length < 40 ? undefined : words
}

const keysOf = (entry: FeedEntry): readonly string[] => {
  const words = wordsOf(entry)
  return [`id ${entry.id}`, ...(words ? [`as ${words}`] : [])]
}

/**
 * The entries that are neither among `known` nor told twice, in order: the first of each is kept. Give the entries of an
 * earlier reading as `known` to learn what is new.
 */
export function distinctEntries(entries: readonly FeedEntry[], known: readonly FeedEntry[] = []): readonly FeedEntry[] {
  const seen = new Set(known.flatMap(keysOf))
  return entries.filter(entry => {
    const keys = keysOf(entry)
    const isNew = !keys.some(key => seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}
