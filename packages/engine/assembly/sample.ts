/**
 * Owns the sampling of a plane at real-valued places: bilinear, so that slow zooms and pans move by fractions of a
 * pixel. Geometry is a scale and a shift, so columns share one table and each row is two source rows mixed, then read
 * through the table. Weights are in 1/32768.
 */

/** Widest target; 8 pixels an entry. */
const MOST_COLUMNS = 16384
const ENTRIES = MOST_COLUMNS / 8
/** Source pixels that a group of 8 may span: one 16 byte load less the right neighbour. */
const MOST_SPAN = 14

/** Source column of each group's first pixel; place of each of its pixels behind it (as swizzle lanes); weights. */
const bases = memory.data(ENTRIES * 4, 16)
const lanes = memory.data(ENTRIES * 16, 16)
const weights = memory.data(ENTRIES * 16, 16)
/** Every pixel's own column, for steps too wide for a group. */
const columns = memory.data(MOST_COLUMNS * 4, 16)
const mixed = memory.data(MOST_COLUMNS * 2 + 64, 16)
const tail = memory.data(16, 16)

function clamp(value: f64, most: f64): f64 {
  return max(0.0, min(value, most))
}

/** Answers whether a group of 8 pixels fits one load. */
function buildColumns(width: i32, from: f64, step: f64, sourceWidth: i32): bool {
  const most = <f64>(sourceWidth - 1)
  const groups = ((width + 15) >> 4) << 1
  let narrow = true
  for (let group = 0; group < groups; group++) {
    let base = 0
    for (let lane = 0; lane < 8; lane++) {
      const x = min((group << 3) + lane, width - 1)
      const at = clamp(from + <f64>x * step, most)
      const column = <i32>at
      if (lane === 0) base = column
      const behind = column - base
      if (behind > MOST_SPAN) narrow = false
      const entry = <usize>((group << 4) + (lane << 1))
      store<u8>(lanes + entry, behind)
      store<u8>(lanes + entry, 255, 1) // a lane of 255 reads as zero: the value becomes 16 bit
      store<u16>(weights + entry, <u16>min(32767.0, (at - <f64>column) * 32768.0 + 0.5))
      store<i32>(columns + ((<usize>((group << 3) + lane)) << 2), column)
    }
    store<i32>(bases + ((<usize>group) << 2), base)
  }
  return narrow
}

/** Two rows into one, `count` bytes rounded up to 16. */
function mixRows(above: usize, below: usize, count: i32, weight: i32): void {
  if (weight === 0) {
    memory.copy(mixed, above, (count + 15) & ~15)
    return
  }
  const w = i16x8.splat(<i16>weight)
  for (let x = 0; x < count; x += 16) {
    const a = v128.load(above + x)
    const b = v128.load(below + x)
    const al = i16x8.extend_low_i8x16_u(a)
    const ah = i16x8.extend_high_i8x16_u(a)
    const l = i16x8.q15mulr_sat_s(i16x8.sub(i16x8.extend_low_i8x16_u(b), al), w)
    const h = i16x8.q15mulr_sat_s(i16x8.sub(i16x8.extend_high_i8x16_u(b), ah), w)
    v128.store(mixed + x, i8x16.narrow_i16x8_u(i16x8.add(al, l), i16x8.add(ah, h)))
  }
}

/** 8 pixels as 16 bit values; `start` is the source column of mixed[0]. */
function group8(group: i32, start: i32): v128 {
  const entry = (<usize>group) << 4
  const row = v128.load(mixed + (load<i32>(bases + ((<usize>group) << 2)) - start))
  const lane = v128.load(lanes + entry)
  const left = i8x16.swizzle(row, lane)
  const right = i8x16.swizzle(row, i16x8.add(lane, i16x8.splat(1))) // adds to the low byte, 255 stays above it
  return i16x8.add(left, i16x8.q15mulr_sat_s(i16x8.sub(right, left), v128.load(weights + entry)))
}

function pixelAt(x: i32, start: i32): i32 {
  const at = mixed + (load<i32>(columns + ((<usize>x) << 2)) - start)
  const left = <i32>load<u8>(at)
  const weight = <i32>load<u16>(weights + ((<usize>x) << 1))
  return left + (((<i32>load<u8>(at, 1) - left) * weight + 0x4000) >> 15)
}

function wide16(x: i32, start: i32): v128 {
  for (let lane = 0; lane < 16; lane++) store<u8>(tail + lane, pixelAt(x + lane, start))
  return v128.load(tail)
}

/** d + (s − d) · weight for 16 values. */
function fade(d: v128, s: v128, weight: v128): v128 {
  const dl = i16x8.extend_low_i8x16_u(d)
  const dh = i16x8.extend_high_i8x16_u(d)
  const l = i16x8.q15mulr_sat_s(i16x8.sub(i16x8.extend_low_i8x16_u(s), dl), weight)
  const h = i16x8.q15mulr_sat_s(i16x8.sub(i16x8.extend_high_i8x16_u(s), dh), weight)
  return i8x16.narrow_i16x8_u(i16x8.add(dl, l), i16x8.add(dh, h))
}

/**
 * Target pixel (x, y) is the source at (fromX + x · stepX, fromY + y · stepY), in source pixels with centres on whole
 * numbers, clamped to the plane. `weight` below 32767 fades over what is there. The source may be read 32 bytes beyond
 * the end of a row.
 */
export function samplePlane(
  source: usize,
  sourceStride: i32,
  sourceWidth: i32,
  sourceHeight: i32,
  to: usize,
  stride: i32,
  width: i32,
  height: i32,
  fromX: f64,
  stepX: f64,
  fromY: f64,
  stepY: f64,
  weight: i32,
): void {
  const narrow = buildColumns(width, fromX, stepX, sourceWidth)
  const start = load<i32>(columns)
  const count = load<i32>(columns + ((<usize>(width - 1)) << 2)) - start + 17
  const most = <f64>(sourceHeight - 1)
  const w = i16x8.splat(<i16>weight)
  for (let y = 0; y < height; y++, to += stride) {
    const at = clamp(fromY + <f64>y * stepY, most)
    const row = <i32>at
    const above = source + row * sourceStride + start
    const below = source + min(row + 1, sourceHeight - 1) * sourceStride + start
    mixRows(above, below, count, <i32>min(32767.0, (at - <f64>row) * 32768.0 + 0.5))
    for (let x = 0; x < width; x += 16) {
      const group = x >> 3
      let s = narrow ? i8x16.narrow_i16x8_u(group8(group, start), group8(group + 1, start)) : wide16(x, start)
      if (x + 16 <= width) {
        if (weight < 32767) s = fade(v128.load(to + x), s, w)
        v128.store(to + x, s)
        continue
      }
      const rest = width - x
      if (weight < 32767) {
        memory.copy(tail, to + x, rest)
        s = fade(v128.load(tail), s, w)
      }
      v128.store(tail, s)
      memory.copy(to + x, tail, rest)
    }
  }
}
