/** Owns the built-in music as a provider: ten moods, computed. Runs where it is called; the caller chooses a worker. */
import type { MusicProvider } from '@contenthq/model'
import { composeMusic } from './compose.ts'
import { MUSIC_RATE } from './instruments.ts'

/** Never refuses a mood; throws `cancelled` on abort. About a second of work for a minute of music. */
export function offlineMusic(): MusicProvider {
  return {
    capability: 'music',
    id: 'offline-music',
    label: 'Built in',
    place: 'offline',
    async compose(request, call) {
      const { left, right } = await composeMusic(request, call)
      return {
        channels: [left, right],
        sampleRate: MUSIC_RATE,
        provenance: {
          provider: 'offline-music',
          model: 'wavetable ensemble 2',
          prompt: `${request.mood}, seed ${request.seed}`,
          licence: 'MIT',
          attribution: 'Computed by ContentHQ Studio',
        },
      }
    },
  }
}
