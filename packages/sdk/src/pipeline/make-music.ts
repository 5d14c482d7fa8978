/** Owns the music of the film: asked for in the film's exact length, with the moments of its cuts. */
import { type Asset, frameToSeconds, resolveTimeline } from '@contenthq/model'
import type { PipelineContext } from './context.ts'

export async function makeMusic(
  { document, commit, providers, media, tools, newId, progress }: PipelineContext,
  signal: AbortSignal,
): Promise<void> {
  const { settings, music: before } = document()
  const { timeline } = resolveTimeline(document())
  const seconds = frameToSeconds(timeline.lengthFrames, timeline.frameRate)
  const cuts = timeline.pictures.map(clip => frameToSeconds(clip.startFrame, timeline.frameRate))
  const { music, provider } = await providers.first('music', async composer => ({
    provider: composer.id,
    music: await composer.compose(
      { mood: settings.mood, seconds, seed: settings.seed, cuts },
      { signal, onProgress: fraction => progress.stage('audio-mixing', { fraction }) },
    ),
  }))
  const sound = tools.writeWav(music.channels, music.sampleRate)
  const hash = await media.put(sound)
  const length = (music.channels[0]?.length ?? 0) / music.sampleRate
  const asset: Asset = {
    hash,
    kind: 'music',
    mimeType: sound.type,
    bytes: sound.size,
    seconds: length,
    provenance: music.provenance,
  }
  const take = { id: newId(), asset: hash, provider, mood: settings.mood, seconds: length }
  commit({ kind: 'set-music', music: { list: [...before.list, take], inUse: take.id }, add: [asset], drop: [] })
}
