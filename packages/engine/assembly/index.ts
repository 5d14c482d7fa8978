/**
 * Owns the doors of the pixel kernels: AssemblyScript, compiled by scripts/build-kernels.ts. Planes are 8 bit,
 * BT.709, limited range; a pointer is an address in the module's memory. Knows no layer and no list.
 */
export { copyPlane, fillPlane, lerpPlane, lerpPlaneMasked, overPlane } from './blend'
export { convertOpaque, convertPremultiplied } from './convert'
export { samplePlane } from './sample'

/** Bytes that may be read, never written, behind every plane that is sampled: kernels load 16 at a time. */
const SLACK: usize = 64

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes + SLACK)
}

export function release(pointer: usize): void {
  heap.free(pointer)
}
