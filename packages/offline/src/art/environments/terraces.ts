/** Terraces: planted slopes in rows; in front a wooden table for things that belong on one, else furrows. */
import { drawCast } from '../cast.ts'
import { mix, shade } from '../colour.ts'
import { drawCornerLeaves } from '../plants.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { drawClouds, drawSky, drawSun } from '../sky.ts'
import { n, opacity, path, stroke } from '../svg.ts'
import { drawRollingLand } from './hills.ts'
import { drawTableTop } from './table-top.ts'

const tabled =
  /tea|cup|glass|mug|bottle|wine|pot|bread|bagel|croissant|cheese|bowl|honey|apple|grapes|pear|cherr|banana|lemon|lime|tangerine|tomato|carrot|pepper|olive|candle|lantern|scroll|book|amphora|jar|beverage|scale|garlic|onion|potato|corn|beans|peas|mango|pineapple|spaghetti|sushi|chopsticks|sake|chocolate|chestnut|coconut/

export function drawTerraces(scene: SceneArt): Depths {
  const { layout, palette, random } = scene
  const land = drawRollingLand(scene, { rows: 'crops', trees: 4 })
  const onTable = !scene.hero || tabled.test(scene.hero.name)
  const cast = drawCast(scene, { sky: 'open', glow: 0.6 })
  return {
    back: drawSky(scene) + drawSun(scene, 92) + land.far,
    // clouds lie nearer than the far land, so that they drift before it when the camera glides
    middle: drawClouds(scene, 4, layout.horizon * 0.6) + land.near + cast.air,
    front:
      (onTable ? drawTableTop(scene, layout.ground - layout.height * 0.04) : drawFurrows(scene)) +
      cast.hero +
      cast.props +
      drawCornerLeaves(scene, shade(mix(palette.near, '#1f5a3a', 0.4), random.between(-0.06, -0.03))),
  }
}

function drawFurrows({ layout, palette, pen, random }: SceneArt): string {
  const { width, height, ground } = layout
  const top = ground - height * 0.05
  const earth = mix('#8a5f3c', palette.near, 0.35)
  const vanish = width * random.between(0.4, 0.6)
  let rows = ''
  let plants = ''
  for (let i = -9; i <= 9; i++) {
    const x = width * 0.5 + i * width * 0.13
    rows += stroke(
      `M${n(vanish + i * width * 0.055)} ${n(top + 4)}L${n(x + i * 40)} ${n(height + 20)}`,
      shade(earth, i % 2 ? -0.06 : 0.05),
      26,
      opacity(0.4),
    )
    for (let k = 0; k < 7; k++) {
      const t = ((k + random.between(0.1, 0.5)) / 7) ** 1.5
      const [px, py, s] = [
        vanish + i * width * 0.055 + (x + i * 40 - vanish - i * width * 0.055) * t,
        top + (height - top) * t,
        8 + t * 26,
      ]
      plants += path(
        `M${n(px)} ${n(py)}q${n(-s)} ${n(-s * 0.3)} ${n(-s * 0.9)} ${n(-s)}q${n(s * 0.8)} ${n(s * 0.1)} ${n(s * 0.9)} ${n(s)}q${n(s * 0.1)} ${n(-s * 0.9)} ${n(s * 0.9)} ${n(-s)}q0 ${n(s * 0.8)} ${n(-s * 0.9)} ${n(s)}Z`,
        shade(mix(palette.far, '#4c9a55', 0.6), -0.1 - t * 0.06),
        opacity(0.8),
      )
    }
  }
  return (
    path(
      `M-20 ${n(top)}Q${n(width * 0.5)} ${n(top - 26)} ${n(width + 20)} ${n(top)}V${n(height + 20)}H-20Z`,
      pen.linear([
        [0, shade(earth, 0.09)],
        [1, shade(earth, -0.09)],
      ]),
    ) +
    rows +
    plants
  )
}
