/**
 * Owns the step from sRGB pixels to Y'CbCr planes: ITU-R BT.709-6, 8 bit, limited range (Y 16..235, C 16..240), chroma
 * the mean of 2×2 pixels, sited in their middle. Coefficients are in 1/32768; those of a chroma plane sum to 0, so that
 * grey stays exactly 128.
 */
const Y_RED: i32 = 5983
const Y_GREEN: i32 = 20127
const Y_BLUE: i32 = 2032
const U_RED: i32 = -3298
const U_GREEN: i32 = -11094
const U_BLUE: i32 = 14392
const V_RED: i32 = 14392
const V_GREEN: i32 = -13072
const V_BLUE: i32 = -1320
/** The offset and the rounding half, in the coefficients' unit; chroma sums four pixels. */
const Y_BIAS: i32 = (16 << 15) + (1 << 14)
const C_BIAS: i32 = (128 << 17) + (1 << 16)

function lumaOf(red: i32, green: i32, blue: i32): i32 {
  return (Y_RED * red + Y_GREEN * green + Y_BLUE * blue + Y_BIAS) >> 15
}

/** Sums of the two products of each pixel (dot leaves red + green and blue + alpha apart). */
function joinPairs(low: v128, high: v128): v128 {
  return i32x4.add(v128.shuffle<i32>(low, high, 0, 2, 4, 6), v128.shuffle<i32>(low, high, 1, 3, 5, 7))
}

/** Four luma values of four pixels. */
function lumaOf4(pixels: v128, weights: v128, bias: v128): v128 {
  const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(pixels), weights)
  const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(pixels), weights)
  return i32x4.shr_u(i32x4.add(joinPairs(low, high), bias), 15)
}

/** Two columns of 2×2 sums (red, green, blue, alpha twice) from four pixels of two rows. */
function sumBlocks(above: v128, below: v128): v128 {
  const left = i16x8.add(i16x8.extend_low_i8x16_u(above), i16x8.extend_low_i8x16_u(below))
  const right = i16x8.add(i16x8.extend_high_i8x16_u(above), i16x8.extend_high_i8x16_u(below))
  return i16x8.add(v128.shuffle<i64>(left, right, 0, 2), v128.shuffle<i64>(left, right, 1, 3))
}

function chromaOf4(first: v128, second: v128, weights: v128, bias: v128): v128 {
  const sums = joinPairs(i32x4.dot_i16x8_s(first, weights), i32x4.dot_i16x8_s(second, weights))
  return i32x4.shr_u(i32x4.add(sums, bias), 17)
}

function pack(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_u(a, b), i16x8.narrow_i32x4_u(c, d))
}

function lumaRow(rgba: usize, y: usize, width: i32): void {
  const weights = i16x8(<i16>Y_RED, <i16>Y_GREEN, <i16>Y_BLUE, 0, <i16>Y_RED, <i16>Y_GREEN, <i16>Y_BLUE, 0)
  const bias = i32x4.splat(Y_BIAS)
  let x = 0
  for (; x + 16 <= width; x += 16) {
    const at = rgba + ((<usize>x) << 2)
    v128.store(
      y + x,
      pack(
        lumaOf4(v128.load(at), weights, bias),
        lumaOf4(v128.load(at, 16), weights, bias),
        lumaOf4(v128.load(at, 32), weights, bias),
        lumaOf4(v128.load(at, 48), weights, bias),
      ),
    )
  }
  for (; x < width; x++) {
    const at = rgba + ((<usize>x) << 2)
    store<u8>(y + x, lumaOf(load<u8>(at), load<u8>(at, 1), load<u8>(at, 2)))
  }
}

/** `width` counts source pixels; an odd last column counts twice. */
function chromaRow(above: usize, below: usize, u: usize, v: usize, width: i32): void {
  const uWeights = i16x8(<i16>U_RED, <i16>U_GREEN, <i16>U_BLUE, 0, <i16>U_RED, <i16>U_GREEN, <i16>U_BLUE, 0)
  const vWeights = i16x8(<i16>V_RED, <i16>V_GREEN, <i16>V_BLUE, 0, <i16>V_RED, <i16>V_GREEN, <i16>V_BLUE, 0)
  const bias = i32x4.splat(C_BIAS)
  let x = 0
  for (; x + 16 <= width; x += 16) {
    const a = above + ((<usize>x) << 2)
    const b = below + ((<usize>x) << 2)
    const s0 = sumBlocks(v128.load(a), v128.load(b))
    const s1 = sumBlocks(v128.load(a, 16), v128.load(b, 16))
    const s2 = sumBlocks(v128.load(a, 32), v128.load(b, 32))
    const s3 = sumBlocks(v128.load(a, 48), v128.load(b, 48))
    const us = pack(
      chromaOf4(s0, s1, uWeights, bias),
      chromaOf4(s2, s3, uWeights, bias),
      i32x4.splat(0),
      i32x4.splat(0),
    )
    const vs = pack(
      chromaOf4(s0, s1, vWeights, bias),
      chromaOf4(s2, s3, vWeights, bias),
      i32x4.splat(0),
      i32x4.splat(0),
    )
    v128.store_lane<i64>(u + (x >> 1), us, 0)
    v128.store_lane<i64>(v + (x >> 1), vs, 0)
  }
  for (; x < width; x += 2) {
    const left = (<usize>x) << 2
    const right = (<usize>min(x + 1, width - 1)) << 2
    const red = sum4(above, below, left, right)
    const green = sum4(above + 1, below + 1, left, right)
    const blue = sum4(above + 2, below + 2, left, right)
    store<u8>(u + (x >> 1), (U_RED * red + U_GREEN * green + U_BLUE * blue + C_BIAS) >> 17)
    store<u8>(v + (x >> 1), (V_RED * red + V_GREEN * green + V_BLUE * blue + C_BIAS) >> 17)
  }
}

