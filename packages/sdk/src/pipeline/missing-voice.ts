/** Owns the word about a language that nobody here speaks, said before any work on the film starts. */
import { ContentHQError, isCancelled } from '@contenthq/model'
import type { PipelineContext } from './context.ts'

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/** Notes on the narration stage that the film will be captioned and timed by reading speed. */
export async function noteMissingVoice(
  { providers, progress }: Pick<PipelineContext, 'providers' | 'progress'>,
  language: string,
  signal: AbortSignal,
): Promise<void> {
  for (const speaker of await providers.of('speech')) {
    try {
      const voices = await speaker.voices({ signal })
      if (voices.some(voice => primary(voice.language) === primary(language))) return
    } catch (thrown) {
      if (isCancelled(thrown)) throw thrown
      return // who cannot tell what they speak may speak this
    }
  }
  const { message, remedy } = new ContentHQError('voice-language')
  progress.stage('narration', { note: `${message} ${remedy}` })
}
