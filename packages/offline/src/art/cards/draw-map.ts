/** Owns the stylised map: land of Natural Earth about the named places, pins with labels, a route between them. */

import { mix, shade } from '../colour.ts'
import { data as land } from '../data/land.ts'
import { drawLine, textWidth } from '../letters.ts'
import { circle, n, opacity, path, rect, stroke } from '../svg.ts'
import type { Board } from './board.ts'
import type { Card, Place } from './card.ts'

const SHORT = 1080
/** The smallest part of the world that the coarse outlines bear, in degrees across the frame. */
const LEAST_SPAN = 62
/** Plate carrée, narrowed by the cosine of the middle latitude, so that shapes keep their proportions there. */
type View = {
  readonly longitude: number
  readonly latitude: number
  readonly scale: number
  readonly narrow: number
  readonly x: number
  readonly y: number
}

const between = (values: readonly number[]): readonly [middle: number, span: number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return [(low + high) / 2, high - low]
}

/** Pins lie within the card's room, whatever the frame's shape. */
function viewOf({ room, scene }: Board, places: readonly Place[]): View {
  const [longitude, across] = between(places.map(place => place.longitude))
  const [latitude, down] = between(places.map(place => place.latitude))
  const narrow = Math.cos((Math.min(62, Math.abs(latitude)) * Math.PI) / 180)
  const scale = Math.min(
    scene.layout.width / LEAST_SPAN / narrow,
    (room.width * 0.78) / Math.max(1, across * narrow),
    (room.height * 0.72) / Math.max(1, down),
  )
  return { longitude, latitude, scale, narrow, x: room.x + room.width / 2, y: room.y + room.height * 0.56 }
}

const project = (
  { longitude, latitude, scale, narrow, x, y }: View,
  lon: number,
  lat: number,
): readonly [x: number, y: number] => [x + (lon - longitude) * scale * narrow, y - (lat - latitude) * scale]

/** The outlines, drawn again a turn away where the frame looks beyond the date line. */
function drawLand(view: View, width: number): string {
  let d = ''
  for (const turn of [-360, 0, 360])
    for (const ring of land.rings) {
      let [lon, lat] = [0, 0]
      const points: string[] = []
      let [low, high] = [Infinity, -Infinity]
      for (let i = 0; i + 1 < ring.length; i += 2) {
        lon += (ring[i] ?? 0) / 10
        lat += (ring[i + 1] ?? 0) / 10
        const [x, y] = project(view, lon + turn, lat)
        ;[low, high] = [Math.min(low, x), Math.max(high, x)]
        points.push(`${n(x)} ${n(y)}`)
      }
      if (high > 0 && low < width) d += `M${points.join('L')}Z`
    }
  return d
}

export function drawMap(
  board: Board,
  { places, route }: Extract<Card, { kind: 'map' }>,
): { readonly land: string; readonly pins: string } | undefined {
  const { scene, letters, room, ink, accent, ground } = board
  const { layout, pen, palette } = scene
  const view = viewOf(board, places)
  const outlines = drawLand(view, layout.width)
  const soil = mix(shade(ground, 0.14), palette.far, 0.34)
  let lines = ''
  for (let degree = -180; degree <= 180; degree += 15) {
    const [x, y] = project(view, view.longitude + degree, view.latitude + degree)
    lines += `M${n(x)} 0V${n(layout.height)}M0 ${n(y)}H${n(layout.width)}`
  }
  const drawn =
    stroke(lines, mix(ground, ink, 0.3), 2, opacity(0.3)) +
    path(outlines, shade(ground, -0.08), `transform="translate(0 9)" ${opacity(0.5)}`) +
    path(
      outlines,
      pen.linear([
        [0, shade(soil, 0.03)],
        [1, shade(soil, -0.04)],
      ]),
      `stroke="${shade(soil, 0.09)}" stroke-width="3" stroke-linejoin="round"`,
    )
  const pinned = places.map(place => ({ place, at: project(view, place.longitude, place.latitude) }))
  let pins = ''
  if (route === 'yes')
    pinned.slice(1).forEach(({ at: [x, y] }, i) => {
      const [fromX, fromY] = pinned[i]?.at ?? [x, y]
      const rise = Math.hypot(x - fromX, y - fromY) * 0.22
      pins += stroke(
        `M${n(fromX)} ${n(fromY)}Q${n((fromX + x) / 2)} ${n(Math.min(fromY, y) - rise)} ${n(x)} ${n(y)}`,
        accent,
        7,
        'stroke-dasharray="2 20"',
      )
    })
  const size = SHORT * 0.046
  const taken: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }[] = []
  for (const { place, at } of pinned) {
    const [x, y] = at
    const [width, height] = [textWidth(letters, 'label', place.name, size) + 44, size * 1.6]
    // above the pin, else below it, else at a side: wherever no other label lies
    const offers = [
      [x - width / 2, y - 74 - height],
      [x - width / 2, y + 26],
      [x + 34, y - 30 - height / 2],
      [x - 34 - width, y - 30 - height / 2],
    ] as const
    const spot = offers
      .map(([left, top]) => {
        const inside = Math.max(room.x, Math.min(left, room.x + room.width - width))
        return { left: inside, top, right: inside + width, bottom: top + height }
      })
      .find(
        box =>
          box.top >= room.y &&
          box.bottom <= room.y + room.height &&
          taken.every(
            other =>
              box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
          ) &&
          pinned.every(
            ({ at: [px, py], place: other }) =>
              other === place || px < box.left - 20 || px > box.right + 20 || py < box.top - 8 || py - 58 > box.bottom,
          ),
      )
    if (!spot) return undefined
    taken.push(spot)
    pins +=
      circle(x, y, 34, accent, opacity(0.22)) +
      path(
        `M${n(x)} ${n(y)}C${n(x - 8)} ${n(y - 22)} ${n(x - 26)} ${n(y - 28)} ${n(x - 26)} ${n(y - 44)}a26 26 0 0 1 52 0C${n(x + 26)} ${n(y - 28)} ${n(x + 8)} ${n(y - 22)} ${n(x)} ${n(y)}Z`,
        accent,
      ) +
      circle(x, y - 44, 10, ink) +
      rect(spot.left, spot.top, width, height, shade(ground, -0.06), `rx="${n(height / 2)}" ${opacity(0.94)}`) +
      drawLine(letters, place.name, {
        face: 'label',
        x: spot.left + 22,
        y: spot.top + height / 2 + size * 0.34,
        size,
        colour: ink,
      })
  }
  return { land: drawn, pins }
}
