/** Owns the cards of words: a quote with its speaker, a definition, dates on a strip. */
import { mix } from '../colour.ts'
import { drawLine, drawText, fitText, textWidth } from '../letters.ts'
import { circle, ellipse, group, n, opacity, path, rect } from '../svg.ts'
import type { Board } from './board.ts'
import type { Card, Moment } from './card.ts'

const SHORT = 1080

/** Head and shoulders of nobody in particular, in a medallion. */
function drawPortrait({ scene, picture, accent }: Board): string {
  const { pen, palette } = scene
  const radius = Math.min(picture.width, picture.height) * 0.4
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height / 2]
  const [cloth, skin] = [mix(palette.near, palette.sky[0], 0.3), mix(palette.near, palette.sky[1], 0.62)]
  const disc = `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 1 0 ${n(radius * 2)} 0a${n(radius)} ${n(radius)} 0 1 0 ${n(-radius * 2)} 0Z`
  const bust =
    path(
      `M${n(x - radius * 0.72)} ${n(y + radius)}C${n(x - radius * 0.7)} ${n(y + radius * 0.42)} ${n(x - radius * 0.34)} ${n(y + radius * 0.36)} ${n(x)} ${n(y + radius * 0.36)}S${n(x + radius * 0.7)} ${n(y + radius * 0.42)} ${n(x + radius * 0.72)} ${n(y + radius)}Z`,
      cloth,
    ) +
    rect(
      x - radius * 0.13,
      y + radius * 0.08,
      radius * 0.26,
      radius * 0.4,
      mix(skin, cloth, 0.3),
      `rx="${n(radius * 0.1)}"`,
    ) +
    ellipse(x, y - radius * 0.16, radius * 0.3, radius * 0.37, skin)
  return (
    circle(
      x,
      y,
      radius * 1.1,
      'none',
      `stroke="${accent}" stroke-width="5" stroke-dasharray="${n(radius * 0.9)} ${n(radius * 0.34)}" stroke-linecap="round" ${opacity(0.8)}`,
    ) +
    path(
      disc,
      pen.linear([
        [0, mix(palette.sky[3], palette.sun, 0.4)],
        [1, palette.sky[2]],
      ]),
    ) +
    group(bust, pen.clip(disc))
  )
}

export function drawQuote(board: Board, { words, by }: Extract<Card, { kind: 'quote' }>): string | undefined {
  const { letters, room, ink, soft, accent, scene } = board
  const wide = scene.layout.shape === 'wide'
  const zone = by && wide ? board.words : room
  const byHeight = by ? SHORT * 0.075 : 0
  const mark = SHORT * 0.1
  const text = fitText(letters, `“${words}”`, {
    face: 'title',
    width: zone.width,
    height: zone.height - byHeight - mark,
    largest: SHORT * 0.085,
    smallest: SHORT * 0.042,
    leading: 1.2,
    most: 8,
  })
  if (!text || (by && textWidth(letters, 'label', by, SHORT * 0.042) > zone.width - 60)) return undefined
  let y = zone.y + (zone.height - text.height - byHeight - mark) / 2 + mark
  let drawn = drawLine(letters, '“', {
    face: 'title',
    x: zone.x - SHORT * 0.008,
    y: y + SHORT * 0.1,
    size: SHORT * 0.3,
    colour: accent,
  })
  drawn += drawText(letters, text, { x: zone.x, y, colour: ink })
  y += text.height + byHeight * 0.85
  if (by) {
    drawn += rect(zone.x, y - SHORT * 0.016, 44, 5, accent, 'rx="2.5"')
    drawn += drawLine(letters, by, { face: 'label', x: zone.x + 60, y, size: SHORT * 0.042, colour: soft })
  }
  return drawn + (by && wide ? drawPortrait(board) : '')
}

