/**
 * Owns how a plane is laid over another: fill, copy, fade (lerp), and "over" with multiplied alpha. Regions are
 * width × height bytes; nothing outside them is written. Weights are in 1/32768 (Q15): 32767 counts as all.
 */

/** d + (s − d) · weight for 16 values. */
function lerp16(d: v128, s: v128, low: v128, high: v128): v128 {
  const dl = i16x8.extend_low_i8x16_u(d)
  const dh = i16x8.extend_high_i8x16_u(d)
  const l = i16x8.q15mulr_sat_s(i16x8.sub(i16x8.extend_low_i8x16_u(s), dl), low)
  const h = i16x8.q15mulr_sat_s(i16x8.sub(i16x8.extend_high_i8x16_u(s), dh), high)
  return i8x16.narrow_i16x8_u(i16x8.add(dl, l), i16x8.add(dh, h))
}

function lerp1(d: i32, s: i32, weight: i32): i32 {
  return d + (((s - d) * weight + 0x4000) >> 15)
}

/** Fills with one value; a weight below 32767 lets what is there shine through. */
export function fillPlane(to: usize, stride: i32, width: i32, height: i32, value: i32, weight: i32): void {
  const s = i8x16.splat(<i8>value)
  const w = i16x8.splat(<i16>weight)
  for (let row = 0; row < height; row++, to += stride) {
    if (weight >= 32767) {
      memory.fill(to, <u8>value, width)
      continue
    }
    let x = 0
    for (; x + 16 <= width; x += 16) v128.store(to + x, lerp16(v128.load(to + x), s, w, w))
    for (; x < width; x++) store<u8>(to + x, lerp1(load<u8>(to + x), value, weight))
  }
}

export function copyPlane(to: usize, from: usize, stride: i32, width: i32, height: i32): void {
  for (let row = 0; row < height; row++, to += stride, from += stride) memory.copy(to, from, width)
}

/** Fades from what is there to `from`; both planes have the same stride. */
export function lerpPlane(to: usize, from: usize, stride: i32, width: i32, height: i32, weight: i32): void {
  const w = i16x8.splat(<i16>weight)
  for (let row = 0; row < height; row++, to += stride, from += stride) {
    let x = 0
    for (; x + 16 <= width; x += 16) v128.store(to + x, lerp16(v128.load(to + x), v128.load(from + x), w, w))
    for (; x < width; x++) store<u8>(to + x, lerp1(load<u8>(to + x), load<u8>(from + x), weight))
  }
}

/** 0..255 → 0..32767 */
function widen(mask: v128): v128 {
  return v128.or(i16x8.shl(mask, 7), i16x8.shr_u(mask, 1))
}

/** The same with a mask of 0..255 for every pixel, of the same stride. */
export function lerpPlaneMasked(
  to: usize,
  from: usize,
  mask: usize,
  stride: i32,
  width: i32,
  height: i32,
  weight: i32,
): void {
  const w = i16x8.splat(<i16>weight)
  for (let row = 0; row < height; row++, to += stride, from += stride, mask += stride) {
    let x = 0
    for (; x + 16 <= width; x += 16) {
      const m = v128.load(mask + x)
      if (!v128.any_true(m)) continue
      let low = widen(i16x8.extend_low_i8x16_u(m))
      let high = widen(i16x8.extend_high_i8x16_u(m))
      if (weight < 32767) {
        low = i16x8.q15mulr_sat_s(low, w)
        high = i16x8.q15mulr_sat_s(high, w)
      }
      v128.store(to + x, lerp16(v128.load(to + x), v128.load(from + x), low, high))
    }
    for (; x < width; x++) {
      const m = <i32>load<u8>(mask + x)
      const wide = (((m << 7) | (m >> 1)) * weight + 0x4000) >> 15
      store<u8>(to + x, lerp1(load<u8>(to + x), load<u8>(from + x), wide))
    }
  }
}

/** Exact rounded division by 255 of 16 bit values up to 255 · 255. */
function div255(value: v128): v128 {
  const biased = i16x8.add(value, i16x8.splat(128))
  return i16x8.shr_u(i16x8.add(biased, i16x8.shr_u(biased, 8)), 8)
}

function scale16(value: v128, factor: v128): v128 {
  return i8x16.narrow_i16x8_u(
    div255(i16x8.mul(i16x8.extend_low_i8x16_u(value), factor)),
    div255(i16x8.mul(i16x8.extend_high_i8x16_u(value), factor)),
  )
}

function scale1(value: i32, factor: i32): i32 {
  const biased = value * factor + 128
  return (biased + (biased >> 8)) >> 8
}

/**
 * d = s + d · (255 − a) / 255, where `s` is already multiplied by `a`; both are multiplied by `opacity` 0..255 first.
 * `s` and `a` share a stride.
 */
export function overPlane(
  to: usize,
  stride: i32,
  s: usize,
  a: usize,
  sourceStride: i32,
  width: i32,
  height: i32,
  opacity: i32,
): void {
  const factor = i16x8.splat(<i16>opacity)
  const ones = i8x16.splat(-1)
  for (let row = 0; row < height; row++, to += stride, s += sourceStride, a += sourceStride) {
    let x = 0
    for (; x + 16 <= width; x += 16) {
      let alpha = v128.load(a + x)
      if (!v128.any_true(alpha)) continue
      let source = v128.load(s + x)
      if (opacity < 255) {
        alpha = scale16(alpha, factor)
        source = scale16(source, factor)
      }
      const rest = v128.xor(alpha, ones)
      const d = v128.load(to + x)
      const low = div255(i16x8.extmul_low_i8x16_u(rest, d))
      const high = div255(i16x8.extmul_high_i8x16_u(rest, d))
      v128.store(to + x, i8x16.add_sat_u(i8x16.narrow_i16x8_u(low, high), source))
    }
    for (; x < width; x++) {
      const alpha = scale1(load<u8>(a + x), opacity)
      const source = scale1(load<u8>(s + x), opacity)
      store<u8>(to + x, min(255, scale1(load<u8>(to + x), 255 - alpha) + source))
    }
  }
}
