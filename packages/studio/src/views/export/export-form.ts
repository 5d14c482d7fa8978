/** Owns the left and middle of the export dialog: presets and every choice about the file. Changes come back; it keeps none. */
import { aspectRatios, filmFormats, formatFacts, frameRateName, frameRates, qualities } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'
import { captionFileOf, type ExportChoices, type Preset, presets } from './export-settings.ts'

const presetsOfQuality = ['draft', 'standard', 'high', 'small'] as const

type FormUse = {
  readonly choices: ExportChoices
  readonly choose: (change: Partial<ExportChoices>) => void
  /** Somebody speaks in the film: there is something to write down. */
  readonly spoken: boolean
  /** Straight into a file of the visitor's; undefined where the browser cannot. */
  readonly straight: boolean | undefined
  readonly setStraight: (straight: boolean) => void
  /** What stands below: failures, obstacles. */
  readonly notices: readonly (TemplateResult | typeof nothing)[]
}

function presetButton(preset: Preset, { choices, choose }: FormUse): TemplateResult {
  const { aspectRatio, quality } = preset
  const on = aspectRatio === choices.aspectRatio && quality === choices.quality
  return html`
    <button type="button" class="preset" aria-pressed=${on} @click=${() => choose({ aspectRatio, quality })}>
      <span class="g">${icon(preset.icon)}</span><b>${t(preset.label)}</b><small class="num">${aspectRatio} · ${quality}</small>
    </button>`
}

const segments = <V extends string>(
  label: string,
  value: V,
  values: readonly V[],
  send: (value: V) => void,
  labelOf: (value: V) => string = value => value,
): TemplateResult => html`
  <div><span class="label" aria-hidden="true">${label}</span>
    <chq-segmented-v0 .label=${label} .value=${value} .segments=${values.map(each => ({ value: each, label: labelOf(each) }))}
      @chq-change=${(event: ValueEvent<V>) => send(event.detail.value)}></chq-segmented-v0></div>`

const check = (label: string, lead: string, on: boolean, send: (on: boolean) => void): TemplateResult => html`
  <label class="check"><input type="checkbox" .checked=${on} @change=${(event: Event) => send((event.target as HTMLInputElement).checked)}><span>${label}<small>${lead}</small></span></label>`

const ofPicture = ({ choices, choose }: FormUse): TemplateResult => html`
  ${segments(t('export.format'), choices.aspectRatio, aspectRatios, aspectRatio => choose({ aspectRatio }))}
  ${segments(
    t('export.quality'),
    choices.quality,
    qualities,
    quality => choose({ quality }),
    quality => (quality === '2160p' ? '4K' : quality),
  )}
  ${segments(t('export.rate'), choices.rate, frameRates.map(frameRateName), rate => choose({ rate }))}
  ${segments(
    t('export.preset'),
    choices.preset,
    presetsOfQuality,
    preset => choose({ preset }),
    preset => t(`export.preset.${preset}`),
  )}`

/** A format without a picture has no shape and no captions in it. */
export function exportForm(use: FormUse): TemplateResult {
  const { choices, choose, spoken, straight, setStraight, notices } = use
  const { picture } = formatFacts[choices.format]
  const captionFile = spoken ? captionFileOf(choices.format) : undefined
  const burn = () =>
    check(t('export.burn'), t('export.burnLead'), choices.burnCaptions, burnCaptions => choose({ burnCaptions }))
  return html`
    ${picture ? html`<div class="presets" role="group" aria-label=${t('export.presets')}>${presets.map(preset => presetButton(preset, use))}</div>` : nothing}
    <div class="form">
      ${segments(
        t('export.file'),
        choices.format,
        filmFormats,
        format => choose({ format }),
        format => formatFacts[format].label,
      )}
      ${picture ? ofPicture(use) : nothing}
      ${
        picture || captionFile
          ? html`<div>
              <span class="label">${t('export.captions')}</span>
              ${picture ? burn() : nothing}
              ${captionFile ? html`<p class="t2 small">${t('export.captionFile', { kind: captionFile.toUpperCase() })}</p>` : nothing}
            </div>`
          : nothing
      }
      ${
        straight === undefined
          ? nothing
          : html`<div><span class="label">${t('export.where')}</span>${check(t('export.straight'), t('export.straightLead'), straight, setStraight)}</div>`
      }
      ${notices}
    </div>`
}
