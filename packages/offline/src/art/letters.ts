/**
 * Owns text drawn as outlines (Fraunces and Outfit, OFL): measuring, breaking, fitting, setting. Pictures are looked at
 * where no font can be loaded, so letters travel as paths. Knows no layout of cards.
 */
import { n } from './svg.ts'

export type Face = 'title' | 'label'

type Letters = {
  /** Advance and path in thousandths of the size. */
  readonly glyphs: Readonly<Record<string, readonly (number | string)[]>>
  readonly kerns: Readonly<Record<string, number>>
}
export type LetterSet = Readonly<Record<Face, Letters>>

export async function loadLetters(): Promise<LetterSet> {
  const [title, label] = await Promise.all([import('./data/letters-title.ts'), import('./data/letters-label.ts')])
  return { title: title.data, label: label.data }
}

/** Can every character be drawn? */
export const canSet = (letters: LetterSet, text: string): boolean =>
  [...text].every(
    character => Object.hasOwn(letters.title.glyphs, character) && Object.hasOwn(letters.label.glyphs, character),
  )

/** Each character with its place from the left, in thousandths; then the whole advance. */
function place({ glyphs, kerns }: Letters, text: string): { readonly at: readonly number[]; readonly advance: number } {
  let x = 0
  const at: number[] = []
  const characters = [...text]
  characters.forEach((character, i) => {
    if (i > 0) x += kerns[`${characters[i - 1]}${character}`] ?? 0
    at.push(x)
    x += Number(glyphs[character]?.[0] ?? 0)
  })
  return { at, advance: x }
}

export const textWidth = (letters: LetterSet, face: Face, text: string, size: number): number =>
  (place(letters[face], text).advance * size) / 1000

/** Lines as even as they get without becoming more. */
function breakText(words: readonly string[], width: (text: string) => number, column: number): readonly string[] {
  const greedy = (limit: number): string[] => {
    const lines: string[] = []
    for (const word of words) {
      const last = lines.at(-1)
      if (last !== undefined && width(`${last} ${word}`) <= limit) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(word)
    }
    return lines
  }
  const count = greedy(column).length
  let even = column
  for (let limit = column; limit > column * 0.45; limit -= column * 0.03) {
    const lines = greedy(limit)
    if (lines.length > count || lines.some(line => width(line) > limit)) break
    even = limit
  }
  return greedy(even)
}

export type SetText = {
  readonly face: Face
  readonly size: number
  readonly lines: readonly string[]
  readonly height: number
}

/** The largest size at which the text fits; undefined where even the smallest does not. Sizes in units of the picture. */
export function fitText(
  letters: LetterSet,
  text: string,
  room: {
    readonly face: Face
    readonly width: number
    readonly height: number
    readonly largest: number
    readonly smallest: number
    readonly leading?: number
    readonly most?: number
  },
): SetText | undefined {
  const { face, leading = 1.16, most = 9 } = room
  const words = text.split(/\s+/u).filter(word => word !== '')
  for (let size = room.largest; size >= room.smallest; size *= 0.94) {
    const width = (line: string): number => textWidth(letters, face, line, size)
    if (words.some(word => width(word) > room.width)) continue
    const lines = breakText(words, width, room.width)
    const height = lines.length * size * leading
    if (lines.length <= most && height <= room.height) return { face, size, lines, height }
  }
  return undefined
}

/** One line; `x` is its left, middle or right by `align`, `y` its base line. */
export function drawLine(
  letters: LetterSet,
  line: string,
  at: {
    readonly face: Face
    readonly x: number
    readonly y: number
    readonly size: number
    readonly colour: string
    readonly align?: 'left' | 'middle' | 'right'
    /** Around the letters, where a line may run behind them. */
    readonly halo?: string
  },
): string {
  const font = letters[at.face]
  const { at: places, advance } = place(font, line)
  const scale = at.size / 1000
  const left = at.x - (at.align === 'middle' ? advance / 2 : at.align === 'right' ? advance : 0) * scale
  const halo =
    at.halo === undefined ? '' : ` stroke="${at.halo}" stroke-width="220" stroke-linejoin="round" paint-order="stroke"`
  const outlines = [...line].map((character, i) => {
    const path = font.glyphs[character]?.[1] ?? ''
    return path === '' ? '' : `<path transform="translate(${places[i] ?? 0} 0)" d="${path}"/>`
  })
  return `<g transform="translate(${n(left)} ${n(at.y)}) scale(${scale.toFixed(4)})" fill="${at.colour}"${halo}>${outlines.join('')}</g>`
}

/** A block of lines whose top is `y`. */
export function drawText(
  letters: LetterSet,
  text: SetText,
  at: {
    readonly x: number
    readonly y: number
    readonly colour: string
    readonly align?: 'left' | 'middle' | 'right'
  },
): string {
  const step = text.height / text.lines.length
  return text.lines
    .map((line, i) =>
      drawLine(letters, line, { ...at, face: text.face, size: text.size, y: at.y + step * i + text.size * 0.86 }),
    )
    .join('')
}
