/** Owns the sound parts of the inspector: the scene's voice and video, what is left of the video, and the music under the film. */
import {
  type FilmSound,
  loudnessTargets,
  type MusicSettings,
  type ProjectDocument,
  SAMPLE_RATE,
  type Scene,
  type SceneSound,
  type SoundChoice,
  soundBounds,
  type Trim,
  takeInUse,
} from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import type { ValueEvent } from '../../studio-element.ts'

type SoundUse = {
  readonly scene: Scene
  readonly project: ProjectDocument
  readonly setSound: (sound: SceneSound) => void
  readonly setTrim: (trim: Trim) => void
  readonly setMusic: (music: MusicSettings) => void
  readonly setFilm: (sound: FilmSound) => void
}

type Row = {
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

const row = ({ label, name, least, most, step, value, text, send }: Row): TemplateResult => html`
  <div class="prop"><span>${label}</span>
    <chq-slider-v0 class="grow" .label=${name} .min=${least} .max=${most} .step=${step} .value=${value} .text=${text}
      @chq-change=${(event: ValueEvent<number>) => send(event.detail.value)}></chq-slider-v0>
    <span class="num value">${text}</span>
  </div>`

const decibels = (value: number): string => t('inspector.decibels', { value: String(value).replace('-', '−') })

const volume = (choice: SoundChoice, label: string, name: string, value: number, send: Row['send']) =>
  row({
    label,
    name,
    least: soundBounds[choice].least,
    most: soundBounds[choice].most,
    step: 1,
    value,
    text: decibels(Math.round(value)),
    send,
  })

const toggle = (label: string, on: boolean, send: (on: boolean) => void): TemplateResult => html`
  <div class="prop"><span class="wide">${label}</span><i class="grow"></i>
    <chq-switch-v0 .label=${label} .checked=${on} @chq-change=${(event: ValueEvent<boolean>) => send(event.detail.value)}></chq-switch-v0>
  </div>`

/** Two sliders for what is cut from the start and the end; together they leave half a second. */
function trimRows(seconds: number, trim: Trim, setTrim: SoundUse['setTrim']): TemplateResult {
  const part = (side: 'start' | 'end', label: string, name: string) => {
    const other = side === 'start' ? trim.end : trim.start
    const cut = trim[side] / SAMPLE_RATE
    return row({
      label,
      name,
      least: 0,
      most: Math.max(cut, Math.floor((seconds - other / SAMPLE_RATE - 0.5) * 10) / 10),
      step: 0.1,
      value: cut,
      text: shortSeconds(cut),
      send: value => setTrim({ ...trim, [side]: Math.round(value * SAMPLE_RATE) }),
    })
  }
  return html`${part('start', t('inspector.cutStart'), t('inspector.cutStartOf'))}${part('end', t('inspector.cutEnd'), t('inspector.cutEndOf'))}`
}

export function soundSections({ scene, project, setSound, setTrim, setMusic, setFilm }: SoundUse): TemplateResult {
  const { music, sound: film } = project.settings
  const { sound = {}, visuals } = scene
  const take = takeInUse(visuals)
  const asset = take && project.assets[take.asset]
  const video = take && asset?.kind === 'video' ? asset : undefined
  const { videoGain, ...silent } = sound
  const loudness = film?.loudness ?? soundBounds.loudness.usual
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.sound')}</h3>
      ${scene.narration.trim() ? volume('narrationGain', t('inspector.volume'), t('inspector.volumeOfVoice'), sound.narrationGain ?? 0, narrationGain => setSound({ ...sound, narrationGain })) : nothing}
      ${video?.hasSound ? toggle(t('inspector.videoSound'), videoGain !== undefined, on => setSound(on ? { ...silent, videoGain: 0 } : silent)) : nothing}
      ${video?.hasSound && videoGain !== undefined ? volume('videoGain', t('inspector.volume'), t('inspector.volumeOfVideo'), videoGain, value => setSound({ ...silent, videoGain: value })) : nothing}
      ${video?.seconds && take ? trimRows(video.seconds, take.trim ?? { start: 0, end: 0 }, setTrim) : nothing}
      ${music.enabled ? toggle(t('inspector.ducking'), sound.ducking ?? music.ducking?.enabled ?? true, ducking => setSound({ ...sound, ducking })) : nothing}
    </section>
    <section class="sec">
      <h3 class="h3">${t('inspector.music')}
        <chq-switch-v0 .label=${t('inspector.music')} .checked=${music.enabled} @chq-change=${(event: ValueEvent<boolean>) => setMusic({ ...music, enabled: event.detail.value })}></chq-switch-v0>
      </h3>
      ${
        music.enabled
          ? html`${volume('musicGain', t('inspector.volume'), t('inspector.volumeOfMusic'), music.gain, gain => setMusic({ ...music, gain }))}
              ${volume('duck', t('inspector.duck'), t('inspector.duckOf'), music.duck, duck => setMusic({ ...music, duck }))}`
          : nothing
      }
      <div class="prop"><span>${t('inspector.loudness')}</span>
        <chq-select-v0 class="grow" .label=${t('inspector.loudness')} .value=${String(loudness)}
          .options=${loudnessTargets.map(target => ({ value: String(target), label: t(`loudness.${target}`) }))}
          @chq-change=${(event: ValueEvent) => setFilm({ ...film, loudness: Number(event.detail.value) })}></chq-select-v0>
      </div>
    </section>`
}
