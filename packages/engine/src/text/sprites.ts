/** Owns the drawing of sprites on the page: each spec once, as a bitmap that workers and painters get. */
import type { Colour, Rect } from '../display-list.ts'
import { cssFont } from './fonts.ts'
import {
  cssColour,
  type GradientSpec,
  type PlateSpec,
  type RampSpec,
  type SpriteSpec,
  type TextSpec,
} from './sprite-spec.ts'

let measuring: OffscreenCanvasRenderingContext2D | undefined

function measuringContext(): OffscreenCanvasRenderingContext2D {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d')!
  return measuring
}

export type TextSize = {
  readonly advance: number
  readonly ascent: number
  readonly descent: number
  /** How far the ink goes beyond advance, ascent and descent: other fonts stand in for scripts that ours lacks. */
  readonly beyond: { readonly left: number; readonly right: number; readonly up: number; readonly down: number }
}

type Measured = Pick<TextSpec, 'text' | 'family' | 'weight' | 'size' | 'direction'>

/** Advance width, and the font's ascent and descent, in pixels. Fonts must be loaded. */
export function measureText(spec: Measured): TextSize {
  const context = measuringContext()
  setFont(context, spec)
  const metrics = context.measureText(spec.text)
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = metrics
  return {
    advance: width,
    ascent,
    descent,
    beyond: {
      left: Math.max(0, metrics.actualBoundingBoxLeft),
      right: Math.max(0, metrics.actualBoundingBoxRight - width),
      up: Math.max(0, metrics.actualBoundingBoxAscent - ascent),
      down: Math.max(0, metrics.actualBoundingBoxDescent - descent),
    },
  }
}

function setFont(context: OffscreenCanvasRenderingContext2D, spec: Measured): void {
  context.font = cssFont(spec)
  context.direction = spec.direction ?? 'ltr'
  context.textAlign = 'left'
}

/** Pixels that outline, shadow and overhanging letters need around the text. */
const padding = ({ size, outline, shadow }: TextSpec): number =>
  Math.ceil(size * 0.2 + (outline?.width ?? 0) + (shadow ? shadow.blur + Math.abs(shadow.y) : 0))

const shiftOf = ({ shift }: TextSpec): number => (shift ?? 0) / 4

/** The spec of a text that begins at `x`, to a quarter of a pixel. */
export function shiftedTo(spec: TextSpec, x: number): TextSpec {
  const shift = Math.floor((x - Math.floor(x)) * 4)
  return shift === 1 || shift === 2 || shift === 3 ? { ...spec, shift } : spec
}

/** Where the text lies in its sprite: left edge and baseline, and the sprite's size. Whole pixels. */
function spriteBox(spec: TextSpec) {
  const { advance, ascent, descent, beyond } = measureText(spec)
  const pad = padding(spec)
  const left = pad + Math.ceil(beyond.left)
  const baseline = pad + Math.ceil(ascent) + Math.ceil(beyond.up)
  return {
    left,
    baseline,
    width: left + Math.ceil(advance + shiftOf(spec)) + Math.ceil(beyond.right) + pad,
    height: baseline + Math.ceil(descent) + Math.ceil(beyond.down) + pad,
  }
}

/** Where the sprite of a text lies whose left edge lies in the pixel `x` and whose baseline is `y`; whole pixels, so it is painted 1:1. */
export function textRect(spec: TextSpec, x: number, y: number): Rect {
  const { left, baseline, width, height } = spriteBox(spec)
  return [Math.floor(x) - left, Math.round(y) - baseline, width, height]
}

export function drawSprite(spec: SpriteSpec): ImageBitmap {
  if (spec.kind === 'text') return drawText(spec)
  if (spec.kind === 'plate') return drawPlate(spec)
  return spec.kind === 'ramp' ? drawRamp(spec) : drawGradient(spec)
}

function canvasOf(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
  return [canvas, canvas.getContext('2d')!]
}

function drawText(spec: TextSpec): ImageBitmap {
  const { left: x, baseline: y, width, height } = spriteBox(spec)
  const [canvas, context] = canvasOf(width, height)
  setFont(context, spec)
  if (spec.shadow) {
    context.shadowColor = cssColour(spec.shadow.colour)
    context.shadowBlur = spec.shadow.blur
    context.shadowOffsetY = spec.shadow.y
  }
  if (spec.outline) {
    context.lineJoin = 'round'
    context.lineWidth = spec.outline.width * 2
    context.strokeStyle = cssColour(spec.outline.colour)
    context.strokeText(spec.text, x + shiftOf(spec), y)
    context.shadowColor = 'transparent'
  }
  context.fillStyle = spec.lower ? runOf(context, spec, spec.lower, y) : cssColour(spec.colour)
  context.fillText(spec.text, x + shiftOf(spec), y)
  return canvas.transferToImageBitmap()
}

/** From the height of capitals down to the baseline. */
function runOf(context: OffscreenCanvasRenderingContext2D, { size, colour }: TextSpec, lower: Colour, y: number) {
  const gradient = context.createLinearGradient(0, y - size * 0.72, 0, y)
  gradient.addColorStop(0, cssColour(colour))
  gradient.addColorStop(1, cssColour(lower))
  return gradient
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

/** As CSS has it: the corners that the line runs from and to have the pure colours (CSS Images 3, linear-gradient). */
function drawRamp({ width, height, angle, from, to }: RampSpec): ImageBitmap {
  const [canvas, context] = canvasOf(width, height)
  const turn = (angle * Math.PI) / 180
  const [dx, dy] = [Math.sin(turn), -Math.cos(turn)]
  const half = (Math.abs(dx) * width + Math.abs(dy) * height) / 2
  const [x, y] = [width / 2, height / 2]
  const ramp = context.createLinearGradient(x - half * dx, y - half * dy, x + half * dx, y + half * dy)
  ramp.addColorStop(0, cssColour(from))
  ramp.addColorStop(1, cssColour(to))
  context.fillStyle = ramp
  context.fillRect(0, 0, width, height)
  return canvas.transferToImageBitmap()
}
