/** Owns the loading of the compiled pixel kernels: one module a worker, typed. Knows no layer; packages/engine/assembly has the sources. */
import { ContentHQError } from '@contenthq/model'
import { KERNELS_WASM } from './kernels-wasm.ts'

/** Address in the kernels' memory, bytes. */
export type Pointer = number

/** The module's doors; their sources say what each number means. Weights are 0..32767, opacities 0..255. */
type Exports = {
  readonly memory: WebAssembly.Memory
  allocate(bytes: number): Pointer
  release(pointer: Pointer): void
  convertOpaque(
    rgba: Pointer,
    width: number,
    height: number,
    y: Pointer,
    yStride: number,
    u: Pointer,
    v: Pointer,
    cStride: number,
  ): void
  convertPremultiplied(
    rgba: Pointer,
    width: number,
    height: number,
    left: number,
    top: number,
    y: Pointer,
    a: Pointer,
    yStride: number,
    u: Pointer,
    v: Pointer,
    ca: Pointer,
    cStride: number,
  ): void
  samplePlane(
    source: Pointer,
    sourceStride: number,
    sourceWidth: number,
    sourceHeight: number,
    to: Pointer,
    stride: number,
    width: number,
    height: number,
    fromX: number,
    stepX: number,
    fromY: number,
    stepY: number,
    weight: number,
  ): void
  fillPlane(to: Pointer, stride: number, width: number, height: number, value: number, weight: number): void
  copyPlane(to: Pointer, from: Pointer, stride: number, width: number, height: number): void
  lerpPlane(to: Pointer, from: Pointer, stride: number, width: number, height: number, weight: number): void
  lerpPlaneMasked(
    to: Pointer,
    from: Pointer,
    mask: Pointer,
    stride: number,
    width: number,
    height: number,
    weight: number,
  ): void
  overPlane(
    to: Pointer,
    stride: number,
    source: Pointer,
    alpha: Pointer,
    sourceStride: number,
    width: number,
    height: number,
    opacity: number,
  ): void
}

export type Kernels = Exports & {
  /** The memory as it is now; growing it makes older views useless. */
  bytes(): Uint8Array<ArrayBuffer>
}

/** A weight that stands for all of it. */
export const WHOLE = 32767

let loaded: Promise<Kernels> | undefined

/**
 * Throws 'unexpected' where WebAssembly with SIMD does not run: every browser with a VideoEncoder and a 2D canvas in
 * workers has it; only a content policy without 'wasm-unsafe-eval' forbids it.
 */
export function loadKernels(): Promise<Kernels> {
  loaded ??= instantiate()
  return loaded
}

async function instantiate(): Promise<Kernels> {
  try {
    const wasm = Uint8Array.from(atob(KERNELS_WASM), letter => letter.charCodeAt(0))
    const { instance } = await WebAssembly.instantiate(wasm)
    const exports = instance.exports as unknown as Exports
    return { ...exports, bytes: () => new Uint8Array(exports.memory.buffer as ArrayBuffer) }
  } catch (cause) {
    throw new ContentHQError('unexpected', 'WebAssembly with SIMD does not run in this page.', { cause })
  }
}
