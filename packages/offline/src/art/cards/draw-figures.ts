/** Owns the cards of figures: a number in its clause, bars side by side, a line that rises or falls. */
import { mix } from '../colour.ts'
import { placeIcon } from '../icons.ts'
import { drawLine, drawText, fitText, textWidth } from '../letters.ts'
import { drawGlow } from '../light.ts'
import { circle, n, opacity, path, rect, stroke } from '../svg.ts'
import type { Board, Zone } from './board.ts'
import type { Bar, Card } from './card.ts'

const SHORT = 1080

type At = { readonly x: number; readonly y: number; readonly colour: string; readonly align: 'left' | 'middle' }

/** An arc about a middle, from the top, clockwise; `share` 0..1. */
function arc(x: number, y: number, radius: number, share: number): string {
  const angle = Math.min(0.9999, share) * Math.PI * 2
  const [endX, endY] = [x + Math.sin(angle) * radius, y - Math.cos(angle) * radius]
  return `M${n(x)} ${n(y - radius)}A${n(radius)} ${n(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${n(endX)} ${n(endY)}`
}

/** The scene's main thing in a ring; of a share the ring is filled that far. */
export function drawMedallion({ scene, picture, ink, accent, ground }: Board, share?: number): string {
  const { pen, palette, hero } = scene
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height / 2]
  const radius = Math.min(picture.width, picture.height) * 0.44
  const inner = radius * 0.8
  const disc = circle(
    x,
    y,
    inner,
    pen.radial([
      [0, mix(palette.sun, palette.paper, 0.4)],
      [0.7, mix(palette.sky[3], palette.sun, 0.3)],
      [1, mix(palette.sky[2], palette.accent, 0.14)],
    ]),
  )
  const ring =
    share === undefined
      ? circle(
          x,
          y,
          radius,
          'none',
          `stroke="${ink}" stroke-width="4" stroke-dasharray="3 19" stroke-linecap="round" ${opacity(0.7)}`,
        )
      : circle(x, y, radius, 'none', `stroke="${mix(ground, ink, 0.22)}" stroke-width="${n(radius * 0.15)}"`) +
        stroke(arc(x, y, radius, share), accent, radius * 0.15)
  const icon = hero ? placeIcon(pen, hero, { x, y, size: inner * 1.15, anchor: 'middle' }) : ''
  return drawGlow(scene, x, y, radius * 1.7, palette.sun, 0.28) + ring + disc + icon
}

/** Digits large, the unit smaller beside or below them; number words as large as they fit. */
function setFigure(
  { letters, words }: Board,
  figure: string,
): { readonly height: number; readonly draw: (at: At) => string } | undefined {
  const [, digits, unit] = /^([^\p{L}]*\d[\d,.]*%?)\s*(.*)$/u.exec(figure) ?? []
  if (digits !== undefined && unit) {
    const share = 0.42
    const wide = textWidth(letters, 'title', digits, 1) + 0.2 + textWidth(letters, 'title', unit, share)
    const size = Math.min(SHORT * 0.25, words.width / wide, words.height * 0.52)
    if (size < SHORT * 0.09) return undefined
    return {
      height: size * 0.86,
      draw: ({ x, y, colour, align }) => {
        const left = align === 'left' ? x : x - (wide * size) / 2
        const base = y + size * 0.78
        const next = left + textWidth(letters, 'title', digits, size) + 0.2 * size
        return (
          drawLine(letters, digits, { face: 'title', x: left, y: base, size, colour }) +
          drawLine(letters, unit, { face: 'title', x: next, y: base, size: size * share, colour })
        )
      },
    }
  }
  const text = fitText(letters, figure, {
    face: 'title',
    width: words.width,
    height: words.height * 0.5,
    largest: SHORT * 0.21,
    smallest: SHORT * 0.07,
    leading: 1,
    most: 2,
  })
  return text && { height: text.height, draw: at => drawText(letters, text, at) }
}

/** One block under the other, in the middle of the zone's height; undefined when it does not fit. */
export function drawNumber(board: Board, card: Extract<Card, { kind: 'number' }>): string | undefined {
  const { letters, words, ink, soft, accent, scene } = board
  const align = scene.layout.shape === 'wide' ? 'left' : 'middle'
  const x = align === 'left' ? words.x : words.x + words.width / 2
  const figure = setFigure(board, card.figure)
  if (!figure) return undefined
  const gap = SHORT * 0.028
  const sides = [card.lead, card.rest].filter(text => text !== undefined).length
  const side = (text: string | undefined) =>
    text === undefined
      ? undefined
      : fitText(letters, text, {
          face: 'label',
          width: words.width,
          height: (words.height - figure.height - gap * 2) / sides,
          largest: SHORT * 0.056,
          smallest: SHORT * 0.036,
          leading: 1.24,
          most: 3,
        })
  const [lead, rest] = [side(card.lead), side(card.rest)]
  if ((card.lead && !lead) || (card.rest && !rest)) return undefined
  const total = (lead ? lead.height + gap : 0) + figure.height + (rest ? rest.height + gap : 0)
  let y = words.y + (words.height - total) / 2
  let drawn = ''
  if (lead) {
    drawn += drawText(letters, lead, { x, y, colour: soft, align })
    y += lead.height + gap
  }
  drawn += figure.draw({ x, y, colour: accent, align })
  y += figure.height + gap
  if (rest) drawn += drawText(letters, rest, { x, y, colour: ink, align })
  return drawn
}

