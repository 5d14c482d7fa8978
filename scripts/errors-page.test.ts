/** The page of errors is the one that the table gives now. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorsFile, errorsPage } from './errors-page.ts'

test('docs/errors.md is current (node --conditions=source scripts/errors-page.ts renews it)', () => {
  expect(readFileSync(errorsFile, 'utf8')).toBe(errorsPage())
})
