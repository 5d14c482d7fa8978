/** Owns the narration of one scene: speak, store sound and word timings, keep the take. */
import {
  type Asset,
  asContentHQError,
  ContentHQError,
  type NarrationTake,
  plainNarration,
  SAMPLE_RATE,
  type SceneId,
  type Speech,
  type SpeechRequest,
} from '@contenthq/model'
import type { PipelineContext } from './context.ts'
import { silentNarration } from './silent-narration.ts'

export async function narrate(context: PipelineContext, sceneId: SceneId, signal: AbortSignal): Promise<void> {
  const { document, commit, progress, media, tools, newId } = context
  const scene = document().scenes.find(other => other.id === sceneId)
  if (!scene) throw new ContentHQError('scene-missing', sceneId)
  const { language, voice } = document().settings
  progress.scene(sceneId, { narration: 'running' })
  const text = scene.narration
  const { speech, provider } = await speakOrBeSilent(
    context,
    { text, language, voice: voice.voice, speed: voice.speed },
    signal,
  )
  const sound = tools.writeWav(speech.channels, speech.sampleRate)
  const timings = new Blob([JSON.stringify(speech.timings)], { type: 'application/json' })
  const [soundHash, timingsHash] = await Promise.all([media.put(sound), media.put(timings)])
  const seconds = secondsOf(speech)
  const assets: Asset[] = [
    {
      hash: soundHash,
      kind: 'narration',
      mimeType: sound.type,
      bytes: sound.size,
      seconds,
      provenance: speech.provenance,
    },
    { hash: timingsHash, kind: 'timings', mimeType: timings.type, bytes: timings.size, provenance: speech.provenance },
  ]
  const take: NarrationTake = {
    id: newId(),
    asset: soundHash,
    timings: timingsHash,
    timingOrigin: speech.timings.origin,
    samples: Math.round(seconds * SAMPLE_RATE),
    provider,
    voice: voice.voice,
    text,
    speed: voice.speed,
  }
  commit({ kind: 'add-take', scene: sceneId, piece: 'narration', take, assets })
  progress.scene(sceneId, { narration: 'done' })
}

/** Without a voice for the language the film is captioned and timed by reading speed; any other failure is a failure. */
async function speakOrBeSilent(
  { providers, progress }: PipelineContext,
  request: SpeechRequest,
  signal: AbortSignal,
): Promise<{ readonly speech: Speech; readonly provider: string }> {
  try {
    return await providers.first('speech', async speaker => ({
      provider: speaker.id,
      speech: await speaker.speak(speaker.obeysMarks ? request : { ...request, text: plainNarration(request.text) }, {
        signal,
      }),
    }))
  } catch (thrown) {
    if (asContentHQError(thrown).code !== 'voice-language') throw thrown
    progress.stage('narration', { note: new ContentHQError('voice-language').message })
    return { provider: 'silence', speech: silentNarration(plainNarration(request.text), request.language) }
  }
}

const secondsOf = ({ channels, sampleRate }: Speech): number => (channels[0]?.length ?? 0) / sampleRate
