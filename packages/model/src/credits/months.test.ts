/** The laws of a subscription's months: they follow one another without a gap, on the day they began or the last there is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProject, defaultSettings } from '../project/project.ts'
import { estimateProject } from './estimate-project.ts'
import { monthStart, nextMonthEnd } from './months.ts'

test('a month ends on the day it began, or on the last one there is', () => {
  expect(nextMonthEnd('2026-01-31T10:00:00.000Z', '2026-01-31T10:00:00.000Z')).toBe('2026-02-28T10:00:00.000Z')
  expect(nextMonthEnd('2026-01-31T10:00:00.000Z', '2026-02-28T10:00:00.000Z')).toBe('2026-03-31T10:00:00.000Z')
  expect(nextMonthEnd('2024-02-29T00:00:00.000Z', '2025-02-28T00:00:00.000Z')).toBe('2025-03-29T00:00:00.000Z')
  expect(monthStart('2026-01-31T10:00:00.000Z', '2026-03-31T10:00:00.000Z')).toBe('2026-02-28T10:00:00.000Z')
})

test('months follow one another without a gap, however late somebody looks', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.nat(4000), (start, days) => {
      const startedAt = start.toISOString()
      const now = new Date(start.getTime() + days * 86_400_000 + 1).toISOString()
      const end = nextMonthEnd(startedAt, now)
      expect(end > now).toBe(true)
      const begin = monthStart(startedAt, end)
      expect(begin <= now).toBe(true)
      expect(nextMonthEnd(startedAt, begin)).toBe(end)
    }),
  )
})

test('an estimate is what is left: everything at first, nothing of what is there', () => {
  const document = createProject({
    id: 'p',
    createdAt: '2026-01-05T09:30:00.000Z',
    title: 'Tea',
    input: { kind: 'topic', topic: 'Tea' },
    settings: defaultSettings,
  })
  const lines = estimateProject(document)
  expect(lines.map(({ kind }) => kind)).toEqual(['write-story', 'plan-scenes', 'make-picture', 'speak', 'write-music'])
  for (const { least, most } of lines) expect(least).toBeLessThanOrEqual(most)
  // 8 scenes of a minute: a picture and a check each at least, all attempts at most
  expect(lines[2]).toEqual({ kind: 'make-picture', jobs: 8, least: 40, most: 152 })
})
