/** Owns the right column of the export dialog: the file as it will be, and its poster. Knows no session. */
import { formatFacts, outputSize, type ProjectDocument, soundBounds, takeInUse } from '@contenthq/model'
import type { PosterOptions, RenderEstimate } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { clock, fileSize, timeLeft } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'
import { type ExportChoices, fileNameOf, sizeGuess } from './export-settings.ts'

export type PosterType = NonNullable<PosterOptions['type']>

const posterTypes: readonly { readonly value: PosterType; readonly label: string }[] = [
  { value: 'image/png', label: 'PNG' },
  { value: 'image/jpeg', label: 'JPEG' },
  { value: 'image/webp', label: 'WebP' },
]

type SummaryUse = {
  readonly project: ProjectDocument
  readonly choices: ExportChoices
  /** Of the film. */
  readonly seconds: number
  /** Undefined while it is measured. */
  readonly estimate: RenderEstimate | undefined
  readonly posterType: PosterType
  readonly posterBusy: boolean
  readonly setPosterType: (type: PosterType) => void
  readonly savePoster: () => void
}

const fact = (name: string, value: string): TemplateResult => html`<dt>${name}</dt><dd>${value}</dd>`

export function filmSummary(use: SummaryUse): TemplateResult {
  const { project, choices, seconds, estimate } = use
  const { width, height } = outputSize(choices.aspectRatio, choices.quality)
  const { picture, sound } = formatFacts[choices.format]
  const bytes = estimate?.bytes ?? sizeGuess(choices, seconds)
  const loudness = project.settings.sound?.loudness ?? soundBounds.loudness.usual
  const cover = project.scenes[0] && takeInUse(project.scenes[0].visuals)?.asset
  return html`
    <div class="sum">
      <chq-thumb-v0 style="--thumb-ratio:${choices.aspectRatio.replace(':', ' / ')}" class=${choices.aspectRatio === '16:9' ? '' : 'tall'} .hash=${cover} .alt=${t('export.cover')}></chq-thumb-v0>
      <p class="file cut">${fileNameOf(project.title, choices.format)}</p>
      <dl>
        ${fact(t('export.length'), clock(seconds))}
        ${picture ? fact(t('export.pixels'), `${width} × ${height}`) : nothing}
        ${fact(t('export.size'), bytes === undefined ? t('export.measuring') : t('export.about', { size: fileSize(bytes) }))}
        ${fact(t('export.time'), estimate ? timeLeft(estimate.seconds) : t('export.measuring'))}
        ${sound ? fact(t('export.loudness'), `${String(loudness).replace('-', '−')} LUFS`) : nothing}
      </dl>
      ${
        seconds > 0
          ? html`<div class="poster">
              <chq-select-v0 .label=${t('export.posterType')} .value=${use.posterType} .options=${posterTypes} @chq-change=${(event: ValueEvent<PosterType>) => use.setPosterType(event.detail.value)}></chq-select-v0>
              <chq-button-v0 size="sm" ?busy=${use.posterBusy} @click=${use.savePoster}>${icon('download', 's')}${t('export.savePoster')}</chq-button-v0>
            </div>`
          : nothing
      }
      <p class="here t2 small">${icon('cpu', 's')}<span>${t('export.here')}</span></p>
    </div>`
}
