/** What lies behind a scene's picture: a colour, a gradient, or the film's background. */
import type { Ground, HexColour, Size } from '@contenthq/model'
import type { Colour, Layer, Rect } from '../../display-list.ts'
import { spriteKey } from '../../text/sprite-spec.ts'

/** '#0a1b2c' as red, green, blue; what is no colour is black. */
export function colourOf(hex: HexColour): Colour {
  const value = Number.parseInt(hex.slice(1), 16) || 0
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, 1]
}

/** Relative luminance, WCAG 2.2. */
function luminanceOf([red, green, blue]: Colour): number {
  const linear = (value: number) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** White text on it has a contrast of at least 4.5:1 everywhere, without a shade below. */
export function carriesWhite(ground: Ground): boolean {
  const colours = ground.kind === 'colour' ? [ground.colour] : [ground.from, ground.to]
  return colours.every(colour => 1.05 / (luminanceOf(colourOf(colour)) + 0.05) >= 4.5)
}

/** One layer that fills the frame. */
export function groundLayer(ground: Ground | undefined, background: Colour, { width, height }: Size): Layer {
  const target: Rect = [0, 0, width, height]
  if (!ground) return { source: { kind: 'fill', colour: background }, target }
  if (ground.kind === 'colour') return { source: { kind: 'fill', colour: colourOf(ground.colour) }, target }
  const { from, to, angle } = ground
  const key = spriteKey({ kind: 'ramp', width, height, angle, from: colourOf(from), to: colourOf(to) })
  return { source: { kind: 'sprite', key }, target }
}
