/** Owns making one icon's SVG body smaller without changing its picture. Knows only what Fluent Emoji's files hold. */

const BOILERPLATE =
  '<feFlood flood-opacity="0" result="BackgroundImageFix"/><feBlend in="SourceGraphic" in2="BackgroundImageFix" result="shape"/>'
const LONG_PATH = 40

const letters = (n: number): string =>
  (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26))

/**
 * Drops design-tool boilerplate in filters, shortens ids and numbers, and writes a path that is painted several times
 * once. Ids become a, b, c …: whoever places the icon must prefix them.
 */
export function shrinkIcon(body: string): string {
  let text = body
    .replaceAll(BOILERPLATE, '')
    .replaceAll('in2="shape"', 'in2="SourceGraphic"')
    .replaceAll(' result="BackgroundImageFix"', '')
    .replaceAll('in2="BackgroundImageFix"', 'in2="SourceGraphic"')
    .replace(/<feGaussianBlur result="effect1_foregroundBlur[^"]*"/g, '<feGaussianBlur')
    .replace(/ clip-rule="evenodd"/g, '')
    .replace(/-?\d*\.\d{4,}(?:e-?\d+)?/g, number => String(Number(Number(number).toPrecision(4))))
  const effects = new Map<string, string>()
  text = text.replace(/(result|in|in2)="(effect\d[^"]*|hardAlpha|shape)"/g, (_, key: string, name: string) => {
    if (!effects.has(name)) effects.set(name, `e${effects.size}`)
    return `${key}="${effects.get(name)}"`
  })
  text = onePathOnce(text)
  const ids = new Map<string, string>()
  for (const match of text.matchAll(/\bid="([^"]+)"/g)) ids.set(match[1] ?? '', letters(ids.size))
  return text
    .replace(/\bid="([^"]+)"/g, (_, id: string) => `id="${ids.get(id)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${ids.get(id)})`)
    .replace(/href="#([^"]+)"/g, (_, id: string) => `href="#${ids.get(id)}"`)
    .replaceAll('xlink:href', 'href')
}

function onePathOnce(text: string): string {
  const counts = new Map<string, number>()
  for (const match of text.matchAll(/<path [^>]*?\bd="([^"]+)"[^>]*\/>/g))
    counts.set(match[1] ?? '', (counts.get(match[1] ?? '') ?? 0) + 1)
  const shared = new Map<string, string>()
  for (const [path, count] of counts) if (count > 1 && path.length > LONG_PATH) shared.set(path, `path${shared.size}`)
  if (shared.size === 0) return text
  const uses = text.replace(
    /<path ([^>]*?)\bd="([^"]+)"([^>]*)\/>/g,
    (whole, before: string, path: string, after: string) => {
      const id = shared.get(path)
      return id === undefined ? whole : `<use ${before}href="#${id}"${after}/>`
    },
  )
  return `<defs>${[...shared].map(([path, id]) => `<path id="${id}" d="${path}"/>`).join('')}</defs>${uses}`
}
