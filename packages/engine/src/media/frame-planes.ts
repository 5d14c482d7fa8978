/** Owns the planes of decoded frames: which frames are under the pixel contract as they are, and copying them out. */
import type { DecodedFrame } from './decoded-frame.ts'

/**
 * 8 bit 4:2:0 in BT.709 and limited range: nothing is to be converted. Every other frame (full range, BT.601, ten bits,
 * RGB) goes through the browser's own conversion to sRGB, as in the preview.
 */
export const isContractFrame = ({ format, colorSpace, visibleRect }: VideoFrame): boolean =>
  (format === 'I420' || format === 'NV12') &&
  colorSpace.matrix === 'bt709' &&
  colorSpace.primaries === 'bt709' &&
  colorSpace.fullRange === false &&
  visibleRect !== null

/** The frame stays the caller's. */
export async function copyPlanes(frame: VideoFrame): Promise<DecodedFrame> {
  const { width, height } = frame.visibleRect!
  const bytes = new Uint8Array(frame.allocationSize())
  const [y, first, second] = await frame.copyTo(bytes)
  return { kind: 'planes', bytes, y: y!, chroma: second ? [first!, second] : [first!], width, height }
}
