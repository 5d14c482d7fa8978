/** Owns the music part of the inspector: how loud, how it begins and ends, how it makes room for the voice, how loud the film is. */
import {
  type Ducking,
  type FilmSound,
  loudnessTargets,
  type MusicSettings,
  type ProjectSettings,
  soundBounds,
} from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'
import { levelRow, secondsRow, toggle } from './inspector-rows.ts'

type MusicUse = {
  readonly settings: ProjectSettings
  readonly setMusic: (music: MusicSettings) => void
  readonly setFilm: (sound: FilmSound) => void
}

function duckingRows(music: MusicSettings, setMusic: MusicUse['setMusic']): TemplateResult {
  const { ducking = {} } = music
  const set = (change: Ducking) => setMusic({ ...music, ducking: { ...ducking, ...change } })
  const time = (choice: 'attack' | 'hold' | 'release') =>
    secondsRow({
      choice,
      label: t(`music.${choice}`),
      name: t(`music.${choice}Of`),
      value: ducking[choice] ?? soundBounds[choice].usual,
      send: value => set({ [choice]: value }),
    })
  return html`
    ${levelRow({ choice: 'duck', label: t('inspector.duck'), name: t('inspector.duckOf'), value: music.duck, send: duck => setMusic({ ...music, duck }) })}
    <details class="fine"><summary>${t('music.fine')}</summary>
      ${toggle(t('music.ducking'), ducking.enabled ?? true, enabled => set({ enabled }))}
      ${(ducking.enabled ?? true) ? html`${time('attack')}${time('hold')}${time('release')}` : nothing}
      ${fadeRow('fadeIn', music, setMusic)}${fadeRow('fadeOut', music, setMusic)}
      ${toggle(t('music.loop'), music.loop ?? true, loop => setMusic({ ...music, loop }))}
    </details>`
}

const fadeRow = (choice: 'fadeIn' | 'fadeOut', music: MusicSettings, setMusic: MusicUse['setMusic']): TemplateResult =>
  secondsRow({
    choice,
    label: t(`music.${choice}`),
    name: t(`music.${choice}Of`),
    value: music[choice] ?? soundBounds[choice].usual,
    send: value => setMusic({ ...music, [choice]: value }),
  })

export function musicSection({ settings: { music, sound: film }, setMusic, setFilm }: MusicUse): TemplateResult {
  const loudness = film?.loudness ?? soundBounds.loudness.usual
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.music')}
        <chq-switch-v0 .label=${t('inspector.music')} .checked=${music.enabled} @chq-change=${(event: ValueEvent<boolean>) => setMusic({ ...music, enabled: event.detail.value })}></chq-switch-v0>
      </h3>
      ${
        music.enabled
          ? html`${levelRow({ choice: 'musicGain', label: t('inspector.volume'), name: t('inspector.volumeOfMusic'), value: music.gain, send: gain => setMusic({ ...music, gain }) })}
              ${duckingRows(music, setMusic)}`
          : nothing
      }
      <div class="prop"><span>${t('inspector.loudness')}</span>
        <chq-select-v0 class="grow" .label=${t('inspector.loudness')} .value=${String(loudness)}
          .options=${loudnessTargets.map(target => ({ value: String(target), label: t(`loudness.${target}`) }))}
          @chq-change=${(event: ValueEvent) => setFilm({ ...film, loudness: Number(event.detail.value) })}></chq-select-v0>
      </div>
    </section>`
}