/** Bars from zero, each with its label above; its figure stands at its end, in narrow frames beside the label. */
export function drawBars(
  { letters, room, ink, soft, accent, ground, scene }: Board,
  bars: readonly Bar[],
): string | undefined {
  const most = Math.max(...bars.map(({ value }) => value))
  const row = Math.min(room.height / bars.length, SHORT * 0.2)
  const size = Math.min(row * 0.29, SHORT * 0.05)
  const wide = scene.layout.shape === 'wide'
  const figureSize = Math.min(row * (wide ? 0.38 : 0.32), SHORT * (wide ? 0.066 : 0.056))
  const thick = row * 0.34
  const widest = Math.max(...bars.map(({ text }) => textWidth(letters, 'title', text, figureSize)))
  const length = wide ? room.width - widest - SHORT * 0.03 : room.width
  const column = wide ? room.width : room.width - widest - SHORT * 0.03
  if (length < room.width * 0.3 || bars.some(({ label }) => textWidth(letters, 'label', label, size) > column))
    return undefined
  const top = room.y + (room.height - row * bars.length) / 2
  return bars
    .map(({ label, text, value }, i) => {
      const y = top + row * i
      const bar = Math.max(thick, (length * value) / most)
      const tone = value === most ? accent : mix(accent, scene.palette.sky[1], 0.55)
      const barY = y + row * 0.42
      const figureY = wide ? barY + thick / 2 + figureSize * 0.35 : y + row * 0.32
      return (
        drawLine(letters, label, { face: 'label', x: room.x, y: y + row * 0.32, size, colour: soft }) +
        rect(room.x, barY, length, thick, mix(ground, ink, 0.1), `rx="${n(thick / 2)}"`) +
        rect(room.x, barY, bar, thick, tone, `rx="${n(thick / 2)}"`) +
        drawLine(letters, text, {
          face: 'title',
          x: room.x + room.width,
          y: figureY,
          size: figureSize,
          colour: ink,
          align: 'right',
        })
      )
    })
    .join('')
}

/** Points over their years, the figure above each, the years on a base line. */
export function drawGrowth(
  { letters, room, ink, soft, accent, scene, ground }: Board,
  points: readonly Bar[],
): string | undefined {
  const { pen } = scene
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const column = room.width / points.length
  const size = Math.min(
    SHORT * 0.07,
    ...points.map(({ text }) => (SHORT * 0.07 * column * 0.92) / textWidth(letters, 'title', text, SHORT * 0.07)),
  )
  if (size < SHORT * 0.032) return undefined
  const yearSize = SHORT * 0.046
  const base = room.y + room.height - (points.every(({ label }) => label === '') ? 0 : yearSize * 1.5)
  const plot: Zone = {
    x: room.x,
    width: room.width,
    y: room.y + size * 1.5,
    height: base - room.y - size * 1.5 - SHORT * 0.03,
  }
  // the line starts at zero unless all that happens lies far above it
  const floor = least > most * 0.75 ? least - (most - least) : 0
  const at = points.map(
    ({ value }, i) =>
      [
        plot.x + column * (i + 0.5),
        plot.y + plot.height * (1 - (value - floor) / Math.max(1e-9, most - floor)),
      ] as const,
  )
  const line = at.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')
  const [first, last] = [at[0], at.at(-1)]
  if (!first || !last) return undefined
  const area = path(
    `${line}L${n(last[0])} ${n(base)}L${n(first[0])} ${n(base)}Z`,
    pen.linear([
      [0, accent, 0.42],
      [1, accent, 0.04],
    ]),
  )
  return (
    rect(room.x, base - 2, room.width, 4, mix(ground, ink, 0.3), 'rx="2"') +
    area +
    stroke(line, accent, 10, 'stroke-linejoin="round"') +
    at
      .map(([x, y], i) => {
        const { text, label } = points[i] ?? { text: '', label: '' }
        return (
          circle(x, y, 19, ground) +
          circle(x, y, 13, accent) +
          drawLine(letters, text, {
            face: 'title',
            x,
            y: y - SHORT * 0.038,
            size,
            colour: ink,
            halo: ground,
            align: 'middle',
          }) +
          (label === ''
            ? ''
            : drawLine(letters, label, {
                face: 'label',
                x,
                y: base + yearSize * 1.25,
                size: yearSize,
                colour: soft,
                align: 'middle',
              }))
        )
      })
      .join('')
  )
}
