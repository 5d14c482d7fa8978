/** Owns the sound part of the inspector: the scene's voice and video, and what is left of the video. */
import { type ProjectDocument, SAMPLE_RATE, type Scene, type SceneSound, type Trim, takeInUse } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { shortSeconds } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { levelRow, row, toggle } from './inspector-rows.ts'

type SoundUse = {
  readonly scene: Scene
  readonly project: ProjectDocument
  readonly setSound: (sound: SceneSound) => void
  readonly setTrim: (trim: Trim) => void
}

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

export function soundSection({ scene, project, setSound, setTrim }: SoundUse): TemplateResult {
  const { music } = project.settings
  const { sound = {}, visuals } = scene
  const take = takeInUse(visuals)
  const asset = take && project.assets[take.asset]
  const video = take && asset?.kind === 'video' ? asset : undefined
  const { videoGain, ...silent } = sound
  return html`
    <section class="sec">
      <h3 class="h3">${t('inspector.sound')}</h3>
      ${scene.narration.trim() ? levelRow({ choice: 'narrationGain', label: t('inspector.volume'), name: t('inspector.volumeOfVoice'), value: sound.narrationGain ?? 0, send: narrationGain => setSound({ ...sound, narrationGain }) }) : nothing}
      ${video?.hasSound ? toggle(t('inspector.videoSound'), videoGain !== undefined, on => setSound(on ? { ...silent, videoGain: 0 } : silent)) : nothing}
      ${video?.hasSound && videoGain !== undefined ? levelRow({ choice: 'videoGain', label: t('inspector.volume'), name: t('inspector.volumeOfVideo'), value: videoGain, send: value => setSound({ ...silent, videoGain: value }) }) : nothing}
      ${video?.seconds && take ? trimRows(video.seconds, take.trim ?? { start: 0, end: 0 }, setTrim) : nothing}
      ${music.enabled ? toggle(t('inspector.ducking'), sound.ducking ?? music.ducking?.enabled ?? true, ducking => setSound({ ...sound, ducking })) : nothing}
    </section>`
}
