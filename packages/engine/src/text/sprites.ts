/** Owns the drawing of sprites on the page: each spec once, as a bitmap that workers and painters get. */
import type { Rect } from '../display-list.ts'
import { cssFont } from './fonts.ts'
import { cssColour, type GradientSpec, type PlateSpec, type SpriteSpec, type TextSpec } from './sprite-spec.ts'

let measuring: OffscreenCanvasRenderingContext2D | undefined

function measuringContext(): OffscreenCanvasRenderingContext2D {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d')!
  return measuring
}

export type TextSize = { readonly advance: number; readonly ascent: number; readonly descent: number }

/** Advance width, and the font's ascent and descent, in pixels. Fonts must be loaded. */
export function measureText(spec: Pick<TextSpec, 'text' | 'family' | 'weight' | 'size'>): TextSize {
  const context = measuringContext()
  context.font = cssFont(spec)
  const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(spec.text)
  return { advance: width, ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent }
}

/** Pixels that outline, shadow and overhanging letters need around the text. */
const padding = ({ size, outline, shadow }: TextSpec): number =>
  Math.ceil(size * 0.2 + (outline?.width ?? 0) + (shadow ? shadow.blur + Math.abs(shadow.y) : 0))

/** Where the sprite of a text lies whose left edge is `x` and whose baseline is `y`; whole pixels, so it is painted 1:1. */
export function textRect(spec: TextSpec, x: number, y: number): Rect {
  const { advance, ascent, descent } = measureText(spec)
  const pad = padding(spec)
  return [
    Math.round(x) - pad,
    Math.round(y) - Math.ceil(ascent) - pad,
    Math.ceil(advance) + 2 * pad,
    Math.ceil(ascent) + Math.ceil(descent) + 2 * pad,
  ]
}

export function drawSprite(spec: SpriteSpec): ImageBitmap {
  if (spec.kind === 'text') return drawText(spec)
  return spec.kind === 'plate' ? drawPlate(spec) : drawGradient(spec)
}

function canvasOf(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
  return [canvas, canvas.getContext('2d')!]
}

function drawText(spec: TextSpec): ImageBitmap {
  const [, , width, height] = textRect(spec, 0, 0)
  const [canvas, context] = canvasOf(width, height)
  const pad = padding(spec)
  context.font = cssFont(spec)
  const y = pad + Math.ceil(measureText(spec).ascent)
  if (spec.shadow) {
    context.shadowColor = cssColour(spec.shadow.colour)
    context.shadowBlur = spec.shadow.blur
    context.shadowOffsetY = spec.shadow.y
  }
  if (spec.outline) {
    context.lineJoin = 'round'
    context.lineWidth = spec.outline.width * 2
    context.strokeStyle = cssColour(spec.outline.colour)
    context.strokeText(spec.text, pad, y)
    context.shadowColor = 'transparent'
  }
  context.fillStyle = cssColour(spec.colour)
  context.fillText(spec.text, pad, y)
  return canvas.transferToImageBitmap()
}

function drawPlate({ width, height, radius, colour }: PlateSpec): ImageBitmap {
  const [canvas, context] = canvasOf(width, height)
  context.fillStyle = cssColour(colour)
  context.beginPath()
  context.roundRect(0, 0, width, height, radius)
  context.fill()
  return canvas.transferToImageBitmap()
}

function drawGradient({ width, height, direction, from, to }: GradientSpec): ImageBitmap {
  const [canvas, context] = canvasOf(width, height)
  const gradient = context.createLinearGradient(
    0,
    0,
    direction === 'right' ? width : 0,
    direction === 'down' ? height : 0,
  )
  gradient.addColorStop(0, cssColour(from))
  gradient.addColorStop(1, cssColour(to))
  context.fillStyle = gradient
  context.fillRect(0, 0, width, height)
  return canvas.transferToImageBitmap()
}
