/**
 * Owns the making of packages/engine/src/painters/kernels/kernels-wasm.ts: the AssemblyScript of packages/engine/assembly
 * compiled, and kept as text, so that no bundler, server or content policy has to know of one more file.
 * Run: node --conditions=source scripts/build-kernels.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

const root = join(import.meta.dirname, '..')
export const KERNELS_FILE = join(root, 'packages/engine/src/painters/kernels/kernels-wasm.ts')

/** The compiled module. Throws with the compiler's words. The same sources give the same bytes. */
export async function compileKernels(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      '--baseDir',
      join(root, 'packages/engine/assembly'),
      '--outFile',
      'kernels.wasm',
      ...['--runtime', 'minimal', '-O3', '--converge', '--noAssert', '--enable', 'simd'],
      // no environment: the module imports nothing
      ...['--use', 'abort='],
    ],
    {
      readFile: (name, base) => {
        try {
          return readFileSync(join(base, name), 'utf8')
        } catch {
          return null
        }
      },
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm' && typeof contents !== 'string') wasm = contents
      },
    },
  )
  if (error || !wasm) throw new Error(stderr.toString())
  return wasm
}

/** What KERNELS_FILE must hold. */
export const kernelsText = (wasm: Uint8Array): string =>
  `/** The compiled pixel kernels, base64. Made by scripts/build-kernels.ts out of packages/engine/assembly; not edited. */
export const KERNELS_WASM =
  '${Buffer.from(wasm).toString('base64')}'
`

if (import.meta.main) {
  const wasm = await compileKernels()
  writeFileSync(KERNELS_FILE, kernelsText(wasm))
  console.log(`${KERNELS_FILE}: ${wasm.byteLength} bytes`)
}
