/** Owns reading outlines from a WOFF file with TrueType outlines (OpenType spec: cmap 4 and 12, loca, glyf, hmtx). */
import { inflateSync } from 'node:zlib'

/** Advance and SVG path in thousandths of the size; the base line is 0, up is negative. */
export type Outline = readonly [advance: number, path: string]

type Contour = readonly { readonly x: number; readonly y: number; readonly on: boolean }[]
type Move = (x: number, y: number) => readonly [x: number, y: number]

function tablesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const tables = new Map<string, Buffer>()
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const at = 44 + i * 20
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    const bytes = file.subarray(offset, offset + packed)
    tables.set(file.toString('latin1', at, at + 4), packed < length ? inflateSync(bytes) : bytes)
  }
  return tables
}

/** Code point → glyph. */
function readCharacters(cmap: Buffer): (code: number) => number {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8))
  const wide = offsets.find(at => cmap.readUInt16BE(at) === 12)
  if (wide !== undefined)
    return code => {
      for (let i = 0; i < cmap.readUInt32BE(wide + 12); i++) {
        const at = wide + 16 + i * 12
        const first = cmap.readUInt32BE(at)
        if (code >= first && code <= cmap.readUInt32BE(at + 4)) return cmap.readUInt32BE(at + 8) + code - first
      }
      return 0
    }
  const at = offsets.find(offset => cmap.readUInt16BE(offset) === 4)
  if (at === undefined) throw new Error('no cmap that is understood')
  const segments = cmap.readUInt16BE(at + 6) / 2
  return code => {
    for (let i = 0; i < segments; i++) {
      const end = cmap.readUInt16BE(at + 14 + i * 2)
      if (code > end) continue
      const start = cmap.readUInt16BE(at + 16 + (segments + i) * 2)
      if (code < start) return 0
      const delta = cmap.readUInt16BE(at + 16 + (2 * segments + i) * 2)
      const rangeAt = at + 16 + (3 * segments + i) * 2
      const range = cmap.readUInt16BE(rangeAt)
      if (range === 0) return (code + delta) & 0xffff
      const glyph = cmap.readUInt16BE(rangeAt + range + (code - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

function simpleContours(data: Buffer, count: number): readonly Contour[] {
  const ends = Array.from({ length: count }, (_, i) => data.readUInt16BE(10 + i * 2))
  const total = (ends.at(-1) ?? -1) + 1
  let at = 10 + count * 2
  at += 2 + data.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = data.readUInt8(at++)
    flags.push(flag)
    if (flag & 8) for (let again = data.readUInt8(at++); again > 0; again--) flags.push(flag)
  }
  const read = (short: number, same: number): number[] => {
    let value = 0
    return flags.map(flag => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++)
      else if (!(flag & same)) {
        value += data.readInt16BE(at)
        at += 2
      }
      return value
    })
  }
  const xs = read(2, 16)
  const ys = read(4, 32)
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? -1) + 1
    return flags
      .slice(from, end + 1)
      .map((flag, k) => ({ x: xs[from + k] ?? 0, y: ys[from + k] ?? 0, on: (flag & 1) === 1 }))
  })
}

const F2DOT14 = 16384

/** The parts of a composite glyph with the way each is moved. */
function* partsOf(data: Buffer): Generator<{ readonly glyph: number; readonly move: Move }> {
  let at = 10
  for (let flags = 32; flags & 32; ) {
    flags = data.readUInt16BE(at)
    const glyph = data.readUInt16BE(at + 2)
    const [dx, dy] =
      flags & 1 ? [data.readInt16BE(at + 4), data.readInt16BE(at + 6)] : [data.readInt8(at + 4), data.readInt8(at + 5)]
    at += flags & 1 ? 8 : 6
    let [a, b, c, d] = [1, 0, 0, 1]
    const next = (): number => {
      at += 2
      return data.readInt16BE(at - 2) / F2DOT14
    }
    if (flags & 8) a = d = next()
    else if (flags & 64) [a, d] = [next(), next()]
    else if (flags & 128) [a, b, c, d] = [next(), next(), next(), next()]
    yield { glyph, move: (x, y) => [a * x + c * y + dx, b * x + d * y + dy] }
  }
}

/** Quadratic outline with the points that TrueType leaves out between two curves. */
function pathOf(contour: Contour, scale: number): string {
  const point = (x: number, y: number): string => `${Math.round(x * scale)} ${Math.round(-y * scale)}`
  const [first, last] = [contour[0], contour.at(-1)]
  if (!first || !last || contour.length < 2) return ''
  const start = first.on ? first : last.on ? last : { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }
  let path = `M${point(start.x, start.y)}`
  const rest = [...contour.slice(first.on ? 1 : 0), { ...start, on: true }]
  for (let i = 0; i < rest.length; i++) {
    const here = rest[i]
    const next = rest[i + 1]
    if (!here) break
    if (here.on) path += `L${point(here.x, here.y)}`
    else if (next?.on) {
      path += `Q${point(here.x, here.y)} ${point(next.x, next.y)}`
      i++
    } else if (next) path += `Q${point(here.x, here.y)} ${point((here.x + next.x) / 2, (here.y + next.y) / 2)}`
  }
  return `${path}Z`
}

/** The outlines of those characters that the font has. */
export function* readOutlines(
  file: Buffer,
  characters: string,
): Generator<readonly [character: string, outline: Outline]> {
  const tables = tablesOf(file)
  const table = (name: string): Buffer => {
    const found = tables.get(name)
    if (!found) throw new Error(`the font has no ${name}`)
    return found
  }
  const [head, loca, glyf, hmtx] = [table('head'), table('loca'), table('glyf'), table('hmtx')]
  const scale = 1000 / head.readUInt16BE(18)
  const long = head.readInt16BE(50) === 1
  const metrics = table('hhea').readUInt16BE(34)
  const glyphOf = readCharacters(table('cmap'))
  const offset = (glyph: number): number => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  const contours = (glyph: number): readonly Contour[] => {
    const data = glyf.subarray(offset(glyph), offset(glyph + 1))
    if (data.length === 0) return []
    const count = data.readInt16BE(0)
    if (count >= 0) return simpleContours(data, count)
    return [...partsOf(data)].flatMap(({ glyph: part, move }) =>
      contours(part).map(contour =>
        contour.map(({ x, y, on }) => {
          const [movedX, movedY] = move(x, y)
          return { x: movedX, y: movedY, on }
        }),
      ),
    )
  }
  for (const character of characters) {
    const glyph = glyphOf(character.codePointAt(0) ?? 0)
    if (glyph === 0) continue
    const advance = Math.round(hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4) * scale)
    yield [
      character,
      [
        advance,
        contours(glyph)
          .map(contour => pathOf(contour, scale))
          .join(''),
      ],
    ]
  }
}
