/** Owns what a scene shows behind its picture or instead of it, and how the picture stands on it. Does not know pixels. */

/** '#rrggbb' */
export type HexColour = string

export type Ground =
  | { readonly kind: 'colour'; readonly colour: HexColour }
  /** `angle` in degrees, clockwise: 0 runs upwards, 90 to the right, as in CSS. */
  | { readonly kind: 'gradient'; readonly from: HexColour; readonly to: HexColour; readonly angle: number }

/**
 * 'cover' fills the frame and cuts what is over; 'contain' shows all of the picture on the ground; 'blurred' shows all of
 * it over itself, large and out of focus; 'hidden' shows the ground alone.
 */
export const pictureFits = ['cover', 'contain', 'blurred', 'hidden'] as const
export type PictureFit = (typeof pictureFits)[number]

export const hexColourPattern = /^#[0-9a-f]{6}$/i

/** Why an edit does not take a ground; undefined where it does. */
export function groundFault(ground: Ground): string | undefined {
  const colours = ground.kind === 'colour' ? [ground.colour] : [ground.from, ground.to]
  if (!colours.every(colour => hexColourPattern.test(colour))) return 'A colour is written like #0a1b2c.'
  return ground.kind === 'gradient' && !Number.isFinite(ground.angle) ? 'An angle is a number of degrees.' : undefined
}
