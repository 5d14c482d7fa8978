/**
 * Owns the icon data (Microsoft Fluent Emoji, MIT): loads the chunks a film needs, and places an icon in a picture.
 * Does not know why an icon was chosen.
 */
import { n, type Pen } from './svg.ts'

/** `box` is what is really painted, in the icon's own 32 × 32 units. */
export type Icon = {
  readonly name: string
  readonly body: string
  readonly box: readonly [x: number, y: number, width: number, height: number]
}

type Chunk = Readonly<Record<string, { readonly box: string; readonly body: string }>>

const richChunks: readonly (() => Promise<{ data: Chunk }>)[] = [
  () => import('./data/rich-0.ts'),
  () => import('./data/rich-1.ts'),
  () => import('./data/rich-2.ts'),
  () => import('./data/rich-3.ts'),
  () => import('./data/rich-4.ts'),
  () => import('./data/rich-5.ts'),
  () => import('./data/rich-6.ts'),
  () => import('./data/rich-7.ts'),
]

/** Loads icons by name; an unknown name is simply not in the answer. */
export async function loadIcons(names: readonly string[]): Promise<ReadonlyMap<string, Icon>> {
  const index: Readonly<Record<string, number>> = (await import('./data/rich-index.ts')).data
  const icons = new Map<string, Icon>()
  for (const name of new Set(names)) {
    const chunk = Object.hasOwn(index, name) ? richChunks[index[name] ?? -1] : undefined
    const data: Chunk = chunk ? (await chunk()).data : (await import('./data/flat.ts')).data
    const entry = Object.hasOwn(data, name) ? data[name] : undefined
    if (!entry) continue
    const [x = 0, y = 0, width = 32, height = 32] = entry.box.split(' ').map(Number)
    icons.set(name, { name, body: entry.body, box: [x, y, width, height] })
  }
  return icons
}

/** Signs and hands that read wrongly in a mirror. */
const lettered =
  /money|dollar|euro|pound|yen|clock|watch|calendar|input|musical|keyboard|balance|receipt|question|globe/

/** The same thing looking the other way; what carries signs stays as it is. */
export function mirrorIcon(icon: Icon): Icon {
  if (lettered.test(icon.name)) return icon
  const [x, , width] = icon.box
  return { ...icon, body: `<g transform="translate(${n(2 * x + width)} 0) scale(-1 1)">${icon.body}</g>` }
}

/** Size of the painted part when its longer side is `size`. */
export function iconExtent({ box }: Icon, size: number): { readonly width: number; readonly height: number } {
  const scale = size / Math.max(box[2], box[3])
  return { width: box[2] * scale, height: box[3] * scale }
}

export type IconPlace = {
  readonly x: number
  readonly y: number
  readonly size: number
  /** Is `y` the ground under it (default) or its middle? */
  readonly anchor?: 'ground' | 'middle'
  /** Degrees, clockwise. */
  readonly turn?: number
  readonly mirrored?: 'yes' | 'no'
  readonly extra?: string
}

/** The icon's markup with ids of its own, so that many icons live in one document. */
export function placeIcon(pen: Pen, icon: Icon, place: IconPlace): string {
  const prefix = pen.id()
  const body = icon.body
    .replace(/\bid="([^"]+)"/g, (_, id: string) => `id="${prefix}${id}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${prefix}${id})`)
    .replace(/href="#([^"]+)"/g, (_, id: string) => `href="#${prefix}${id}"`)
  const [x, y, width, height] = icon.box
  const scale = place.size / Math.max(width, height)
  const middle = place.anchor === 'middle' ? place.y : place.y - (height * scale) / 2
  const transform =
    `translate(${n(place.x)} ${n(middle)})${place.turn ? ` rotate(${n(place.turn)})` : ''}` +
    ` scale(${place.mirrored === 'yes' ? '-' : ''}${scale.toFixed(3)} ${scale.toFixed(3)})` +
    ` translate(${n(-x - width / 2)} ${n(-y - height / 2)})`
  return `<g transform="${transform}"${place.extra ? ` ${place.extra}` : ''}>${body}</g>`
}
