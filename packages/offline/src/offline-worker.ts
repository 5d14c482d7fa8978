/** Owns the offline worker's entry: loads each provider when it is first asked. */
import type { Call } from '@contenthq/model'
import type { OfflineAnswer, OfflineRequest } from './offline-protocol.ts'
import { serveWorkerLine } from './worker-line.ts'

const story = async () => (await import('./story/offline-story.ts')).offlineStory()

async function work(asked: OfflineRequest, call: Call): Promise<OfflineAnswer> {
  switch (asked.name) {
    case 'readText':
      return (await import('./story/text-source.ts')).textSource().read(asked.request, call)
    case 'readSample':
      return (await import('./samples/sample-source.ts')).sampleSource().read(asked.request, call)
    case 'readOutline':
      return (await import('./story/outline-source.ts')).outlineSource().read(asked.request, call)
    case 'writeStory':
      return (await story()).writeStory(asked.request, call)
    case 'planScenes':
      return (await story()).planScenes(asked.request, call)
    case 'repairPrompt':
      return (await story()).repairPrompt(asked.request, call)
    case 'makePicture':
      return (await import('./art/offline-art.ts')).offlineArt().makePicture(asked.request, call)
    case 'checkPicture':
      return (await import('./checks/offline-checks.ts')).offlineChecks().checkPicture(asked.request, call)
    case 'compose':
      return (await import('./music/offline-music.ts')).offlineMusic().compose(asked.request, call)
  }
}

/** Sound is large: its buffers are given away, not copied. */
function transferOf(answer: OfflineAnswer): Transferable[] {
  if (typeof answer !== 'object' || !('channels' in answer)) return []
  return [...new Set(answer.channels.map(channel => channel.buffer))]
}

serveWorkerLine(work, transferOf)
