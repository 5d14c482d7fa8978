/** Owns the placing of a title card's text: left in landscape, upper third otherwise, with a scrim that keeps it readable. */
import type { Size } from '@contenthq/model'
import type { Colour, Rect } from '../display-list.ts'
import { breakLines } from './break-lines.ts'
import type { LaidTitle } from './layout.ts'
import { spriteKey, type TextSpec } from './sprite-spec.ts'
import { measureText, textRect } from './sprites.ts'

const WHITE: Colour = [255, 255, 255, 1]
const MAX_LINES = 4

/** The largest of a few sizes at which the title takes at most `MAX_LINES` lines and no word is wider than the column. */
export function layoutTitle(title: string, size: Size): LaidTitle {
  const landscape = size.width > size.height
  const short = Math.min(size.width, size.height)
  const column = landscape ? size.width * 0.46 : size.width * 0.84
  const words = title.split(/\s+/u).filter(word => word !== '')
  let fontSize = short * 0.125
  let starts: readonly number[] = []
  for (; fontSize > short * 0.035; fontSize *= 0.9) {
    const widths = words.map(text => measureText({ text, family: 'title', weight: 700, size: fontSize }).advance)
    const space = measureText({ text: ' ', family: 'title', weight: 700, size: fontSize }).advance
    starts = breakLines(widths, space, column)
    if (starts.length <= MAX_LINES && Math.max(0, ...widths) <= column) break
  }
  fontSize = Math.round(fontSize)
  const lineHeight = Math.round(fontSize * 1.08)
  const left = Math.round(landscape ? size.width * 0.06 : size.width * 0.08)
  const top = landscape ? size.height * 0.46 - (starts.length * lineHeight) / 2 : size.height * 0.11
  const lines = starts.map((first, index) => {
    const text = words.slice(first, starts[index + 1]).join(' ')
    const spec: TextSpec = {
      kind: 'text',
      text,
      family: 'title',
      weight: 700,
      size: fontSize,
      colour: WHITE,
      shadow: { colour: [0, 0, 0, 0.45], blur: Math.round(fontSize * 0.16), y: Math.round(fontSize * 0.03) },
    }
    return { key: spriteKey(spec), rect: textRect(spec, left, Math.round(top + index * lineHeight + fontSize)) }
  })
  return { lines, scrim: scrim(size, landscape) }
}

/** Darkens the text's side softly: at least 4.5:1 for white text over a white picture near the edge. */
function scrim(size: Size, landscape: boolean): LaidTitle['scrim'] {
  const rect: Rect = landscape
    ? [0, 0, Math.round(size.width * 0.72), size.height]
    : [0, 0, size.width, Math.round(size.height * 0.56)]
  const key = spriteKey({
    kind: 'gradient',
    width: rect[2],
    height: rect[3],
    direction: landscape ? 'right' : 'down',
    from: [8, 10, 28, 0.66],
    to: [8, 10, 28, 0],
  })
  return { key, rect }
}
