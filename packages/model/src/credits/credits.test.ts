/** The laws of what a job costs: never more than it held, and only for answers. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChargedStep, chargeFor } from './charge-for.ts'
import { holdFor, type JobKind, jobKinds, maxSteps } from './hold-for.ts'
import { plans } from './plans.ts'
import { type PriceTable, priceOf, prices, type StepKind, stepKinds } from './prices.ts'

const states = ['dispatched', 'answered', 'failed', 'unknown'] as const
const price = fc.record({ credits: fc.nat(500), per: fc.constantFrom('call' as const, '1000-characters' as const) })
const table: fc.Arbitrary<PriceTable> = fc.record({
  text: price,
  image: price,
  vision: price,
  speech: price,
  music: price,
})

/** A job as it may run: answered calls within their limits, any number of calls that came to nothing. */
const run = fc
  .record({
    kind: fc.constantFrom<JobKind>(...jobKinds),
    characters: fc.nat(20_000),
    table,
    passed: fc.boolean(),
    answered: fc.array(fc.nat(9), { minLength: stepKinds.length, maxLength: stepKinds.length }),
    vain: fc.array(fc.record({ kind: fc.constantFrom<StepKind>(...stepKinds), state: fc.constantFrom(...states) })),
    kept: fc.nat(20),
  })
  .map(({ kind, characters, table, passed, answered, vain, kept }) => {
    const stepOf = (step: StepKind, state: ChargedStep['state'], id: string): ChargedStep => ({
      id,
      kind: step,
      state,
      price: priceOf(step, characters, table),
    })
    const good = stepKinds.flatMap((step, index) =>
      Array.from({ length: Math.min(answered[index]!, maxSteps[kind][step] ?? 0) }, (_, n) =>
        stepOf(step, 'answered', `${step}-${n}`),
      ),
    )
    const rest = vain
      .filter(({ state }) => state !== 'answered')
      .map(({ kind, state }, index) => stepOf(kind, state, `vain-${index}`))
    const steps = [...good, ...rest]
    const keptStep = steps.filter(step => step.kind === 'image')[kept % 3]
    return { job: { kind, passed, ...(keptStep ? { kept: keptStep.id } : {}) }, steps, good, characters, table }
  })

test('a charge is a whole number, never above the hold, and only for answered calls', () => {
  fc.assert(
    fc.property(run, ({ job, steps, good, characters, table }) => {
      const charge = chargeFor(job, steps)
      expect(Number.isSafeInteger(charge)).toBe(true)
      expect(charge).toBeGreaterThanOrEqual(0)
      expect(charge).toBeLessThanOrEqual(holdFor({ kind: job.kind, characters }, table))
      expect(chargeFor(job, good)).toBe(charge)
      expect(chargeFor(job, [...steps].reverse())).toBe(charge)
      const nothing = steps.map(step => ({ ...step, state: 'unknown' as const }))
      expect(chargeFor(job, nothing)).toBe(0)
      const whole = good.reduce((sum, step) => sum + step.price, 0)
      if (job.kind !== 'make-picture' || job.passed) expect(charge).toBe(whole)
      else expect(charge).toBe(good.find(({ id }) => id === job.kept)?.price ?? 0)
    }),
    { numRuns: 500 },
  )
})

test('the hold is reached: a job that uses every call it may costs exactly what it held', () => {
  for (const kind of jobKinds) {
    const steps = (Object.entries(maxSteps[kind]) as [StepKind, number][]).flatMap(([step, count]) =>
      Array.from({ length: count }, (_, n) => ({
        id: `${step}-${n}`,
        kind: step,
        state: 'answered' as const,
        price: priceOf(step, 2500),
      })),
    )
    expect(chargeFor({ kind, passed: true }, steps)).toBe(holdFor({ kind, characters: 2500 }))
  }
})

test('a picture: three attempts of which none passed cost one picture; one that passed pays for the way to it', () => {
  const step = (id: string, kind: StepKind): ChargedStep => ({ id, kind, state: 'answered', price: priceOf(kind) })
  const steps = [
    step('i1', 'image'),
    step('v1', 'vision'),
    step('t1', 'text'),
    step('i2', 'image'),
    step('v2', 'vision'),
  ]
  expect(chargeFor({ kind: 'make-picture', passed: true, kept: 'i2' }, steps)).toBe(12)
  expect(chargeFor({ kind: 'make-picture', passed: false, kept: 'i1' }, steps)).toBe(4)
  expect(chargeFor({ kind: 'make-picture' }, steps)).toBe(0)
  expect(chargeFor({ kind: 'make-picture', passed: true, kept: 'i2' }, [{ ...steps[0]!, state: 'unknown' }])).toBe(0)
})

test('the tables hold whole numbers, and characters are counted by the started thousand', () => {
  for (const kind of stepKinds) expect(prices[kind].credits).toSatisfy(Number.isSafeInteger)
  expect([0, 1, 1000, 1001, 2500].map(characters => priceOf('speech', characters))).toEqual([2, 2, 2, 4, 6])
  expect(priceOf('image', 9000)).toBe(4)
  expect(holdFor({ kind: 'ingest' })).toBe(0)
  expect(new Set(plans.map(({ id }) => id)).size).toBe(plans.length)
  const rising = (values: readonly number[]) => values.every((value, at) => at === 0 || value > values[at - 1]!)
  expect(rising(plans.map(plan => plan.creditsPerMonth)) && rising(plans.map(plan => plan.mediaBytes))).toBe(true)
})
