/** Owns the look of the whole film as one choice: a preset and what it does to this film, in words. */
import { type Preset, type ProjectDocument, presetCommand, presetInUse, presets } from '@contenthq/model'
import { html, type TemplateResult } from 'lit'
import { t, tOr } from '../../locales/translate.ts'
import type { StudioValue } from '../../session-controller.ts'
import type { ValueEvent } from '../../studio-element.ts'

type Styles = StudioValue['session']['styles']

type LookUse = {
  readonly project: ProjectDocument
  readonly styles: Styles
  /** `words` say what it does. */
  readonly apply: (command: ReturnType<typeof presetCommand>, words: string) => void
}

const labelOf = (list: Styles['captions'], id: string): string => list.find(each => each.id === id)?.label ?? id

/** 'Crossfade × 6, Dip to black × 1': how this film's scenes take over, most used first. */
function transitionsOf(project: ProjectDocument, styles: Styles): string {
  const counts = new Map<string, number>()
  for (const { transition } of project.scenes.slice(1))
    counts.set(transition.style, (counts.get(transition.style) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => `${labelOf(styles.transitions, id)} × ${count}`)
    .join(', ')
}

const leadOf = (preset: Preset | undefined): string =>
  preset ? tOr(`look.${preset.id}.lead`, preset.label) : t('look.own.lead')

export function lookSection({ project, styles, apply }: LookUse): TemplateResult {
  const preset = presetInUse(project)
  const options = [
    ...(preset ? [] : [{ value: '', label: t('look.own') }]),
    ...presets.map(({ id, label }) => ({ value: id, label: tOr(`look.${id}`, label) })),
  ]
  const { captions, music } = project.settings
  const choose = (event: ValueEvent) => {
    const { value } = event.detail
    if (value !== '') apply(presetCommand(project, value), leadOf(presets.find(({ id }) => id === value)))
  }
  return html`
    <section class="sec look">
      <h3 class="h3">${t('look.heading')}
        <chq-select-v0 class="pick" .label=${t('look.heading')} .icon=${'clapperboard' as const} .value=${preset?.id ?? ''} .options=${options} @chq-change=${choose}></chq-select-v0>
      </h3>
      <p class="t2 small">${leadOf(preset)}</p>
      <p class="t3 small facts">${[
        transitionsOf(project, styles),
        captions.enabled
          ? t('look.captions', { style: labelOf(styles.captions, captions.style) })
          : t('look.noCaptions'),
        music.enabled ? t('look.music', { gain: String(music.gain).replace('-', '−') }) : t('look.noMusic'),
      ]
        .filter(words => words !== '')
        .join(' · ')}</p>
    </section>`
}
