/** Marks at the ends of a run against its line go to the line's side of it, inner ones stay with their words. */
import { expect, test } from 'vitest'
import { turnPunctuation } from './turn-punctuation.ts'

/** Isolates as they are read: '<' right to left, '>' left to right, '|' the end. */
const texts = (line: string, base: 'ltr' | 'rtl') =>
  turnPunctuation(line.split(' '), base).map(({ text }) =>
    text.replace('\u2067', '<').replace('\u2066', '>').replace('\u2069', '|'),
  )

test('marks move to the other end of their run, as the line has them; a lone word keeps its own', () => {
  expect(texts('قرأ Tea, Horse Road), ثم', 'rtl')).toEqual(['قرأ', '<),|Tea,', 'Horse', 'Road', 'ثم'])
  expect(texts('قال «Green Tea» لنا', 'rtl')).toEqual(['قال', '<»|Green', 'Tea<«|', 'لنا'])
  expect(texts('قال John, ثم', 'rtl')).toEqual(['قال', 'John,', 'ثم'])
  expect(texts('The words שלום עולם, mean', 'ltr')).toEqual(['The', 'words', '>,|שלום', 'עולם', 'mean'])
  expect(texts('All one way, as ever.', 'ltr')).toEqual(['All', 'one', 'way,', 'as', 'ever.'])
  expect(texts('كان Tea 50%, ثم', 'rtl')).toEqual(['كان', '<,|Tea', '50%', 'ثم'])
  expect(turnPunctuation(['قال', 'Green', 'Tea'], 'rtl').map(({ direction }) => direction)).toEqual([
    'rtl',
    'ltr',
    'ltr',
  ])
})
