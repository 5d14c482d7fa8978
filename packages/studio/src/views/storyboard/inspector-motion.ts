/** Owns the sketch of a motion: the part of the picture seen first and last, over a dimmed picture. Knows the built-in motions. */
import { type Scene, takeInUse, type UnitRect } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { t } from '../../locales/translate.ts'

const WHOLE: UnitRect = [0.03, 0.04, 0.94, 0.92]
/** Drawn closer than the film goes, so that the direction can be seen at this size. */
const SIZE = 0.66

function framesOf({ motion, visuals }: Scene): readonly [UnitRect, UnitRect] | undefined {
  const focus = takeInUse(visuals)?.focus ?? { x: 0.5, y: 0.5 }
  const at = (x: number, y: number): UnitRect => [0.03 + x * (0.94 - SIZE), 0.04 + y * (0.92 - SIZE), SIZE, SIZE]
  const close = at(focus.x, focus.y)
  switch (motion.style) {
    case 'zoom-in':
      return [WHOLE, close]
    case 'zoom-out':
      return [close, WHOLE]
    case 'pan-left':
      return [at(1, 0.5), at(0, 0.5)]
    case 'pan-right':
      return [at(0, 0.5), at(1, 0.5)]
    case 'pan-up':
      return [at(0.5, 1), at(0.5, 0)]
    case 'pan-down':
      return [at(0.5, 0), at(0.5, 1)]
    case 'ken-burns':
      return [motion.from ?? WHOLE, motion.to ?? close]
    default:
      return undefined
  }
}

const inside = ([x, y, width, height]: UnitRect): string =>
  `left:${x * 100}%;top:${y * 100}%;width:${width * 100}%;height:${height * 100}%`

const label = (words: string, [x, y]: UnitRect, low: boolean, height: number): TemplateResult =>
  html`<span style="left:calc(${x * 100}% + 8px);top:calc(${(low ? y + height : y) * 100}% ${low ? '- 22px' : '+ 5px'})">${words}</span>`

/** Nothing for a motion without two frames. */
export function motionSketch(scene: Scene, ratio: string): TemplateResult | typeof nothing {
  const frames = framesOf(scene)
  const picture = takeInUse(scene.visuals)?.asset
  if (!frames || !picture) return nothing
  const [from, to] = frames
  return html`
    <div class="kb" aria-hidden="true">
      <chq-thumb-v0 style="--thumb-ratio:${ratio}" .hash=${picture}></chq-thumb-v0>
      <i class="b" style=${inside(from)}></i><i style=${inside(to)}></i>
      ${label(t('inspector.start'), from, false, from[3])}${label(t('inspector.end'), to, true, to[3])}
    </div>`
}
