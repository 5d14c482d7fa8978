/** Owns the rows that the inspector's parts are made of: a slider with its value, a switch. */
import { type SoundChoice, soundBounds } from '@contenthq/model'
import { html, type TemplateResult } from 'lit'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'

export type Row = {
  readonly label: string
  /** For screen readers, where the label alone is not clear. */
  readonly name: string
  readonly least: number
  readonly most: number
  readonly step: number
  readonly value: number
  readonly text: string
  readonly send: (value: number) => void
}

export const row = ({ label, name, least, most, step, value, text, send }: Row): TemplateResult => html`
  <div class="prop"><span>${label}</span>
    <chq-slider-v0 class="grow" .label=${name} .min=${least} .max=${most} .step=${step} .value=${value} .text=${text}
      @chq-change=${(event: ValueEvent<number>) => send(event.detail.value)}></chq-slider-v0>
    <span class="num value">${text}</span>
  </div>`

type BoundRow = Pick<Row, 'label' | 'name' | 'send'> & { readonly choice: SoundChoice; readonly value: number }

const decibels = (value: number): string => t('inspector.decibels', { value: String(value).replace('-', '−') })

/** A level in dB, within the bounds of its kind. */
export const levelRow = ({ choice, value, ...use }: BoundRow): TemplateResult =>
  row({
    ...use,
    least: soundBounds[choice].least,
    most: soundBounds[choice].most,
    step: 1,
    value,
    text: decibels(Math.round(value)),
  })

/** Seconds, within the bounds of its kind but never further than a slider can still be set to a tenth. */
export const secondsRow = ({ choice, value, ...use }: BoundRow): TemplateResult => {
  const { least, most } = soundBounds[choice]
  const step = most > 1 ? 0.1 : 0.02
  // what is set in hundredths is shown in them
  const text = step < 0.1 ? `${value.toFixed(2)} s` : shortSeconds(value)
  return row({ ...use, least, most: Math.min(most, 10), step, value, text })
}

export const toggle = (label: string, on: boolean, send: (on: boolean) => void): TemplateResult => html`
  <div class="prop"><span class="wide">${label}</span><i class="grow"></i>
    <chq-switch-v0 .label=${label} .checked=${on} @chq-change=${(event: ValueEvent<boolean>) => send(event.detail.value)}></chq-switch-v0>
  </div>`
