/** What is written and how it is said: one line a case, by kind, in spoken-cases.json. */
import { expect, test } from 'vitest'
import { speakTokens } from './speak-tokens.ts'
import cases from './spoken-cases.json' with { type: 'json' }

test.each(Object.entries(cases))('%s', (_, lines) => {
  const said = lines.map(([written = '']) => `${written} → ${speakTokens(written.split(' ')).flat().join(' ')}`)
  expect(said).toEqual(lines.map(([written = '', spoken = '']) => `${written} → ${spoken}`))
})

test('the table holds more than 300 cases', () => {
  expect(Object.values(cases).flat().length).toBeGreaterThan(300)
})
