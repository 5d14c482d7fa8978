/** City by night: lit windows in three rows, a moon, lamps with pools of light, wet stone. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawGlow, drawHaze } from '../light.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawMoon, drawSky, drawStars } from '../sky.ts'
import { circle, ellipse, n, opacity, path, rect, stroke } from '../svg.ts'
import { drawStreet } from './city-day.ts'
import { drawSkyline } from './skyline.ts'

export function drawCityNight(scene: SceneArt): Depths {
  const { layout, palette, random } = scene
  const { width, height, ground } = layout
  const kerb = ground - height * 0.05
  const tall = height * (layout.shape === 'tall' ? 0.32 : 0.44)
  let back = drawSky(scene) + drawStars(scene, 190, layout.horizon) + drawMoon(scene, 74)
  const lamp = mix(palette.sun, '#ffcf70', 0.5)
  for (let i = 0; i < 2; i++) {
    const colour = mix(palette.sky[2], palette.near, 0.35 + i * 0.3)
    back += drawSkyline(scene, {
      from: -40,
      to: width + 40,
      base: kerb,
      low: tall * (0.5 - i * 0.1),
      high: tall * (1.15 - i * 0.2),
      width: [66 + i * 20, 130 + i * 40],
      colour,
      fade: mix(colour, palette.sky[3], 0.3),
      windows: { colour: lamp, share: 0.3 + i * 0.06, size: 9 + i * 3 },
    })
    back += drawHaze(scene, kerb - tall * 0.15, tall * 0.8, 0.22)
  }
  const wall = mix(palette.near, palette.sky[1], 0.28)
  let middle = drawSkyline(scene, {
    from: -40,
    to: width + 40,
    base: kerb,
    low: tall * 0.22,
    high: tall * 0.56,
    width: [120, 210],
    colour: wall,
    fade: shade(wall, -0.04),
    windows: { colour: lamp, share: 0.46, size: 16 },
  })
  const neon = [palette.accent, '#5ad7ff', '#ff6fb0', lamp]
  let x = -30
  let i = 0
  while (x < width) {
    const shop = random.between(150, 260)
    const tone = neon[i++ % neon.length] ?? lamp
    middle +=
      rect(x, kerb - 78, shop, 78, shade(wall, -0.05)) +
      rect(x + 14, kerb - 50, shop * 0.56, 42, mix(lamp, tone, 0.25), opacity(0.9)) +
      rect(x + shop * 0.7, kerb - 54, shop * 0.2, 54, mix(wall, lamp, 0.3))
    middle +=
      rect(x + 12, kerb - 72, shop - 24, 10, tone, `rx="5" ${opacity(0.9)}`) +
      drawGlow(scene, x + shop / 2, kerb - 50, shop * 0.62, tone, 0.3)
    x += shop + random.between(2, 12)
  }
  let bokeh = ''
  for (let k = 0; k < 26; k++)
    bokeh += circle(
      random.next() * width,
      kerb - random.between(0, tall * 0.55),
      random.between(8, 26),
      neon[k % neon.length] ?? lamp,
      opacity(random.between(0.06, 0.17)),
    )
  let lamps = ''
  const posts = layout.shape === 'wide' ? 4 : 2
  for (let k = 0; k < posts; k++) {
    const px = width * ((k + 0.5) / posts) + random.between(-60, 60)
    if (Math.abs(px - layout.hero.x) < layout.hero.size * 0.42) continue
    const top = kerb - height * 0.21
    lamps +=
      rect(px - 4, top, 8, kerb - top + 12, shade(palette.near, -0.02)) +
      stroke(`M${n(px)} ${n(top + 4)}q0 -26 30 -26`, shade(palette.near, -0.02), 7)
    lamps +=
      path(`M${n(px + 14)} ${n(top - 16)}h36l8 20h-52z`, shade(palette.near, 0.05)) +
      drawGlow(scene, px + 32, top + 10, 150, lamp, 0.85) +
      ellipse(px + 32, kerb + 26, 150, 26, lamp, opacity(0.22))
  }
  let wet = ''
  for (let k = 0; k < 44; k++) {
    const [wx, wy] = [random.next() * width, kerb + 16 + random.next() ** 1.4 * (height - kerb)]
    wet += rect(
      wx,
      wy,
      random.between(30, 130),
      random.between(3, 7),
      neon[k % neon.length] ?? lamp,
      `rx="3" ${opacity(random.between(0.1, 0.32))}`,
    )
  }
  const cast = drawCast(scene, { sky: 'open', glow: 0.6 })
  return {
    back,
    middle: middle + bokeh + lamps + cast.air,
    front: drawStreet(scene, kerb, mix(palette.near, palette.sky[1], 0.42)) + wet + cast.hero + cast.props,
  }
}
