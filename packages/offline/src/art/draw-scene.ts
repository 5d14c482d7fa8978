/** Owns turning a scene's plan into one self-contained SVG: sizes, depths, scrim and finish around an environment. */
import type { SceneKind, Size } from '@contenthq/model'
import { createNoise2D } from 'simplex-noise'
import type { Card } from './cards/card.ts'
import { drawCard } from './cards/draw-card.ts'
import type { ScenePlan } from './choose.ts'
import { environments } from './environments/environments.ts'
import { type Icon, mirrorIcon } from './icons.ts'
import { layOut } from './layout.ts'
import type { LetterSet } from './letters.ts'
import { drawFinish, drawScrim } from './light.ts'
import { families } from './palettes.ts'
import { createRandom } from './random.ts'
import type { Landmark, SceneArt } from './scene-art.ts'
import { createPen, escapeXml, n, rect } from './svg.ts'

export type DrawnScene = {
  readonly svg: string
  readonly focus: { readonly x: number; readonly y: number }
  /** The plan's card was drawn; its words did not fit, or there was none, when absent. */
  readonly card?: Card
}

const MIDDLE = { x: 0.5, y: 0.5 }

const landmarks: readonly string[] = ['#lighthouse', '#black-hole', '#pyramids', '#volcano']
const isLandmark = (name: string | undefined): name is Landmark => name !== undefined && landmarks.includes(name)

type Given = {
  readonly family: string
  readonly icons: ReadonlyMap<string, Icon>
  /** Needed for cards alone. */
  readonly letters?: LetterSet
  readonly kind: SceneKind
  readonly size: Size
  readonly seed: number
  /** For those who cannot see the picture. */
  readonly description: string
}

function setScene(plan: ScenePlan, given: Given): SceneArt {
  const hero = plan.hero === undefined ? undefined : given.icons.get(plan.hero)
  const noiseRandom = createRandom(given.seed ^ 0x9e3779b9)
  const family = families.find(one => one.name === given.family) ?? families[0]
  return {
    layout: layOut(given.size, given.kind, plan.view, plan.visit),
    palette: family.hours[plan.hour],
    random: createRandom(given.seed),
    noise: createNoise2D(() => noiseRandom.next()),
    pen: createPen(),
    hero: hero && plan.visit % 2 === 1 ? mirrorIcon(hero) : hero,
    landmark: isLandmark(plan.hero) ? plan.hero : undefined,
    season: plan.season,
    props: plan.props.flatMap(name => given.icons.get(name) ?? []),
  }
}

/** A card that does not fit leaves nothing behind: the place is drawn in a scene of its own. */
function tryCard(plan: ScenePlan, card: Card, letters: LetterSet, given: Given) {
  const scene = setScene(plan, given)
  const drawn = drawCard(scene, card, letters)
  return drawn && { scene, drawn }
}

export function drawScene(plan: ScenePlan, given: Given): DrawnScene {
  const card =
    plan.card && given.letters && given.kind === 'picture' ? tryCard(plan, plan.card, given.letters, given) : undefined
  const scene = card?.scene ?? setScene(plan, given)
  const { layout, pen } = scene
  const depths = card?.drawn ?? environments[plan.environment](scene)
  // seen only where a parallax parts the layers
  const floor = rect(0, 0, layout.width, layout.height, scene.palette.sky[3])
  const content =
    `<g id="back">${floor}${depths.back}</g><g id="middle">${depths.middle}</g><g id="front">${depths.front}</g>` +
    `<g id="finish">${drawScrim(scene)}${drawFinish(scene)}${card?.drawn.still ?? ''}</g>`
  const { width, height } = layout
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${given.size.width}" height="${given.size.height}" ` +
    `viewBox="0 0 ${n(width)} ${n(height)}" preserveAspectRatio="xMidYMid slice" role="img">` +
    `<title>${escapeXml(given.description)}</title><defs>${pen.definitions()}</defs>${content}</svg>`
  if (card && plan.card) return { svg, focus: MIDDLE, card: plan.card }
  return { svg, focus: { x: layout.hero.x / width, y: (layout.hero.y - layout.hero.size * 0.5) / height } }
}
