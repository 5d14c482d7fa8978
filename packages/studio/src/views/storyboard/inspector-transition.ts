/** Owns the transition part of the inspector: every style as a small picture, and its length. */
import type { Scene, TransitionChoice } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import type { StudioValue } from '../../session-controller.ts'
import type { ValueEvent } from '../../studio-element.ts'
import { firstTransition } from './scene-edits.ts'
import { transitionGlyph } from './transition-icons.ts'

type TransitionUse = {
  readonly scene: Scene
  readonly styles: StudioValue['session']['styles']['transitions']
  readonly setTransition: (transition: TransitionChoice) => void
}

export function transitionSection({ scene, styles, setTransition }: TransitionUse): TemplateResult {
  const { style, seconds } = scene.transition
  const chosen = styles.find(({ id }) => id === style)?.label ?? style
  // a length that was chosen stays with the next style; a cut had none
  const choose = (id: string) =>
    setTransition(id === 'cut' || seconds === 0 ? firstTransition(id) : { style: id, seconds })
  const length = shortSeconds(seconds)
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.transition')}<span class="t3 light">${chosen}</span></h3>
      <div class="trans" role="group" aria-label=${t('inspector.transition')}>
        ${styles.map(
          ({ id, label }) =>
            html`<button type="button" title=${label} aria-label=${label} aria-pressed=${id === style} data-style=${id} @click=${() => choose(id)}>${transitionGlyph(id)}</button>`,
        )}
      </div>
      ${
        style === 'cut'
          ? nothing
          : html`<div class="prop"><span>${t('inspector.length')}</span><chq-slider-v0 class="grow" .label=${t('inspector.transitionLength')} .min=${0.1} .max=${2} .step=${0.1} .value=${seconds} .text=${length}
              @chq-change=${(event: ValueEvent<number>) => setTransition({ style, seconds: event.detail.value })}></chq-slider-v0><span class="num value">${length}</span></div>`
      }
    </section>`
}
