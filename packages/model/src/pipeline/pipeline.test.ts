/** The pure laws beside the runner: the percentage, the rule of retakes, the request key. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { VisualTake } from '../project/scene.ts'
import { requestKey } from './request-key.ts'
import { percentOf, phaseOf, phases, type StageStatus, stages, stageWeight, waitingStages } from './stages.ts'
import { judgeAttempts, MAX_ATTEMPTS, PASSING_SCORE } from './visual-attempts.ts'

test('the percentage counts from 0 to 100 by weights and never falls while work is done', () => {
  expect(Object.values(stageWeight).reduce((sum, weight) => sum + weight, 0)).toBe(100)
  expect([...new Set(stages.map(stage => phaseOf[stage]))]).toEqual([...phases])
  expect(percentOf([])).toBe(0)
  expect(percentOf(waitingStages())).toBe(0)
  expect(percentOf(waitingStages().map(status => ({ ...status, state: 'done' })))).toBe(100)
  const step = fc.record({
    index: fc.nat(stages.length - 1),
    fraction: fc.double({ min: 0, max: 1.5, noNaN: true }),
    done: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step), fc.subarray([...stages], { minLength: 1 }), (steps, counted) => {
      let now: readonly StageStatus[] = waitingStages().filter(({ stage }) => counted.includes(stage))
      let percent = 0
      for (const { index, fraction, done } of steps) {
        now = now.map((status, at) =>
          at === index % now.length && status.state !== 'done'
            ? { ...status, state: done ? 'done' : 'running', fraction: Math.max(status.fraction, fraction) }
            : status,
        )
        const next = percentOf(now)
        expect(next).toBeGreaterThanOrEqual(percent - 1e-9)
        expect(next).toBeLessThanOrEqual(100 + 1e-9)
        percent = next
      }
    }),
  )
})

test('three attempts: the first that passes, else the best', () => {
  const attempts = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 4 })
  const takeOf = (score: number | null, index: number): VisualTake => ({
    id: `t${index}`,
    asset: `h${index}`,
    prompt: 'a lighthouse',
    provider: 'offline-art',
    attempt: index + 1,
    ...(score === null
      ? {}
      : { check: { provider: 'offline-checks', kind: 'technical', score, parts: {}, reasons: [] } }),
  })
  fc.assert(
    fc.property(attempts, scores => {
      const takes = scores.map(takeOf)
      const verdict = judgeAttempts(takes)
      const last = scores.at(-1)!
      if (last === null || last >= PASSING_SCORE) expect(verdict).toEqual({ kind: 'accept', take: takes.at(-1) })
      else if (takes.length < MAX_ATTEMPTS) expect(verdict).toEqual({ kind: 'retry', after: takes.at(-1) })
      else {
        expect(verdict.kind).toBe('keep-best')
        const kept = verdict.kind === 'keep-best' ? verdict.take : undefined
        for (const score of scores) expect(kept?.check?.score ?? 101).toBeGreaterThanOrEqual(score ?? 0)
      }
    }),
  )
  expect(() => judgeAttempts([])).toThrow(RangeError)
})

test('the request key names a wish: its words in any order, and nothing else', async () => {
  const wish = {
    projectId: 'p',
    sceneId: 's',
    capability: 'image',
    input: { prompt: 'tea', seed: 1 },
    take: 1,
  } as const
  const key = await requestKey(wish)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  const reordered = {
    take: 1,
    input: { seed: 1, prompt: 'tea' },
    capability: 'image',
    sceneId: 's',
    projectId: 'p',
  } as const
  expect(await requestKey(reordered)).toBe(key)
  const others = [
    { ...wish, take: 2 },
    { ...wish, projectId: 'q' },
    { ...wish, capability: 'speech' as const },
    { ...wish, input: { prompt: 'tea', seed: 2 } },
    { projectId: 'p', capability: 'image' as const, input: wish.input, take: 1 },
  ]
  const keys = await Promise.all(others.map(requestKey))
  expect(new Set([key, ...keys]).size).toBe(others.length + 1)
})
