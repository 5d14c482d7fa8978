/** Owns the ground part of the inspector: how the picture stands in the frame, and what lies behind it or instead of it. */
import { type Ground, type HexColour, type PictureFit, pictureFits, type Scene } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'

type GroundUse = {
  readonly scene: Scene
  /** null: the film's own. */
  readonly setGround: (ground: Ground | null) => void
  readonly setFit: (fit: PictureFit) => void
}

const kinds = ['film', 'colour', 'gradient'] as const
type Kind = (typeof kinds)[number]

/** What a kind begins with. */
const first: Readonly<Record<Exclude<Kind, 'film'>, Ground>> = {
  colour: { kind: 'colour', colour: '#14304f' },
  gradient: { kind: 'gradient', from: '#14304f', to: '#7a2f5d', angle: 135 },
}

const colourField = (label: string, value: HexColour, send: (colour: HexColour) => void): TemplateResult => html`
  <div class="prop"><span>${label}</span>
    <input class="colour" type="color" aria-label=${label} .value=${value}
      @change=${(event: Event) => send((event.target as HTMLInputElement).value)}>
    <span class="num t3 small">${value}</span>
  </div>`

function colours(ground: Ground | undefined, setGround: GroundUse['setGround']): TemplateResult | typeof nothing {
  if (!ground) return nothing
  if (ground.kind === 'colour')
    return colourField(t('ground.colour'), ground.colour, colour => setGround({ ...ground, colour }))
  return html`${colourField(t('ground.from'), ground.from, from => setGround({ ...ground, from }))}
    ${colourField(t('ground.to'), ground.to, to => setGround({ ...ground, to }))}`
}

export function groundSection({ scene: { ground, fit = 'cover' }, setGround, setFit }: GroundUse): TemplateResult {
  return html`
    <section class="sec">
      <div class="prop"><span>${t('inspector.fit')}</span>
        <chq-select-v0 class="grow" .label=${t('inspector.fit')} .value=${fit}
          .options=${pictureFits.map(value => ({ value, label: t(`fit.${value}`) }))}
          @chq-change=${(event: ValueEvent<PictureFit>) => setFit(event.detail.value)}></chq-select-v0>
      </div>
      <div class="prop"><span>${t('inspector.ground')}</span>
        <chq-select-v0 class="grow" .label=${t('inspector.ground')} .value=${ground?.kind ?? 'film'}
          .options=${kinds.map(value => ({ value, label: t(`ground.${value}`) }))}
          @chq-change=${({ detail: { value } }: ValueEvent<Kind>) => setGround(value === 'film' ? null : first[value])}></chq-select-v0>
      </div>
      ${colours(ground, setGround)}
    </section>`
}
