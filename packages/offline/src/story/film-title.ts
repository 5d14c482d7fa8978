/** Owns the film's title: the source's own without the site's name, or one made from what the text is about. */
import type { ContentDocument } from '@contenthq/model'
import type { Sentence } from './prose.ts'
import { rarityOver } from './rank.ts'
import { sceneTitle } from './titles.ts'

const MAX_LENGTH = 90

/** 'Black holes - Example News' -> 'Black holes': the part after the last bar or spaced dash, where the first has words enough. */
const withoutSite = (title: string): string => {
  const cut = /^(.{8,}?)\s+[|–—·»-]\s+[^|–—·»]{2,40}$/u.exec(title)
  return cut?.[1]?.includes(' ') ? cut[1] : title
}

const shorten = (title: string): string => {
  if (title.length <= MAX_LENGTH) return title
  // The longest start that ends with a clause; a hard cut only where there is none.
  const clause = /^(.{12,90})[:;–—(,](?:\s|$)/u.exec(title.slice(0, MAX_LENGTH + 1))?.[1]?.trim()
  return clause ?? `${title.slice(0, MAX_LENGTH - 1).replace(/\s+\S*$/, '')}…`
}

/** At most 90 characters. A title cut short by the reader (ending in an ellipsis) is only the text's start: not a title. */
export function filmTitle(document: ContentDocument, sentences: readonly Sentence[]): string {
  const own = document.title.replace(/\s+/g, ' ').trim()
  if (own && !own.endsWith('…')) return shorten(withoutSite(own))
  const lead = sentences.slice(0, 6).map(sentence => sentence.text)
  return sceneTitle({
    narration: lead.join(' '),
    surroundings: sentences.map(sentence => sentence.text).join(' '),
    language: document.language,
    rarity: rarityOver(sentences),
    filmStems: new Set(),
    used: new Set(),
  })
}
