/** Owns the choices of the composer and how they become project settings. */
import { type AspectRatio, defaultSettings, type Mood, moods, type ProjectSettings } from '@contenthq/model'
import { html } from 'lit'
import type { Segment } from '../../elements/segmented/segmented.ts'
import type { Option } from '../../elements/select/select.ts'
import { t, tOr } from '../../locales/translate.ts'

export type Choices = {
  readonly aspectRatio: AspectRatio
  readonly seconds: number
  readonly mood: Mood
  /** Caption style, or 'off'. */
  readonly captions: string
  readonly voice: string
  readonly music: 'on' | 'off'
}

export const firstChoices: Choices = {
  aspectRatio: defaultSettings.output.aspectRatio,
  seconds: defaultSettings.targetSeconds,
  mood: defaultSettings.mood,
  captions: defaultSettings.captions.style,
  voice: defaultSettings.voice.voice,
  music: 'on',
}

export const settingsOf = (choices: Choices): Partial<ProjectSettings> => ({
  output: { ...defaultSettings.output, aspectRatio: choices.aspectRatio },
  targetSeconds: choices.seconds,
  mood: choices.mood,
  voice: { ...defaultSettings.voice, voice: choices.voice },
  music: { ...defaultSettings.music, enabled: choices.music === 'on' },
  captions:
    choices.captions === 'off'
      ? { ...defaultSettings.captions, enabled: false }
      : { enabled: true, style: choices.captions },
})

const shape = (width: number, height: number) =>
  html`<i aria-hidden="true" style="display:block;border:1.5px solid currentColor;border-radius:2px;width:${width}px;height:${height}px"></i>`

export const formats: readonly Segment[] = [
  { value: '16:9', label: '16:9', mark: shape(14, 9) },
  { value: '9:16', label: '9:16', mark: shape(8, 13) },
  { value: '1:1', label: '1:1', mark: shape(11, 11) },
  { value: '4:5', label: '4:5', mark: shape(9, 12) },
  { value: '21:9', label: '21:9', mark: shape(17, 7) },
]

export const lengths: readonly Option[] = [15, 30, 45, 60, 90, 120, 180, 300].map(seconds => ({
  value: String(seconds),
  label: seconds < 120 ? `${seconds} s` : `${seconds / 60} min`,
}))

export const moodOptions = (): readonly Option[] =>
  moods.map(mood => ({ value: mood, label: tOr(`mood.${mood}`, mood) }))

export const musicOptions = (): readonly Option[] => [
  { value: 'on', label: t('create.musicOn') },
  { value: 'off', label: t('create.musicOff') },
]

/** About how many scenes a film of this length gets: one for seven seconds. */
export const sceneEstimate = (seconds: number): number => Math.max(2, Math.round(seconds / 7))
