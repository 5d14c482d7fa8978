/** Owns the caption part of the inspector: on or off, the scene's style, and the film's font, size and place. */
import {
  type CaptionSettings,
  captionFonts,
  captionPositions,
  captionSizes,
  type ProjectDocument,
  type Scene,
} from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { t } from '../../locales/translate.ts'
import type { StudioValue } from '../../session-controller.ts'
import type { ValueEvent } from '../../studio-element.ts'

type CaptionUse = {
  readonly scene: Scene
  readonly project: ProjectDocument
  readonly styles: StudioValue['session']['styles']['captions']
  /** null: the film's. */
  readonly setStyle: (style: string | null) => void
  readonly setCaptions: (captions: CaptionSettings) => void
  /** Makes the scene's style the film's. */
  readonly everywhere: (style: string) => void
}

/** As the style has it, or one of these. `name` is for screen readers. */
function choice<V extends string>(
  label: string,
  name: string,
  value: V | undefined,
  values: readonly V[],
  labelOf: (value: V) => string,
  send: (value: V | undefined) => void,
): TemplateResult {
  const options = [
    { value: '', label: t('captions.asStyle') },
    ...values.map(each => ({ value: each, label: labelOf(each) })),
  ]
  return html`
    <div class="prop"><span>${label}</span>
      <chq-select-v0 class="grow" .label=${name} .value=${value ?? ''} .options=${options}
        @chq-change=${(event: ValueEvent<V | ''>) => send(event.detail.value === '' ? undefined : event.detail.value)}></chq-select-v0>
    </div>`
}

export function captionSection(use: CaptionUse): TemplateResult {
  const { scene, styles, setStyle, setCaptions, everywhere } = use
  const { captions } = use.project.settings
  const style = scene.captionStyle ?? captions.style
  const { font, size, position, ...plain } = captions
  const set = (change: Partial<CaptionSettings>) => setCaptions({ ...captions, ...change })
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.captions')}
        <chq-switch-v0 .label=${t('inspector.captions')} .checked=${captions.enabled}
          @chq-change=${(event: ValueEvent<boolean>) => set({ enabled: event.detail.value })}></chq-switch-v0>
      </h3>
      <div class="capts" role="group" aria-label=${t('inspector.captionStyle')}>
        ${styles.map(
          ({ id, label }) =>
            html`<button type="button" aria-pressed=${id === style} ?disabled=${!captions.enabled} @click=${() => setStyle(id === captions.style ? null : id)}><span class="sample" data-style=${id}>${label}</span></button>`,
        )}
      </div>
      ${
        scene.captionStyle && scene.captionStyle !== captions.style
          ? html`<chq-button-v0 size="sm" variant="ghost" class="everywhere" @click=${() => everywhere(style)}>${t('inspector.everywhere')}</chq-button-v0>`
          : nothing
      }
      ${
        captions.enabled
          ? html`
              <p class="t3 small film-wide">${t('captions.wholeFilm')}</p>
              ${choice(
                t('captions.font'),
                t('captions.fontOf'),
                font,
                captionFonts,
                each => t(`captions.font.${each}`),
                each =>
                  setCaptions({
                    ...plain,
                    ...(each ? { font: each } : {}),
                    ...(size ? { size } : {}),
                    ...(position ? { position } : {}),
                  }),
              )}
              ${choice(
                t('captions.size'),
                t('captions.sizeOf'),
                size,
                captionSizes,
                each => t(`captions.size.${each}`),
                each =>
                  setCaptions({
                    ...plain,
                    ...(font ? { font } : {}),
                    ...(each ? { size: each } : {}),
                    ...(position ? { position } : {}),
                  }),
              )}
              ${choice(
                t('captions.position'),
                t('captions.positionOf'),
                position,
                captionPositions,
                each => t(`captions.position.${each}`),
                each =>
                  setCaptions({
                    ...plain,
                    ...(font ? { font } : {}),
                    ...(size ? { size } : {}),
                    ...(each ? { position: each } : {}),
                  }),
              )}`
          : nothing
      }
    </section>`
}
