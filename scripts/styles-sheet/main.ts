/** Owns the drawing of a contact sheet in the page: exhibits of one kind, five moments of each, as one WebP. */
import { createCanvasPainter, type Exhibit, exhibitBitmaps, exhibits, loadFonts } from '@contenthq/engine/testing'
import { type FilmCall, filmOf } from './film.ts'

export type SheetCall = {
  readonly kind: Exhibit['kind']
  readonly size: { readonly width: number; readonly height: number }
  /** Pixels of a cell's width. */
  readonly cell: number
  readonly columns: number
  readonly quality: number
  /** Only these; default all of the kind. */
  readonly ids?: readonly string[]
}

const MOMENTS = [0.06, 0.28, 0.5, 0.72, 0.94]
const GAP = 4
const LABEL = 18

/** Base64 of the picture. */
async function drawSheet({ kind, size, cell, columns, quality, ids }: SheetCall): Promise<string> {
  await loadFonts('/contenthq/')
  const shown = exhibits.filter(one => one.kind === kind && (!ids || ids.includes(one.id)))
  const height = Math.round((cell * size.height) / size.width)
  const group = MOMENTS.length * (cell + GAP) + GAP * 3
  const rows = Math.ceil(shown.length / columns)
  const sheet = new OffscreenCanvas(columns * group, rows * (height + LABEL + GAP) + GAP)
  const context = sheet.getContext('2d')!
  context.fillStyle = '#f4f4f6'
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.imageSmoothingQuality = 'high'
  const frame = new OffscreenCanvas(size.width, size.height)
  const painter = createCanvasPainter(frame.getContext('2d', { alpha: false })!)
  for (const [index, { film, id, label }] of shown.entries()) {
    const listAt = film(size)
    const lists = MOMENTS.map(listAt)
    const bitmaps = await exhibitBitmaps(lists, size)
    const x = Math.floor(index / rows) * group + GAP
    const y = (index % rows) * (height + LABEL + GAP) + GAP
    context.fillStyle = '#333842'
    context.font = '600 12px system-ui, sans-serif'
    context.fillText(`${label}  (${id})`, x, y + 12)
    for (const [moment, list] of lists.entries()) {
      painter.paint(list, bitmaps)
      context.drawImage(frame, x + moment * (cell + GAP), y + LABEL, cell, height)
    }
    for (const bitmap of [...bitmaps.pictures.values(), ...bitmaps.sprites.values()]) bitmap.close()
  }
  const blob = await sheet.convertToBlob({ type: 'image/webp', quality })
  return base64(new Uint8Array(await blob.arrayBuffer()))
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

/** Base64 of the film. */
async function drawFilm(call: FilmCall): Promise<string> {
  await loadFonts('/contenthq/')
  return base64(await filmOf(exhibits, call))
}

Object.assign(globalThis, { drawSheet, drawFilm })
document.documentElement.dataset.ready = 'yes'
