/** Owns the calls of the offline worker: the name of each, what it takes and what it answers. */
import type {
  CheckRequest,
  ContentDocument,
  ImageRequest,
  Music,
  MusicRequest,
  Picture,
  SceneDraft,
  SourceProvider,
  StoryDraft,
  StoryProvider,
  StoryRequest,
  VisualCheck,
} from '@contenthq/model'

type Read = { readonly request: Parameters<SourceProvider['read']>[0]; readonly answer: ContentDocument | undefined }

export type OfflineCalls = {
  readonly readText: Read
  readonly readSample: Read
  readonly readOutline: Read
  readonly writeStory: { readonly request: StoryRequest; readonly answer: StoryDraft }
  readonly planScenes: {
    readonly request: Parameters<StoryProvider['planScenes']>[0]
    readonly answer: readonly SceneDraft[]
  }
  readonly repairPrompt: { readonly request: Parameters<StoryProvider['repairPrompt']>[0]; readonly answer: string }
  readonly makePicture: { readonly request: ImageRequest; readonly answer: Picture }
  readonly checkPicture: { readonly request: CheckRequest; readonly answer: VisualCheck }
  readonly compose: { readonly request: MusicRequest; readonly answer: Music }
}

export type OfflineCall = keyof OfflineCalls
/** One request with its name. */
export type OfflineRequest = {
  readonly [K in OfflineCall]: { readonly name: K; readonly request: OfflineCalls[K]['request'] }
}[OfflineCall]
export type OfflineAnswer = OfflineCalls[OfflineCall]['answer']
