/** Errors keep what they say across workers, storage and the network, and anything thrown becomes one of them. */
import { describe, expect, test } from 'vitest'
import { asContentHQError, ContentHQError, type ErrorCode, errorFacts, isCancelled, throwIfAborted } from './errors.ts'

const codes = Object.keys(errorFacts) as ErrorCode[]

test.each(codes)('%s says what happened and what to do, and survives cloning', code => {
  const { message, remedy, retryable } = errorFacts[code]
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(message).toMatch(/^[A-Z].*\.$/s)
  expect(remedy).toMatch(/^[A-Z].*\.$/s)
  for (const detail of [undefined, 'The disk is on fire.']) {
    const error = new ContentHQError(code, detail, { cause: new Error('inner') })
    const copies = [structuredClone(error.toRecord()), JSON.parse(JSON.stringify(error.toRecord()))]
    for (const copy of copies) {
      const back = asContentHQError(copy)
      expect(back).toBeInstanceOf(ContentHQError)
      expect(back.toRecord()).toStrictEqual(error.toRecord())
      expect(back.toRecord()).toMatchObject({ code, message, remedy, retryable })
      expect(Object.hasOwn(back.toRecord(), 'detail')).toBe(detail !== undefined)
    }
    expect(asContentHQError(error)).toBe(error)
    expect(JSON.stringify(error.toRecord())).not.toContain('inner')
  }
})

describe('anything thrown', () => {
  test('becomes a ContentHQError that says it', () => {
    expect(asContentHQError(new Error('no luck'), 'encoder-failed')).toMatchObject({
      code: 'encoder-failed',
      detail: 'no luck',
    })
    for (const thrown of ['text', 7, null, undefined, { code: 'no such code', message: 5 }, Symbol('s')])
      expect(asContentHQError(thrown).code).toBe('unexpected')
    expect(asContentHQError({ code: 'toString', message: 'not a code of ours' }).code).toBe('unexpected')
  })

  test('is recognised as cancelled', () => {
    const abort = new DOMException('stopped', 'AbortError')
    expect(asContentHQError(abort).code).toBe('cancelled')
    for (const thrown of [abort, new ContentHQError('cancelled')]) expect(isCancelled(thrown)).toBe(true)
    for (const thrown of [undefined, new Error('AbortError'), new ContentHQError('unexpected')])
      expect(isCancelled(thrown)).toBe(false)
    expect(() => throwIfAborted(AbortSignal.abort())).toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect(throwIfAborted(new AbortController().signal)).toBeUndefined()
    expect(throwIfAborted(undefined)).toBeUndefined()
  })
})