export function drawDefinition(
  { letters, words, ink, accent, scene }: Board,
  { term, meaning }: Extract<Card, { kind: 'definition' }>,
): string | undefined {
  const align = scene.layout.shape === 'wide' ? 'left' : 'middle'
  const x = align === 'left' ? words.x : words.x + words.width / 2
  const head = fitText(letters, term, {
    face: 'title',
    width: words.width,
    height: words.height * 0.4,
    largest: SHORT * 0.125,
    smallest: SHORT * 0.06,
    leading: 1.08,
    most: 2,
  })
  const gap = SHORT * 0.06
  const body =
    head &&
    fitText(letters, meaning, {
      face: 'label',
      width: words.width,
      height: words.height - head.height - gap,
      largest: SHORT * 0.056,
      smallest: SHORT * 0.036,
      leading: 1.3,
      most: 6,
    })
  if (!head || !body) return undefined
  const y = words.y + (words.height - head.height - body.height - gap) / 2
  const ruleX = align === 'left' ? x : x - 50
  return (
    drawText(letters, head, { x, y, colour: ink, align }) +
    rect(ruleX, y + head.height + gap * 0.45, 100, 7, accent, 'rx="3.5"') +
    drawText(letters, body, { x, y: y + head.height + gap, colour: ink, align })
  )
}

/** Dates along a strip: across in wide frames, down in the others. */
export function drawTimeline(board: Board, events: readonly Moment[]): string | undefined {
  const { letters, room, ink, soft, accent, ground, scene } = board
  const line = mix(ground, ink, 0.32)
  const dot = (x: number, y: number, own: boolean): string =>
    circle(x, y, own ? 22 : 13, ground) +
    circle(x, y, own ? 16 : 9, own ? accent : line) +
    (own ? circle(x, y, 26, 'none', `stroke="${accent}" stroke-width="3" ${opacity(0.5)}`) : '')
  const wide = scene.layout.shape === 'wide'
  // a date that has something to say takes twice the place
  const weights = events.map(({ label }) => (label === undefined ? 0.8 : 2))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let [place, drawn] = [0, '']
  for (const [i, { date, label }] of events.entries()) {
    const share = (weights[i] ?? 1) / sum
    const own = label !== undefined
    const size = own ? SHORT * 0.082 : SHORT * 0.048
    const [step, start] = [(wide ? room.width : room.height) * share, place]
    place += step
    if (wide) {
      const [x, y] = [room.x + start, room.y + room.height * 0.42]
      const text = own
        ? fitText(letters, label, {
            face: 'label',
            width: step - 36,
            height: room.height * 0.46,
            largest: SHORT * 0.05,
            smallest: SHORT * 0.032,
            leading: 1.26,
            most: 5,
          })
        : undefined
      if ((own && !text) || textWidth(letters, 'title', date, size) > step - 10) return undefined
      drawn +=
        dot(x + 16, y, own) +
        drawLine(letters, date, { face: 'title', x, y: y - SHORT * 0.05, size, colour: own ? ink : soft })
      if (text) drawn += drawText(letters, text, { x, y: y + SHORT * 0.05, colour: soft })
      continue
    }
    const [x, y] = [room.x + room.width * 0.34, room.y + start + step / 2]
    const text = own
      ? fitText(letters, label, {
          face: 'label',
          width: room.width * 0.58,
          height: step * 0.92,
          largest: SHORT * 0.052,
          smallest: SHORT * 0.034,
          leading: 1.24,
          most: 5,
        })
      : undefined
    if (own && !text) return undefined
    drawn +=
      dot(x, y, own) +
      drawLine(letters, date, {
        face: 'title',
        x: x - 44,
        y: y + size * 0.34,
        size,
        colour: own ? ink : soft,
        align: 'right',
      })
    if (text) drawn += drawText(letters, text, { x: x + 48, y: y - text.height / 2, colour: soft })
  }
  const strip = wide
    ? rect(room.x, room.y + room.height * 0.42 - 3, room.width, 6, line, 'rx="3"')
    : rect(room.x + room.width * 0.34 - 3, room.y, 6, room.height, line, 'rx="3"')
  return strip + drawn
}
