/** Owns the placing of caption words: lines, safe area, direction. Measures on the page; compose only reads the result. */
import type { Size } from '@contenthq/model'
import { breakLines } from './break-lines.ts'
import type { CaptionLook } from './caption-look.ts'
import type { Cue } from './cues.ts'
import type { LaidCue, LaidWord } from './layout.ts'
import { spriteKey, type TextSpec } from './sprite-spec.ts'
import { measureText, textRect } from './sprites.ts'

/** Share of the frame that text keeps free at the sides and below (title-safe: 5 %; more below for players' controls). */
const SIDE = 0.06
const BELOW = { landscape: 0.075, portrait: 0.2, square: 0.09 }

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const STRONG = /[\p{L}]/u

function isRightToLeft(text: string): boolean {
  for (const letter of text) if (STRONG.test(letter)) return RIGHT_TO_LEFT.test(letter)
  return false
}

const shapeOf = ({ width, height }: Size): keyof typeof BELOW =>
  width > height ? 'landscape' : width < height ? 'portrait' : 'square'

/** One cue laid out in its style's look. A word wider than the line is set smaller, so that it is whole. */
export function layoutCue(cue: Cue, style: string, look: CaptionLook, size: Size): LaidCue {
  const short = Math.min(size.width, size.height)
  const maxWidth = size.width * (1 - 2 * SIDE)
  const fontSize = Math.round(short * look.size)
  const specs = cue.words.map((word): TextSpec => {
    const spec: TextSpec = {
      kind: 'text',
      text: word.text,
      family: look.family,
      weight: look.weight,
      size: fontSize,
      colour: look.colour,
      ...look.effects(fontSize),
    }
    const { advance } = measureText(spec)
    return advance > maxWidth ? { ...spec, size: Math.max(8, Math.floor((fontSize * maxWidth) / advance)) } : spec
  })
  const widths = specs.map(spec => measureText(spec).advance)
  const space = measureText({ text: ' ', family: look.family, weight: look.weight, size: fontSize }).advance
  const starts = breakLines(widths, space, maxWidth)
  const rightToLeft = isRightToLeft(cue.words.map(word => word.text).join(' '))
  const { ascent, descent } = measureText({ text: 'Hg', family: look.family, weight: look.weight, size: fontSize })
  const lineHeight = Math.round((ascent + descent) * 1.12)
  const bottom = Math.round(size.height * (1 - BELOW[shapeOf(size)]))
  const words: LaidWord[] = []
  const plates: { key: string; rect: readonly [number, number, number, number] }[] = []
  starts.forEach((first, line) => {
    const last = starts[line + 1] ?? specs.length
    const lineWidth = widths.slice(first, last).reduce((sum, width) => sum + width + space, -space)
    const baseline = bottom - Math.ceil(descent) - (starts.length - 1 - line) * lineHeight
    const left = (size.width - lineWidth) / 2
    let x = left
    for (let index = first; index < last; index++) {
      const spec = specs[index]!
      const width = widths[index]!
      const wordLeft = rightToLeft ? 2 * left + lineWidth - x - width : x
      words.push(laidWord(cue.words[index]!, spec, look, wordLeft, baseline, width, ascent, descent))
      x += width + space
    }
    if (look.plate) {
      const pad = Math.round(fontSize * 0.34)
      const plateRect = [
        Math.round(left) - pad,
        baseline - Math.ceil(ascent),
        Math.ceil(lineWidth) + 2 * pad,
        lineHeight,
      ] as const
      plates.push({
        rect: plateRect,
        key: spriteKey({
          kind: 'plate',
          width: plateRect[2],
          height: plateRect[3],
          radius: Math.round(fontSize * 0.2),
          colour: look.plate,
        }),
      })
    }
  })
  return { fromFrame: cue.fromFrame, toFrame: cue.toFrame, style, words, plates }
}

function laidWord(
  { fromFrame, toFrame }: { readonly fromFrame: number; readonly toFrame: number },
  spec: TextSpec,
  look: CaptionLook,
  x: number,
  baseline: number,
  width: number,
  ascent: number,
  descent: number,
): LaidWord {
  const pad = Math.round(spec.size * 0.14)
  const box = [
    Math.round(x) - pad,
    baseline - Math.ceil(ascent),
    Math.ceil(width) + 2 * pad,
    Math.ceil(ascent + descent),
  ] as const
  const marker =
    look.marker &&
    spriteKey({
      kind: 'plate',
      width: box[2],
      height: box[3],
      radius: Math.round(spec.size * 0.16),
      colour: look.marker,
    })
  return {
    key: spriteKey(spec),
    spokenKey: spriteKey({ ...spec, colour: look.spoken }),
    rect: textRect(spec, x, baseline),
    box,
    ...(marker ? { markerKey: marker } : {}),
    fromFrame,
    toFrame,
  }
}
