/** Proves the token source: one question at a time, a token kept until shortly before its end, failures not kept. */
import { expect, it } from 'vitest'
import { createTokenSource } from './token-source.ts'

it('asks once for many calls, again shortly before the end, and after a failure', async () => {
  let clock = 0
  let asked = 0
  let broken = false
  const source = createTokenSource(
    async () => {
      asked++
      if (broken) throw new Error('the host is away')
      return { token: `token-${asked}`, expiresAt: new Date(clock + 600_000).toISOString() }
    },
    { now: () => clock },
  )
  expect(await Promise.all([source(), source(), source()])).toEqual(['token-1', 'token-1', 'token-1'])
  clock = 539_000
  expect(await source()).toBe('token-1')
  clock = 541_000
  expect(await source()).toBe('token-2')
  clock = 2_000_000
  broken = true
  await expect(source()).rejects.toThrow('away')
  broken = false
  expect(await source()).toBe('token-4')
  expect(asked).toBe(4)
})
