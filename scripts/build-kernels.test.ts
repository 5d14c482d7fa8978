/** The committed kernels are what their sources compile to, and stay small. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileKernels, KERNELS_FILE, kernelsText } from './build-kernels.ts'

test('compiling packages/engine/assembly again gives the same bytes, less than 40 kB', {
  timeout: 60_000,
}, async () => {
  const wasm = await compileKernels()
  expect(wasm.byteLength).toBeLessThan(40_000)
  expect(readFileSync(KERNELS_FILE, 'utf8')).toBe(kernelsText(wasm))
})
