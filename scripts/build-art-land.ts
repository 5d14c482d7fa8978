/**
 * Owns the making of packages/offline/src/art/data/land.json: the outlines of the continents and the middles of
 * countries, from Natural Earth (public domain) by way of world-atlas (ISC), in whole tenths of a degree.
 * Run: node --conditions=source scripts/build-art-land.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Point = readonly [x: number, y: number]
type Geometry = {
  readonly type: string
  readonly arcs: readonly unknown[]
  readonly properties?: { readonly name?: string }
}
type Topology = {
  readonly transform: { readonly scale: Point; readonly translate: Point }
  readonly arcs: readonly (readonly Point[])[]
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>
}

/** Islands smaller than this, in square degrees, are left out, and bends flatter than this, in degrees. */
const LEAST_AREA = 1.6
const FLAT = 0.22

const require = createRequire(new URL('../packages/offline/package.json', import.meta.url))
const read = (name: string): Topology => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'))

/** A TopoJSON arc: differences on a grid (the TopoJSON specification, 2.1.4). */
function decode({ arcs, transform }: Topology, index: number): readonly Point[] {
  let [x, y] = [0, 0]
  const points = (arcs[index < 0 ? ~index : index] ?? []).map(([dx, dy]): Point => {
    x += dx
    y += dy
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
  })
  return index < 0 ? points.toReversed() : points
}

const ringsOf = (topology: Topology, { type, arcs }: Geometry): readonly (readonly Point[])[] => {
  const rings = type === 'Polygon' ? arcs : arcs.flat(1)
  return (rings as readonly (readonly number[])[]).map(ring =>
    ring.flatMap((arc, i) => decode(topology, arc).slice(i === 0 ? 0 : 1)),
  )
}

/** A ring that crosses the date line goes on beyond 180 degrees instead of running back around the world. */
function unwrap(ring: readonly Point[]): readonly Point[] {
  let turn = 0
  return ring.map(([x, y], i) => {
    const before = ring[i - 1]?.[0] ?? x
    if (Math.abs(y) < 89 && x - before > 180) turn -= 360
    if (Math.abs(y) < 89 && x - before < -180) turn += 360
    return [x + turn, y]
  })
}

const areaOf = (ring: readonly Point[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y]
    return sum + (x * ny - nx * y) / 2
  }, 0)

const awayFrom = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/** Ramer–Douglas–Peucker. */
function simplify(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return points
  let [most, at] = [0, 0]
  points.forEach((point, i) => {
    const away = awayFrom(point, first, last)
    if (away > most) [most, at] = [away, i]
  })
  return most <= FLAT
    ? [first, last]
    : [...simplify(points.slice(0, at + 1)).slice(0, -1), ...simplify(points.slice(at))]
}

/** Each ring as differences in tenths of a degree: x y x y … */
const land = read('land-110m')
const rings = Object.values(land.objects)
  .flatMap(({ geometries }) => geometries)
  .flatMap(geometry => ringsOf(land, geometry))
  .map(unwrap)
  .filter(ring => Math.abs(areaOf(ring)) >= LEAST_AREA)
  .map(ring => {
    const half = Math.floor(ring.length / 2)
    const points = [...simplify(ring.slice(0, half + 1)).slice(0, -1), ...simplify(ring.slice(half))]
    let [lastX, lastY] = [0, 0]
    return points.flatMap(([x, y]) => {
      const [tenX, tenY] = [Math.round(x * 10), Math.round(y * 10)]
      const moved = [tenX - lastX, tenY - lastY]
      ;[lastX, lastY] = [tenX, tenY]
      return moved
    })
  })

/** The middle of a country's largest part. */
const countries = read('countries-110m')
const middles = Object.fromEntries(
  (countries.objects.countries?.geometries ?? []).flatMap(geometry => {
    const name = geometry.properties?.name
    const largest = [...ringsOf(countries, geometry)].sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))[0]
    if (!name || !largest) return []
    const area = areaOf(largest)
    const [x, y] = largest.reduce(
      ([sumX, sumY], [ax, ay], i) => {
        const [bx, by] = largest[(i + 1) % largest.length] ?? [ax, ay]
        const cross = ax * by - bx * ay
        return [sumX + (ax + bx) * cross, sumY + (ay + by) * cross]
      },
      [0, 0] as Point,
    )
    return [[name, [Math.round((x / (6 * area)) * 10) / 10, Math.round((y / (6 * area)) * 10) / 10]]]
  }),
)

const path = new URL('../packages/offline/src/art/data/land.json', import.meta.url).pathname
writeFileSync(
  path,
  `{"rings":[\n${rings.map(ring => `[${ring}]`).join(',\n')}],\n"countries":${JSON.stringify(middles).replaceAll('],"', '],\n"')}}\n`,
)
console.log(`${rings.length} rings, ${rings.flat().length / 2} points, ${Object.keys(middles).length} countries`)
