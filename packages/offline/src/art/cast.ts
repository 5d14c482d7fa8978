/** Owns how hero and props stand or float in a scene: shadows, glow, and which kinds of things never stand. */
import { type Icon, iconExtent, placeIcon } from './icons.ts'
import type { Slot } from './layout.ts'
import { drawGlow, drawShadow } from './light.ts'
import type { SceneArt } from './scene-art.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Flies or hangs in the air out of doors. */
const flying = words(
  `airplane airplane-departure airplane-arrival small-airplane helicopter parachute balloon kite butterfly honeybee dove
  eagle bat cloud cloud-with-rain cloud-with-lightning cloud-with-lightning-and-rain cloud-with-snow sun-behind-cloud
  rocket flying-saucer satellite comet shooting-star glowing-star ringed-planet full-moon crescent-moon sun rainbow
  globe-showing-europe-africa globe-showing-americas globe-showing-asia-australia lady-beetle mosquito fly parrot`,
)
/** Not a thing that stands: it hovers with a glow. */
const hovering = words(
  `speech-balloon high-voltage red-heart musical-note musical-notes atom-symbol sparkles snowflake droplet leaf-fluttering-in-wind
  fallen-leaf maple-leaf globe-with-meridians tornado bubbles radioactive recycling-symbol link puzzle-piece bullseye dna
  thought-balloon key feather brain anatomical-heart lungs microbe input-numbers flexed-biceps collision antenna-bars eye
  sparkling-heart tongue footprints paw-prints gear`,
)
/** Lies on water. */
const afloat = words(
  `ship sailboat canoe ferry passenger-ship speedboat motor-boat ring-buoy spouting-whale dolphin whale duck swan
  desert-island squid octopus jellyfish fish tropical-fish shark turtle blowfish`,
)

export const flies = (icon: Icon): boolean => flying.has(icon.name)
export const hovers = (icon: Icon): boolean => hovering.has(icon.name)
export const floats = (icon: Icon): boolean => afloat.has(icon.name)

/** Puts one icon on the ground of its slot, or above it when it is no standing thing. */
export function putIcon(scene: SceneArt, icon: Icon, slot: Slot, strength = 1): string {
  const { width } = iconExtent(icon, slot.size)
  if (hovers(icon) || flies(icon)) {
    const middle = slot.y - slot.size * 0.62
    return (
      drawShadow(scene, slot.x, slot.y, width * 0.6, 0.5 * strength) +
      drawGlow(scene, slot.x, middle, slot.size * 0.85, scene.palette.sun, 0.4) +
      placeIcon(scene.pen, icon, { x: slot.x, y: middle, size: slot.size * 0.9, anchor: 'middle' })
    )
  }
  return (
    drawShadow(scene, slot.x, slot.y - slot.size * 0.012, width, strength) +
    placeIcon(scene.pen, icon, { x: slot.x, y: slot.y, size: slot.size })
  )
}

export type Cast = { readonly hero: string; readonly props: string; readonly air: string }

/**
 * The usual cast: hero on its mark with a glow behind, props beside it, flyers in the air.
 * `open` says whether there is a sky for flyers.
 */
export function drawCast(
  scene: SceneArt,
  { sky, glow = 0.5, shadow = 1 }: { readonly sky: 'open' | 'none'; readonly glow?: number; readonly shadow?: number },
): Cast {
  const { layout, palette, hero, pen } = scene
  let [heroMarkup, props, air] = ['', '', '']
  if (hero) {
    const middle = layout.hero.y - layout.hero.size * 0.5
    const high = sky === 'open' && flies(hero)
    const slot = high ? { ...layout.hero, y: layout.hero.y - layout.height * 0.06 } : layout.hero
    heroMarkup = drawGlow(scene, layout.hero.x, middle, layout.hero.size * 0.95, palette.sun, glow)
    heroMarkup += high
      ? placeIcon(pen, hero, { x: slot.x, y: slot.y - slot.size * 0.5, size: slot.size * 0.92, anchor: 'middle' })
      : putIcon(scene, hero, slot, shadow)
  }
  let [nextProp, nextAir] = [0, 0]
  for (const icon of scene.props) {
    if (sky === 'open' && flies(icon)) {
      const slot = layout.air[nextAir++]
      if (slot) air += placeIcon(pen, icon, { x: slot.x, y: slot.y, size: slot.size, anchor: 'middle', turn: 0 })
      continue
    }
    const slot = layout.props[nextProp++]
    if (slot) props += putIcon(scene, icon, slot, shadow * 0.9)
  }
  return { hero: heroMarkup, props, air }
}
