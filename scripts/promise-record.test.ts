/** The record of promises: a new figure replaces the old one, the others stay. */
import { expect, test } from 'vitest'
import type { Measurement } from './promise-contract.ts'
import { withRows } from './promise-record.ts'

const row = (id: string, figure: string, verdict: Measurement['verdict'] = 'ok') => ({
  promise: { id, title: `title of ${id}`, target: 'a | b' },
  measurement: { figure, verdict },
})

test('rows are added in order, replaced by their id, and kept when they were not measured', () => {
  const first = withRows('', [row('P10', 'ten'), row('M1', 'one'), row('P6', 'six', 'short')], 'day 1')
  expect(first.split('\n').filter(line => /^\| [A-Z]/.test(line))).toEqual([
    '| M1 | title of M1 | a \\| b | one | ok | day 1 |',
    '| P6 | title of P6 | a \\| b | six | short | day 1 |',
    '| P10 | title of P10 | a \\| b | ten | ok | day 1 |',
  ])
  const second = withRows(first, [row('P6', 'less\nthan <six>'), row('A1', 'x', { skipped: 'no ffmpeg' })], 'day 2')
  expect(second.split('\n').filter(line => /^\| [A-Z]/.test(line))).toEqual([
    '| A1 | title of A1 | a \\| b | x | skipped: no ffmpeg | day 2 |',
    '| M1 | title of M1 | a \\| b | one | ok | day 1 |',
    '| P6 | title of P6 | a \\| b | less than &lt;six> | ok | day 2 |',
    '| P10 | title of P10 | a \\| b | ten | ok | day 1 |',
  ])
  expect(withRows(second, [], 'day 3')).toBe(second)
  expect(second).toMatch(/^# Promises kept\n/)
})
