/** Owns the motion part of the inspector: its style, its pace, and the parts of the picture seen first and last. */
import { type MotionChoice, type ProjectDocument, type Scene, takeInUse, type UnitRect } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { Rects } from '../../elements/rects/rects.ts'
import { t } from '../../locales/translate.ts'
import type { StudioValue } from '../../session-controller.ts'
import type { ValueEvent } from '../../studio-element.ts'
import { motionIcon } from './style-icons.ts'

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
    default:
      return undefined
  }
}

const inside = ([x, y, width, height]: UnitRect): string =>
  `left:${x * 100}%;top:${y * 100}%;width:${width * 100}%;height:${height * 100}%`

const label = (words: string, [x, y]: UnitRect, low: boolean, height: number): TemplateResult =>
  html`<span style="left:calc(${x * 100}% + 8px);top:calc(${(low ? y + height : y) * 100}% ${low ? '- 22px' : '+ 5px'})">${words}</span>`

/** Nothing for a motion without two frames. */
function sketch(scene: Scene, ratio: string): TemplateResult | typeof nothing {
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

/** As the engine has it where no part was chosen: from the whole towards the point of interest. */
const CLOSE = 0.86

/** Both parts can be moved; a picture whose size is not known is taken to have the film's. */
function editor(
  { motion, visuals }: Scene,
  { assets, settings }: ProjectDocument,
  send: (motion: MotionChoice) => void,
): TemplateResult | typeof nothing {
  const take = takeInUse(visuals)
  if (!take) return nothing
  const [across = 16, down = 9] = settings.output.aspectRatio.split(':').map(Number)
  const frameRatio = across / down
  const asset = assets[take.asset]
  const pictureRatio = asset?.width && asset.height ? asset.width / asset.height : frameRatio
  const { x, y } = take.focus ?? { x: 0.5, y: 0.5 }
  const value: Rects = {
    from: motion.from ?? [0, 0, 1, 1],
    to: motion.to ?? [(1 - CLOSE) * x, (1 - CLOSE) * y, CLOSE, CLOSE],
  }
  return html`<chq-rects-v0 .hash=${take.asset} .pictureRatio=${pictureRatio} .frameRatio=${frameRatio} .value=${value}
    @chq-change=${(event: ValueEvent<Rects>) => send({ ...motion, ...event.detail.value })}></chq-rects-v0>`
}

type MotionUse = {
  readonly scene: Scene
  readonly project: ProjectDocument
  readonly styles: StudioValue['session']['styles']['motions']
  readonly setMotion: (motion: MotionChoice) => void
}

const easingOf = ({ easing }: MotionChoice): Pick<MotionChoice, 'easing'> => (easing ? { easing } : {})

export function motionSection({ scene, project, styles, setMotion }: MotionUse): TemplateResult {
  const { motion } = scene
  const paces = [
    { value: 'steady', label: t('inspector.steady') },
    { value: 'ease', label: t('inspector.ease') },
  ]
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.motion')}
        <chq-select-v0 class="pick" .label=${t('inspector.motion')} .icon=${motionIcon(motion.style)} .value=${motion.style}
          .options=${styles.map(({ id, label: name }) => ({ value: id, label: name }))}
          @chq-change=${(event: ValueEvent) => setMotion({ style: event.detail.value, ...easingOf(motion) })}></chq-select-v0>
      </h3>
      ${
        motion.style === 'ken-burns'
          ? editor(scene, project, setMotion)
          : sketch(scene, project.settings.output.aspectRatio.replace(':', ' / '))
      }
      ${
        motion.style === 'static'
          ? nothing
          : html`<div class="prop pace"><span>${t('inspector.pace')}</span>
              <chq-segmented-v0 class="grow" .label=${t('inspector.pace')} .value=${motion.easing ?? 'steady'} .segments=${paces}
                @chq-change=${(event: ValueEvent<'steady' | 'ease'>) => setMotion({ ...motion, easing: event.detail.value })}></chq-segmented-v0>
            </div>`
      }
    </section>`
}
