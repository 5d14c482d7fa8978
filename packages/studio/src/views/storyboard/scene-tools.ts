/** Owns the buttons beside a scene's name: the scene before, the next one, and what can be done with it. */
import type { Scene, SceneId } from '@contenthq/model'
import { html, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'

type Tools = {
  readonly scenes: readonly Scene[]
  readonly at: number
  readonly select: (scene: SceneId) => void
  readonly act: (action: string) => void
}

export function sceneTools({ scenes, at, select, act }: Tools): TemplateResult {
  const [before, after] = [scenes[at - 1], scenes[at + 1]]
  return html`
    <chq-button-v0 variant="ghost" size="sm" square .label=${t('inspector.previous')} ?disabled=${!before} @click=${() => before && select(before.id)}>${icon('chevron-left')}</chq-button-v0>
    <chq-button-v0 variant="ghost" size="sm" square .label=${t('inspector.next')} ?disabled=${!after} @click=${() => after && select(after.id)}>${icon('chevron-right')}</chq-button-v0>
    <chq-menu-v0
      .label=${t('inspector.more')}
      .actions=${[
        { id: 'earlier', label: t('card.earlier'), icon: 'move-up', disabled: !before },
        { id: 'later', label: t('card.later'), icon: 'move-down', disabled: !after },
        { id: 'remove', label: t('card.remove'), icon: 'trash-2', danger: true },
      ]}
      @chq-change=${(event: ValueEvent) => {
        event.stopPropagation()
        act(event.detail.value)
      }}
    ></chq-menu-v0>`
}
