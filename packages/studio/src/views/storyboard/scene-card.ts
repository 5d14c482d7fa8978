/** Owns one scene card: picture, number, length, title, score, motion, and the transition on the gap behind it. */
import type { Scene, SceneId } from '@contenthq/model'
import type { Session } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import type { MenuAction } from '../../elements/menu/menu.ts'
import { scoreRing } from '../../elements/score-ring/score-ring.ts'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'
import type { Reorder } from './reorder.ts'
import type { SceneFacts } from './scene-facts.ts'
import { motionIcon } from './style-icons.ts'
import { transitionGlyph } from './transition-icons.ts'

export type CardUse = {
  readonly styles: Session['styles']
  readonly current: boolean
  readonly ratio: string
  readonly reorder: Reorder
  readonly next: Scene | undefined
  readonly pick: () => void
  readonly setTransition: (scene: SceneId, style: string) => void
  readonly actions: readonly MenuAction[]
  readonly act: (action: string) => void
  readonly retry: () => void
}

const labelOf = (styles: readonly { readonly id: string; readonly label: string }[], id: string): string =>
  styles.find(style => style.id === id)?.label ?? id

export function sceneCard(
  { number, scene, seconds, check, needsLook, picture, fraction }: SceneFacts,
  use: CardUse,
): TemplateResult {
  const { reorder, styles, next } = use
  const percent = Math.round(fraction * 100)
  const take = scene.visuals.list.length + 1
  const lifted = reorder.lifted === scene.id
  const side = reorder.landing?.scene === scene.id ? reorder.landing.side : ''
  const visual = scene.visuals.list.find(({ id }) => id === scene.visuals.inUse)
  return html`
    <li
      class="sc ${use.current ? 'on' : ''} ${lifted ? 'lifted' : ''} ${side}"
      data-scene=${scene.id}
      style=${lifted ? `translate:${reorder.offset.x}px ${reorder.offset.y}px` : ''}
    >
      <button
        type="button"
        class="pick"
        tabindex=${use.current ? 0 : -1}
        aria-current=${use.current ? 'true' : nothing}
        @click=${() => !reorder.swallowClick && use.pick()}
        @pointerdown=${reorder.down}
        @pointermove=${reorder.move}
        @pointerup=${reorder.up}
        @pointercancel=${reorder.cancel}
      >
        <span class="thumb" style="--thumb-ratio:${use.ratio}">
          <chq-thumb-v0 class=${picture === 'running' ? 'dim' : ''} .hash=${visual?.asset} ?waiting=${picture === 'waiting' || picture === 'running'}></chq-thumb-v0>
          <span class="badge idx"><span class="vh">${t('card.scene')} </span>${number}</span>
          ${seconds === undefined ? nothing : html`<span class="badge dur">${shortSeconds(seconds)}</span>`}
          ${
            picture === 'running'
              ? html`<span class="chip working">${icon('loader-circle', 's acc spin')}${t('card.taking', { take, percent })}</span>
                <chq-progress-bar-v0 class="prog" .value=${percent}></chq-progress-bar-v0>`
              : nothing
          }
        </span>
        <span class="meta"><strong class="cut grow">${scene.title || t('card.untitled')}</strong></span>
        <span class="sub">
          ${
            picture === 'running'
              ? html`<span class="warn">${icon('refresh-cw', 's')}${t(scene.visuals.list.length ? 'card.retaking' : 'card.making')}</span>`
              : picture === 'failed'
                ? html`<span class="bad">${icon('circle-alert', 's')}${t('card.failed')}</span>`
                : check === undefined
                  ? html`<span>${visual ? t('card.own') : t('card.noPicture')}</span>`
                  : html`<span>${scoreRing(check, needsLook ? html`<span class="look">${t('card.look')}</span>` : '')}</span>`
          }
          <span class="mo">${icon(motionIcon(scene.motion.style), 's')}${labelOf(styles.motions, scene.motion.style)}</span>
          ${scene.edited ? html`<span class="acc edited">${icon('pen-line', 's')}${t('card.edited')}</span>` : nothing}
        </span>
      </button>
      ${picture === 'failed' ? html`<chq-button-v0 class="again" size="sm" @click=${use.retry}>${t('card.again')}</chq-button-v0>` : nothing}
      <chq-menu-v0 class="more" size="md" .label=${t('card.more', { number })} .actions=${use.actions}
        @chq-change=${(event: ValueEvent) => use.act(event.detail.value)}></chq-menu-v0>
      ${
        next
          ? html`<chq-select-v0
              class="tr"
              dress="dot"
              .mark=${transitionGlyph(next.transition.style)}
              .label=${t('card.transition', { number, style: labelOf(styles.transitions, next.transition.style) })}
              .value=${next.transition.style}
              .options=${styles.transitions.map(({ id, label }) => ({ value: id, label }))}
              @chq-change=${(event: ValueEvent) => use.setTransition(next.id, event.detail.value)}
            ></chq-select-v0>`
          : nothing
      }
    </li>`
}
