/** The pictures of the exhibits: two landscapes, a tall one, one drawn in layers, and a logo; nothing but code. */
import type { Size } from '@contenthq/model'
import type { DisplayList } from '../display-list.ts'
import { decodeForm } from '../media/picture-form.ts'
import type { Bitmaps } from '../painters/painter.ts'
import { sourcesOf } from '../render/segment-jobs.ts'
import { spriteSpec } from '../text/sprite-spec.ts'
import { drawSprite } from '../text/sprites.ts'

export const EXHIBIT_PICTURES = ['day', 'night'] as const

/** A landscape with large shapes and a few fine ones, by day or by night. */
export function drawLandscape(name: (typeof EXHIBIT_PICTURES)[number], { width, height }: Size): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  const colours =
    name === 'day'
      ? ['#f8c98b', '#f4efe0', '#fff6d8', '#b98a5e', '#8a5a44', '#5b3a36', '#3a2830']
      : ['#14204a', '#3d5a9a', '#f2f4ff', '#35508c', '#243a6b', '#16264a', '#0b1530']
  const sky = context.createLinearGradient(0, 0, 0, height * 0.7)
  sky.addColorStop(0, colours[0]!)
  sky.addColorStop(1, colours[1]!)
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  context.fillStyle = colours[2]!
  context.beginPath()
  context.arc(width * (name === 'day' ? 0.7 : 0.28), height * 0.26, height * 0.09, 0, 2 * Math.PI)
  context.fill()
  for (let ridge = 0; ridge < 4; ridge++) {
    context.fillStyle = colours[3 + ridge]!
    context.beginPath()
    context.moveTo(0, height)
    for (let step = 0; step <= 60; step++) {
      const x = step / 60
      const wave = Math.sin(x * (5 + 3 * ridge) + ridge * 1.9) + 0.4 * Math.sin(x * (17 + 5 * ridge) + ridge)
      context.lineTo(x * width, height * (0.5 + 0.13 * ridge - 0.055 * wave))
    }
    context.lineTo(width, height)
    context.fill()
  }
  context.fillStyle = colours[6]!
  for (let tree = 0; tree < 14; tree++) {
    const x = width * ((tree * 0.37 + 0.04) % 1)
    const tall = height * (0.1 + 0.05 * ((tree * 7) % 4))
    const foot = height * (0.97 - 0.02 * (tree % 3))
    context.beginPath()
    context.moveTo(x, foot - tall)
    context.lineTo(x + tall * 0.22, foot)
    context.lineTo(x - tall * 0.22, foot)
    context.fill()
  }
  return canvas
}

export const EXHIBIT_LOGO = 'logo'

/** A leaf in a ring, transparent around it. */
function drawLogo({ width, height }: Size): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  const radius = Math.min(width, height) / 2
  context.translate(width / 2, height / 2)
  context.fillStyle = '#ffffff'
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.arc(0, 0, radius * 0.84, 0, 2 * Math.PI, true)
  context.fill()
  context.fillStyle = '#1f8a5b'
  context.beginPath()
  context.ellipse(0, 0, radius * 0.34, radius * 0.68, Math.PI / 5, 0, 2 * Math.PI)
  context.fill()
  return canvas
}

/** The same kind of landscape as a drawing in layers. */
export function layeredLandscape({ width, height }: Size): Blob {
  const ridge = (base: number, wave: number, seed: number, colour: string) => {
    const points = Array.from({ length: 61 }, (_, step) => {
      const x = step / 60
      const y = base - wave * (Math.sin(x * (5 + seed * 3) + seed * 1.9) + 0.4 * Math.sin(x * (17 + 5 * seed) + seed))
      return `${(x * 1600).toFixed(1)} ${(y * 900).toFixed(1)}`
    })
    return `<path d="M0 900L${points.join('L')}L1600 900Z" fill="${colour}"/>`
  }
  const trees = Array.from({ length: 9 }, (_, tree) => {
    const [x, tall] = [((tree * 0.37 + 0.04) % 1) * 1600, 150 + 60 * ((tree * 7) % 4)]
    return `<path d="M${x} ${880 - tall}l${tall * 0.22} ${tall}h${-tall * 0.44}Z" fill="#22303a"/>`
  })
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice">` +
    '<defs><radialGradient id="v" r="0.8"><stop offset="0.6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.5"/></radialGradient></defs>' +
    `<g id="back"><rect width="1600" height="900" fill="#f3c98f"/><circle cx="1120" cy="240" r="90" fill="#fff4d4"/>${ridge(0.5, 0.05, 0, '#d9a874')}</g>` +
    `<g id="middle">${ridge(0.63, 0.05, 1, '#9c6a50')}${ridge(0.74, 0.04, 2, '#6f4a44')}</g>` +
    `<g id="front">${trees.join('')}${ridge(0.93, 0.02, 3, '#1b262f')}</g>` +
    '<g id="finish"><rect width="1600" height="900" fill="url(#v)"/></g></svg>'
  return new Blob([svg], { type: 'image/svg+xml' })
}

/** What the lists need to be painted. Pictures are drawn in the size that the frame needs; the caller closes all. */
export async function exhibitBitmaps(lists: readonly DisplayList[], size: Size): Promise<Bitmaps> {
  const scale = Math.max(size.width / 1280, size.height / 720)
  const needed = { width: Math.round(1460 * scale), height: Math.round(822 * scale) }
  const pictures = new Map<string, ImageBitmap>()
  const used = sourcesOf(lists)
  for (const name of EXHIBIT_PICTURES) pictures.set(name, await createImageBitmap(drawLandscape(name, needed)))
  for (const [name, { hash, form }] of used.pictures) {
    if (pictures.has(name)) continue
    const full = hash === 'tall' ? { width: Math.round(900 * scale), height: Math.round(1100 * scale) } : needed
    const [width, height] = form?.size ?? [full.width, full.height]
    const draw = hash === EXHIBIT_LOGO ? drawLogo : (shape: Size) => drawLandscape('night', shape)
    const file = hash === 'layered' ? layeredLandscape(needed) : await draw({ width, height }).convertToBlob()
    pictures.set(name, await decodeForm(file, form, { width, height }))
  }
  const sprites = new Map([...used.sprites].map(key => [key, drawSprite(spriteSpec(key))] as const))
  return { pictures, sprites }
}
