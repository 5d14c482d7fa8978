/** The marks of a narration: read, taken out, and left alone where they only look like marks. */
import { expect, test } from 'vitest'
import { plainNarration, readNarrationMarks } from './narration-marks.ts'

test('marks are read with their places in the plain text, nested ones too', () => {
  const { plain, marks } = readNarrationMarks(
    'It was *never* about tea. [pause 1.5s] Ask [Nguyen|win], and *[Siobhán|shiv-awn] too* [pause]',
  )
  expect(plain).toBe('It was never about tea. Ask Nguyen, and Siobhán too')
  const spans = marks.map(mark =>
    mark.kind === 'pause'
      ? [mark.seconds, plain.slice(0, mark.at).trim().split(' ').at(-1)]
      : plain.slice(mark.start, mark.end),
  )
  expect(spans).toEqual(['never', [1.5, 'tea.'], 'Nguyen', 'Siobhán', 'Siobhán too', [0.6, 'too']])
  expect(marks.find(mark => mark.kind === 'say')).toMatchObject({ as: 'win' })
  expect(plainNarration('[pause] Then it began.')).toBe('Then it began.')
  expect(plainNarration('One.\n\n[pause 99]\n\nTwo.')).toBe('One.\n\n\n\nTwo.')
  expect(readNarrationMarks('x [pause 99] y').marks).toEqual([{ kind: 'pause', at: 2, seconds: 10 }])
})

test('what only looks like a mark stays', () => {
  for (const text of [
    '2 * 3 * 4',
    'a note* and another*',
    '**',
    'f(*p, *q)',
    '[sic]',
    '[a|b|c]',
    '[pause',
    'snake*case*name',
    '',
  ])
    expect(readNarrationMarks(text)).toEqual({ plain: text, marks: [] })
})
