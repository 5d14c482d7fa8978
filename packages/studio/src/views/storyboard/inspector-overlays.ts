/** Owns the overlay part of the inspector: logos and lower thirds of this scene and of the film, and adding more. */
import {
  type AssetHash,
  type Command,
  corners,
  type LogoOverlay,
  type LowerThirdOverlay,
  logoBounds,
  lowerThirdLengths,
  type Overlay,
  type ProjectDocument,
  type Scene,
  type SceneId,
} from '@contenthq/model'
import type { StyleInfo } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'

export type OverlayWhere = 'scene' | 'film'

type OverlayUse = {
  readonly scene: Scene
  readonly project: ProjectDocument
  readonly designs: readonly StyleInfo[]
  /** Whose the next one is. */
  readonly where: OverlayWhere
  readonly setWhere: (where: OverlayWhere) => void
  readonly addLogo: (owner: SceneId | null, file: File) => void
  readonly edit: (command: Command) => void
}

type Change<O extends Overlay> = (overlay: O) => void

const percent = (value: number): string => t('overlays.percent', { value: Math.round(value * 100) })

function slider(
  label: string,
  name: string,
  value: number,
  least: number,
  send: (value: number) => void,
): TemplateResult {
  return html`<div class="prop"><span>${label}</span>
    <chq-slider-v0 class="grow" .label=${name} .min=${least * 100} .max=${100} .step=${1} .value=${Math.round(value * 100)} .text=${percent(value)}
      @chq-change=${(event: ValueEvent<number>) => send(event.detail.value / 100)}></chq-slider-v0>
    <span class="num value">${percent(value)}</span>
  </div>`
}

function logoFields(logo: LogoOverlay, change: Change<LogoOverlay>): TemplateResult {
  const place = typeof logo.place === 'string' ? logo.place : 'free'
  const choose = (value: string) =>
    change({ ...logo, place: corners.find(corner => corner === value) ?? { x: 0.5, y: 0.5 } })
  return html`
    <div class="prop"><span>${t('overlays.place')}</span>
      <chq-select-v0 class="grow" .label=${t('overlays.place')} .value=${place}
        .options=${[...corners, 'free' as const].map(value => ({ value, label: t(`place.${value}`) }))}
        @chq-change=${(event: ValueEvent) => choose(event.detail.value)}></chq-select-v0>
    </div>
    ${slider(t('overlays.size'), t('overlays.sizeOf'), logo.size, logoBounds.size.least, size => change({ ...logo, size }))}
    ${slider(t('overlays.opacity'), t('overlays.opacityOf'), logo.opacity, 0, opacity => change({ ...logo, opacity }))}`
}

function textFields(
  text: LowerThirdOverlay,
  designs: readonly StyleInfo[],
  change: Change<LowerThirdOverlay>,
): TemplateResult {
  const field = (of: 'name' | 'line') => html`
    <input class="field" aria-label=${t(`overlays.${of}`)} placeholder=${t(`overlays.${of}`)} maxlength=${lowerThirdLengths[of]} .value=${text[of]}
      @change=${(event: Event) => change({ ...text, [of]: (event.target as HTMLInputElement).value })}>`
  return html`
    ${field('name')}${field('line')}
    <div class="prop"><span>${t('overlays.design')}</span>
      <chq-select-v0 class="grow" .label=${t('overlays.design')} .value=${text.style}
        .options=${designs.map(({ id, label }) => ({ value: id, label }))}
        @chq-change=${(event: ValueEvent) => change({ ...text, style: event.detail.value })}></chq-select-v0>
    </div>`
}

/** A logo's file goes with it, where nothing else shows it. */
function broughtBy(overlay: Overlay, { scenes, overlays = [], assets }: ProjectDocument): readonly AssetHash[] {
  if (overlay.kind !== 'logo' || !Object.hasOwn(assets, overlay.asset)) return []
  const shown = [...overlays, ...scenes.flatMap(scene => scene.overlays ?? [])]
  const isUsed =
    shown.some(other => other !== overlay && other.kind === 'logo' && other.asset === overlay.asset) ||
    scenes.some(({ visuals }) => visuals.list.some(({ asset }) => asset === overlay.asset))
  return isUsed ? [] : [overlay.asset]
}

function overlayRows(
  owner: SceneId | null,
  overlays: readonly Overlay[] | undefined,
  { project, designs, edit }: OverlayUse,
): readonly TemplateResult[] {
  return (overlays ?? []).map(overlay => {
    const name = overlay.kind === 'logo' ? t('overlays.logo') : overlay.name || t('overlays.lowerThird')
    const set = (changed: Overlay) => edit({ kind: 'set-overlay', scene: owner, overlay: changed, add: [], drop: [] })
    const remove = () =>
      edit({ kind: 'remove-overlay', scene: owner, overlay: overlay.id, assets: broughtBy(overlay, project) })
    return html`<div class="overlay" data-overlay=${overlay.id}>
      <div class="row">
        ${overlay.kind === 'logo' ? html`<chq-thumb-v0 class="mark" .hash=${overlay.asset}></chq-thumb-v0>` : nothing}
        <strong class="grow cut small">${name}</strong>
        <span class="t3 small">${t(owner === null ? 'overlays.film' : 'overlays.scene')}</span>
        <chq-button-v0 variant="ghost" size="sm" square .label=${t('overlays.remove', { name })} @click=${remove}>${icon('trash-2')}</chq-button-v0>
      </div>
      ${overlay.kind === 'logo' ? logoFields(overlay, set) : textFields(overlay, designs, set)}
    </div>`
  })
}

export function overlaySection(use: OverlayUse): TemplateResult {
  const { scene, project, designs, where, setWhere, addLogo, edit } = use
  const owner = where === 'scene' ? scene.id : null
  const addText = () => {
    const style = designs[0]?.id
    if (style === undefined) return
    const overlay = {
      id: crypto.randomUUID(),
      kind: 'lower-third',
      name: t('overlays.firstName'),
      line: '',
      style,
    } as const
    edit({ kind: 'add-overlay', scene: owner, overlay: { ...overlay, seconds: 5 }, assets: [] })
  }
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (file) addLogo(owner, file)
  }
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.overlays')}
        <chq-select-v0 class="pick" .label=${t('overlays.where')} .value=${where}
          .options=${(['film', 'scene'] as const).map(value => ({ value, label: t(`overlays.${value}`) }))}
          @chq-change=${(event: ValueEvent<OverlayWhere>) => setWhere(event.detail.value)}></chq-select-v0>
      </h3>
      ${overlayRows(null, project.overlays, use)}${overlayRows(scene.id, scene.overlays, use)}
      <div class="row wrap">
        <label class="add-logo">
          <input class="vh" type="file" accept="image/*,.svg" aria-label=${t('overlays.addLogo')} @change=${chosen}>${icon('upload')}${t('overlays.logo')}
        </label>
        <chq-button-v0 size="sm" .label=${t('overlays.addLowerThird')} @click=${addText}>${icon('plus')}${t('overlays.lowerThird')}</chq-button-v0>
      </div>
    </section>`
}
