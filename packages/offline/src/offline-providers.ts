/**
 * Owns the keyless providers as the page sees them: the same interfaces, the work in a worker that starts when it is
 * first needed; one `dispose` ends it for all of them. Speech has a worker of its own. Knows no project.
 */
import type { Call, Provider, ProviderInfo, StoryProvider } from '@contenthq/model'
import type { OfflineAnswer, OfflineCall, OfflineCalls, OfflineRequest } from './offline-protocol.ts'
import type { VoicePack } from './speech/neural/voice-pack.ts'
import { offlineSpeech } from './speech/offline-speech.ts'
import type { BrowserModels } from './story/browser-model/browser-api.ts'
import { createWorkerLine } from './worker-line.ts'

const info = (id: string, label: string): ProviderInfo => ({ id, label, place: 'offline' })

export type OfflineOptions = {
  /** The user consents to the browser's own language model, which the browser may have to download. Default: not asked. */
  readonly browserModel?: 'allowed'
  /** Better voices that the user has agreed to download (see `packBytes`); loaded when they first speak. Default: none. */
  readonly voicePacks?: readonly VoicePack[]
}

/** The browser's model lives on the page alone; it is loaded when a story is first written. */
function withBrowserModel(base: StoryProvider): StoryProvider {
  const write: StoryProvider['writeStory'] = async (request, call) => {
    const { browserStory } = await import('./story/browser-model/browser-story.ts')
    return browserStory(globalThis as BrowserModels, base).writeStory(request, call)
  }
  return { ...base, ...info('browser-story', 'This browser’s model'), writeStory: write }
}

/** In the order in which they are asked: the user's own text, a sample on the topic, an outline as the last resort. */
export function offlineProviders({ browserModel, voicePacks = [] }: OfflineOptions = {}): readonly Provider[] {
  const line = createWorkerLine<OfflineRequest, OfflineAnswer>(
    () => new Worker(new URL('./offline-worker.ts', import.meta.url), { type: 'module', name: 'contenthq-offline' }),
  )

  /** A method that is answered by the worker. */
  function remote<K extends OfflineCall>(name: K) {
    return async (request: OfflineCalls[K]['request'], call: Call): Promise<OfflineCalls[K]['answer']> => {
      // name and request belong together by this function's own signature, which a union cannot express
      const answer = await line.ask({ name, request } as OfflineRequest, call)
      return answer as OfflineCalls[K]['answer']
    }
  }

  const story: StoryProvider = {
    ...info('offline-story', 'Built in'),
    capability: 'story',
    writeStory: remote('writeStory'),
    planScenes: remote('planScenes'),
    repairPrompt: remote('repairPrompt'),
  }
  const hasModel = browserModel === 'allowed' && 'LanguageModel' in globalThis
  return [
    { ...info('text', 'Your text'), capability: 'source', read: remote('readText') },
    { ...info('sample', 'Sample article'), capability: 'source', read: remote('readSample') },
    { ...info('outline', 'Outline'), capability: 'source', read: remote('readOutline') },
    hasModel ? withBrowserModel(story) : story,
    { ...info('offline-art', 'Built in'), capability: 'image', makePicture: remote('makePicture') },
    { ...info('offline-checks', 'Built in'), capability: 'vision', checkPicture: remote('checkPicture') },
    offlineSpeech({ packs: voicePacks }),
    { ...info('offline-music', 'Built in'), capability: 'music', compose: remote('compose'), dispose: line.end },
  ]
}
