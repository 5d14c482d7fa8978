/**
 * Owns what a sentence leans on: pronouns without their noun, and surnames of people who were named in full before.
 * Judges by surface only, and rather calls a free sentence leaning than the other way round.
 */
import { factsOf } from './languages/languages.ts'

const people =
  /\b(?:man|men|woman|women|boy|girl|child|children|person|people|king|queen|emperor|empress|prince|princess|mother|father|son|daughter|wife|husband|doctor|nurse|student|merchant|farmer|sailor|captain|keeper|monk|priest|officer|president|teacher|writer|artist|engineer|scientist|inventor|astronaut|driver|scholar|poet|soldier|bee|cat|\p{L}{3,}(?:ist|ian|eer))s?\b/iu

/** A capitalised word that may name somebody: no month, no sentence opener, no 'Japanese' before a noun. */
const name =
  /(?:^|\s)(?!(?:The|A|An|In|On|At|By|For|With|From|After|Before|When|While|As|If|To|Of|And|But|Every|Each|All|Today|I|January|February|March|April|May|June|July|August|September|October|November|December)\b)(?!\p{Lu}\p{Ll}+(?:ese|ish|ian|an|ch)\s\p{Ll})\p{Lu}\p{Ll}/u
const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

const person = /(?<![\p{L}'’])(?:he|him|his|she|hers?|himself|herself)(?![\p{L}'’])/iu
const thing = /(?<![\p{L}'’])(?:they|them|their|its?)(?![\p{L}'’])/iu

/** A pronoun in mid-sentence whose noun does not stand before it in the same sentence. English only. */
function lacksNoun(text: string): boolean {
  const { stopWords, verbs } = factsOf('en')
  const things = thing.exec(text)
  if (things) {
    const before =
      text
        .slice(0, things.index)
        .toLowerCase()
        .match(/[\p{L}'’]{3,}/gu) ?? []
    if (!before.some(word => !stopWords.has(word) && !verbs.has(word) && !months.test(word))) return true
  }
  const somebody = person.exec(text)
  if (!somebody) return false
  const before = text.slice(0, somebody.index)
  return !name.test(before) && !people.test(before)
}

/** True where a sentence makes sense only after the one before it. */
export function leansOnEarlier(text: string, language: string): boolean {
  const facts = factsOf(language)
  return facts.dangling.test(text) || facts.leaning.test(text) || (/^en\b/i.test(language) && lacksNoun(text))
}

const fullName = /\p{Lu}\p{Ll}+(?:\s(?:(?:de|da|von|van|der|la|del|di)\s)*(?:\p{Lu}\.\s)*\p{Lu}\p{Ll}+)+/gu

/** For each text the index of the earlier one that gave in full a name said short here: 'Smeaton' after 'John Smeaton'. */
export function introductions(
  sentences: readonly { readonly text: string; readonly words: readonly { readonly text: string }[] }[],
): readonly (number | undefined)[] {
  const given = new Map<string, number>()
  return sentences.map(({ text, words }, index) => {
    const full = text.match(fullName) ?? []
    const said = new Set(full.flatMap(whole => whole.split(/\s/)))
    let from: number | undefined
    for (const { text: word } of words) if (!said.has(word)) from = given.get(word) ?? from
    for (const whole of full) {
      const surname = whole.split(/\s/).at(-1) ?? ''
      if (!given.has(surname)) given.set(surname, index)
    }
    return from
  })
}
