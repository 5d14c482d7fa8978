/** Changes some of the project's settings. */
import type { ProjectSettings } from '../project/project.ts'
import { boundsSentence, type FilmSound } from '../project/sound.ts'
import { impossibleSound } from '../timeline/sound-levels.ts'
import type { Edit } from './command.ts'
import { refusal } from './scene-lookup.ts'

export type SetSettings = {
  readonly kind: 'set-settings'
  readonly settings: Partial<Omit<ProjectSettings, 'sound'>> & {
    /** null: the usual loudness and peak. */
    readonly sound?: FilmSound | null
  }
}

function withSettings(before: ProjectSettings, { sound, ...changed }: SetSettings['settings']): ProjectSettings {
  const { sound: soundBefore, ...rest } = before
  const film = sound === undefined ? soundBefore : sound
  return { ...rest, ...changed, ...(film == null ? {} : { sound: film }) }
}

export const setSettings: Edit<SetSettings> = {
  kind: 'set-settings',
  can: (_document, { settings }) => {
    const { targetSeconds, voice, pacing } = settings
    if (targetSeconds !== undefined && !(targetSeconds >= 10 && targetSeconds <= 600))
      return [refusal('duration-invalid', 'A film takes between 10 and 600 seconds.')]
    if (voice && !(voice.speed >= 0.5 && voice.speed <= 2))
      return [refusal('speed-invalid', 'Speed lies between 0.5 and 2.')]
    if (pacing && !(pacing.lead >= 0 && pacing.tail >= 0 && pacing.lead + pacing.tail <= 10))
      return [refusal('pacing-invalid', 'Pauses lie between 0 and 10 seconds.')]
    const wrong = impossibleSound(settings)
    return wrong ? [refusal('sound-invalid', boundsSentence(wrong))] : []
  },
  apply: (document, { settings }) => ({ ...document, settings: withSettings(document.settings, settings) }),
  inverse: (document, { settings }) => {
    const before = Object.fromEntries(
      Object.keys(settings).map(key => [key, document.settings[key as keyof ProjectSettings] ?? null]),
    )
    return { kind: 'set-settings', settings: before as SetSettings['settings'] }
  },
}
