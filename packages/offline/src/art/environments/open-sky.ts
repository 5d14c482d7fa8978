/** Open sky: above a sea of clouds, with other heaps of cloud standing out of it. For what flies and for the sky itself. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawHaze } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawBirds, drawClouds, drawMoon, drawSky, drawStars, drawSun } from '../sky.ts'
import { circle, ellipse, group, opacity } from '../svg.ts'

/** A bank of puffs across the frame, its crest about `y`. */
function drawBank(scene: SceneArt, y: number, size: number, colour: string): string {
  const { layout, random, pen } = scene
  const fill = pen.linear([
    [0, shade(colour, 0.05)],
    [0.6, colour],
    [1, shade(colour, -0.07)],
  ])
  let puffs = ''
  let lights = ''
  for (let x = -size; x < layout.width + size; x += size * random.between(0.5, 0.85)) {
    const rise = scene.noise(x * 0.0016, y * 0.01) * size * 0.7
    const radius = size * random.between(0.62, 1.05)
    puffs += ellipse(x, y + size * 0.5 - rise, radius, radius * 0.8, fill)
    lights += circle(x - radius * 0.26, y + size * 0.3 - rise, radius * 0.42, '#ffffff', opacity(0.14))
  }
  const below = ellipse(
    layout.width / 2,
    layout.height * 1.2,
    layout.width,
    layout.height * 1.2 - y - size * 0.7,
    shade(colour, -0.05),
  )
  return below + puffs + lights
}

export function drawOpenSky(scene: SceneArt): Depths {
  const { layout, palette } = scene
  const { height, horizon, ground, shape } = layout
  const night = palette.dark === 'yes'
  const cast = drawCast(scene, { sky: 'open', glow: 0.4 })
  const white = mix('#ffffff', palette.sky[2], night ? 0.62 : 0.12)
  const bank = (share: number): string => mix(white, palette.sky[1], share)
  return {
    back:
      drawSky(scene) +
      (night ? drawStars(scene, 150, horizon) + drawMoon(scene) : drawSun(scene, 96)) +
      drawBank(scene, horizon + height * 0.02, height * 0.06, bank(0.55)) +
      drawHaze(scene, horizon + height * 0.06, height * 0.2, 0.45),
    // clouds lie nearer than the far land, so that they drift before it when the camera glides
    middle:
      drawClouds(scene, shape === 'wide' ? 6 : 4, horizon * 0.7) +
      drawBank(scene, horizon + height * 0.1, height * 0.09, bank(0.3)) +
      drawBirds(scene, 5, height * 0.16, horizon * 0.8) +
      cast.air,
    front: drawBank(scene, ground - height * 0.05, height * 0.13, bank(0.08)) + group(cast.props + cast.hero),
  }
}
