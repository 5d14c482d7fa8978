/** Owns writing SVG: numbers, attributes, shapes as strings, and a pen that hands out ids for gradients and clips. */

/** One decimal is a tenth of a pixel at 1080: enough, and short. */
export const n = (value: number): string => {
  const rounded = Math.round(value * 10) / 10
  return Object.is(rounded, -0) || Number.isNaN(rounded) ? '0' : String(rounded)
}

/** What XML 1.0 allows: no control characters but tab and line ends, no FFFE and FFFF. */
const allowed = (character: string): boolean =>
  character >= ' ' ? character !== '\ufffe' && character !== '\uffff' : '\t\n\r'.includes(character)

/** Text safe inside XML text and attributes; characters XML forbids are dropped. */
export const escapeXml = (text: string): string =>
  [...text.toWellFormed()]
    .filter(allowed)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

export type Point = readonly [x: number, y: number]
/** Place 0..1, colour, opacity. */
export type Stop = readonly [offset: number, colour: string, opacity?: number]

const tag = (open: string, extra: string): string => (extra === '' ? `<${open}/>` : `<${open} ${extra}/>`)

export const rect = (x: number, y: number, width: number, height: number, fill: string, extra = ''): string =>
  tag(
    `rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" fill="${fill}"`,
    extra,
  )

export const circle = (x: number, y: number, radius: number, fill: string, extra = ''): string =>
  tag(`circle cx="${n(x)}" cy="${n(y)}" r="${n(Math.max(0, radius))}" fill="${fill}"`, extra)

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, extra = ''): string =>
  tag(`ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(Math.max(0, rx))}" ry="${n(Math.max(0, ry))}" fill="${fill}"`, extra)

export const path = (d: string, fill: string, extra = ''): string => tag(`path d="${d}" fill="${fill}"`, extra)

export const stroke = (d: string, colour: string, width: number, extra = ''): string =>
  tag(`path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round"`, extra)

export const group = (content: string, extra = ''): string =>
  content === '' ? '' : `<g${extra === '' ? '' : ` ${extra}`}>${content}</g>`

export const polygon = (points: readonly Point[], fill: string, extra = ''): string =>
  path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`, fill, extra)

export const opacity = (value: number): string => `opacity="${Math.round(value * 100) / 100}"`

/** A smooth open line through the middles of the points. */
export function smooth(points: readonly Point[]): string {
  const first = points[0]
  if (!first) return ''
  let d = `M${n(first[0])} ${n(first[1])}`
  for (let i = 1; i < points.length - 1; i++) {
    const here = points[i] ?? first
    const next = points[i + 1] ?? here
    d += `Q${n(here[0])} ${n(here[1])} ${n((here[0] + next[0]) / 2)} ${n((here[1] + next[1]) / 2)}`
  }
  const last = points.at(-1) ?? first
  return `${d}L${n(last[0])} ${n(last[1])}`
}

export type Pen = {
  /** All definitions so far, for <defs>. */
  definitions(): string
  id(): string
  /** Adds a definition. */
  define(markup: string): void
  /** Along a line in fractions of the shape; default top to bottom. */
  linear(stops: readonly Stop[], line?: readonly [x1: number, y1: number, x2: number, y2: number]): string
  /** About a point in fractions of the shape; default its middle. */
  radial(stops: readonly Stop[], about?: readonly [cx: number, cy: number, r: number]): string
  /** Everything inside the path; answers the attribute. */
  clip(d: string): string
  /** A small blur in user units; keep it small, its cost grows with the area. */
  blur(deviation: number): string
}

export function createPen(): Pen {
  const definitions: string[] = []
  const known = new Map<string, string>()
  let last = 0
  const id = (): string => `k${(last++).toString(36)}`
  const once = (markup: (id: string) => string): string => {
    const key = markup('')
    const old = known.get(key)
    if (old !== undefined) return old
    const made = id()
    known.set(key, made)
    definitions.push(markup(made))
    return made
  }
  const stopsOf = (stops: readonly Stop[]): string =>
    stops
      .map(
        ([at, colour, alpha]) =>
          `<stop offset="${Math.round(at * 1000) / 1000}" stop-color="${colour}"${alpha === undefined ? '' : ` stop-opacity="${Math.round(alpha * 1000) / 1000}"`}/>`,
      )
      .join('')
  return {
    id,
    definitions: () => definitions.join(''),
    define: markup => {
      definitions.push(markup)
    },
    linear: (stops, [x1, y1, x2, y2] = [0, 0, 0, 1]) =>
      `url(#${once(i => `<linearGradient id="${i}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsOf(stops)}</linearGradient>`)})`,
    radial: (stops, [cx, cy, r] = [0.5, 0.5, 0.5]) =>
      `url(#${once(i => `<radialGradient id="${i}" cx="${cx}" cy="${cy}" r="${r}">${stopsOf(stops)}</radialGradient>`)})`,
    clip: d => `clip-path="url(#${once(i => `<clipPath id="${i}"><path d="${d}"/></clipPath>`)})"`,
    blur: deviation =>
      `filter="url(#${once(i => `<filter id="${i}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${n(deviation)}"/></filter>`)})"`,
  }
}
