/** Sources that survive a change by hand, and those that must not. */
import { describe, expect, it } from 'vitest'
import { keepSources } from './keep-sources.ts'

const before = 'One leaf. Two bowls. Three cups.'
const span = (start: number, end: number) => ({ sentence: { start, end }, source: { start: 0, end: 1 } })
const sources = [span(0, 9), span(10, 20), span(21, 32)]
const kept = (after: string) =>
  keepSources(before, after, sources).map(({ sentence }) => after.slice(sentence.start, sentence.end))

describe('sources after a change by hand', () => {
  it.each([
    [before, ['One leaf.', 'Two bowls.', 'Three cups.']],
    ['One leaf. Two big bowls. Three cups.', ['One leaf.', 'Three cups.']],
    ['A leaf. Two bowls. Three cups.', ['Two bowls.', 'Three cups.']],
    ['One leaf. Three cups.', ['One leaf.', 'Three cups.']],
    ['One leaf. Not two bowls. Three cups.', ['One leaf.', 'Three cups.']],
    ['No One leaf. Two bowls. Three cups.', ['Two bowls.', 'Three cups.']],
    ['Three cups.', ['Three cups.']],
    ['', []],
    [`${before} Four pots.`, ['One leaf.', 'Two bowls.', 'Three cups.']],
  ])('%j keeps %j', (after, sentences) => {
    expect(kept(after)).toEqual(sentences)
  })
})