function sum4(above: usize, below: usize, left: usize, right: usize): i32 {
  return <i32>load<u8>(above + left) + load<u8>(above + right) + load<u8>(below + left) + load<u8>(below + right)
}

/** Repeats the last value of a row up to the stride, so that kernels may read beyond the edge. */
function padRow(row: usize, width: i32, stride: i32): void {
  memory.fill(row + width, load<u8>(row + width - 1), stride - width)
}

/**
 * Opaque pixels, any size from 1×1, rows of `width` · 4 bytes. Chroma planes have half the size, rounded up. Strides are
 * bytes from row to row, at least the plane's width.
 */
export function convertOpaque(
  rgba: usize,
  width: i32,
  height: i32,
  y: usize,
  yStride: i32,
  u: usize,
  v: usize,
  cStride: i32,
): void {
  const rowBytes = width << 2
  const half = (width + 1) >> 1
  for (let row = 0; row < height; row++) {
    const to = y + row * yStride
    lumaRow(rgba + row * rowBytes, to, width)
    if (yStride > width) padRow(to, width, yStride)
  }
  for (let row = 0; row < height; row += 2) {
    const above = rgba + row * rowBytes
    const below = rgba + min(row + 1, height - 1) * rowBytes
    const at = (row >> 1) * cStride
    chromaRow(above, below, u + at, v + at, width)
    if (cStride > half) {
      padRow(u + at, half, cStride)
      padRow(v + at, half, cStride)
    }
  }
}

/**
 * Straight-alpha pixels → planes multiplied by alpha, with the alpha of each resolution beside them. The pixels are put
 * `left` and `top` (0 or 1) into an otherwise transparent even box, so that their chroma lies on the frame's grid.
 * The planes must be zeroed before. A chroma value is the alpha-weighted mean of its pixels.
 */
export function convertPremultiplied(
  rgba: usize,
  width: i32,
  height: i32,
  left: i32,
  top: i32,
  y: usize,
  a: usize,
  yStride: i32,
  u: usize,
  v: usize,
  ca: usize,
  cStride: i32,
): void {
  for (let row = 0; row < height; row++) {
    const to = (row + top) * yStride + left
    for (let x = 0; x < width; x++) {
      const at = rgba + ((<usize>(row * width + x)) << 2)
      const alpha = <i32>load<u8>(at, 3)
      store<u8>(a + to + x, alpha)
      store<u8>(y + to + x, (lumaOf(load<u8>(at), load<u8>(at, 1), load<u8>(at, 2)) * alpha + 127) / 255)
    }
  }
  for (let row = 0; row < (height + top + 1) >> 1; row++) {
    for (let x = 0; x < (width + left + 1) >> 1; x++) {
      let alphas = 0
      let red = 0
      let green = 0
      let blue = 0
      for (let k = 0; k < 4; k++) {
        const px = (x << 1) + (k & 1) - left
        const py = (row << 1) + (k >> 1) - top
        if (px < 0 || py < 0 || px >= width || py >= height) continue
        const at = rgba + ((<usize>(py * width + px)) << 2)
        const alpha = <i32>load<u8>(at, 3)
        alphas += alpha
        red += load<u8>(at) * alpha
        green += load<u8>(at, 1) * alpha
        blue += load<u8>(at, 2) * alpha
      }
      const to = row * cStride + x
      store<u8>(ca + to, (alphas + 2) >> 2)
      store<u8>(u + to, weighted(U_RED, U_GREEN, U_BLUE, red, green, blue, alphas))
      store<u8>(v + to, weighted(V_RED, V_GREEN, V_BLUE, red, green, blue, alphas))
    }
  }
}

/** Sums over four pixels of colour · alpha → chroma · alpha. */
function weighted(kr: i32, kg: i32, kb: i32, red: i32, green: i32, blue: i32, alphas: i32): u8 {
  const colour = <f64>(kr * <i64>red + kg * <i64>green + kb * <i64>blue) / 32768.0
  return <u8>((colour + 128.0 * <f64>alphas) / (4.0 * 255.0) + 0.5)
}
