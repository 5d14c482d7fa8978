/** Owns the first three stages: read the source, write the story, plan the scenes; then puts all of it into the document at once. */
import {
  type ContentDocument,
  ContentHQError,
  countWords,
  type DefaultLook,
  defaultLooks,
  type Scene,
  type SceneDraft,
  type SourceRecord,
} from '@contenthq/model'
import type { PipelineContext } from './context.ts'
import { noteMissingVoice } from './missing-voice.ts'

async function ingest(
  { document, providers, progress }: PipelineContext,
  signal: AbortSignal,
): Promise<ContentDocument> {
  const { input, settings } = document()
  progress.stage('ingestion', { state: 'running' })
  for (const provider of await providers.of('source')) {
    const content = await provider.read({ input, language: settings.language }, { signal })
    if (!content) continue
    if (content.text.trim() === '') throw new ContentHQError('source-empty')
    progress.stage('ingestion', { state: 'done', done: 1, fraction: 1, note: provider.label })
    return content
  }
  throw new ContentHQError(input.kind === 'url' ? 'url-unreachable' : 'source-empty')
}

const sourceRecord = ({
  kind,
  title,
  text,
  textHash,
  language,
  url,
  author,
  licence,
  attribution,
}: ContentDocument): SourceRecord => ({
  kind,
  title,
  words: countWords(text, language),
  textHash,
  ...(url === undefined ? {} : { url }),
  ...(author === undefined ? {} : { author }),
  ...(licence === undefined ? {} : { licence }),
  ...(attribution === undefined ? {} : { attribution }),
})

const sceneOf = (draft: SceneDraft, look: DefaultLook, id: string): Scene => ({
  id,
  ...look,
  ...draft,
  visuals: { list: [] },
  narrations: { list: [] },
  pins: {},
  edited: false,
})

export async function writeStory(context: PipelineContext, signal: AbortSignal): Promise<void> {
  const { document, commit, providers, progress, newId } = context
  const content = await ingest(context, signal)
  const { targetSeconds, mood, seed } = document().settings
  const request = { document: content, targetSeconds, language: content.language, mood, seed }

  await noteMissingVoice(context, content.language, signal)
  progress.stage('story-writing', { state: 'running' })
  const written = await providers.first('story', async provider => {
    const onProgress = (fraction: number) => progress.stage('story-writing', { fraction })
    const story = await provider.writeStory(request, { signal, onProgress })
    progress.stage('story-writing', { state: 'done', done: 1, fraction: 1 })
    progress.stage('scene-generation', { state: 'running' })
    const scenes = await provider.planScenes({ ...request, story }, { signal })
    return { story, scenes, provider: provider.id }
  })
  if (written.scenes.length === 0) throw new ContentHQError('nothing-to-say')

  const { title, hook, synopsis, closing } = written.story
  const looks = defaultLooks(written.scenes, { language: content.language, seed })
  if (content.language !== document().settings.language)
    commit({ kind: 'set-settings', settings: { language: content.language } })
  commit({
    kind: 'set-story',
    title,
    source: sourceRecord(content),
    story: { title, hook, synopsis, closing, provider: written.provider },
    scenes: written.scenes.map((draft, index) => sceneOf(draft, looks[index]!, newId())),
  })
  const count = written.scenes.length
  progress.stage('scene-generation', { state: 'done', done: count, total: count, fraction: 1 })
}
