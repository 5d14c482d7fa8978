/** Owns the columns read off a document when it is saved. Pure but for the hash. */
import { canonicalJson, filmSeconds, type ProjectDocument, type ProjectInput, takeInUse } from '@contenthq/model'
import { sha256 } from '../storage/hash.ts'
import type { ProjectRow } from './schema.ts'

/** A title, or the words of a search, as they are compared. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

type Columns = Omit<
  ProjectRow,
  | 'owner'
  | 'id'
  | 'revision'
  | 'writtenBy'
  | 'createdAt'
  | 'updatedAt'
  | 'archivedAt'
  | 'deletedAt'
  | 'film'
  | 'status'
  | 'percent'
  | 'creditsUsed'
>

/** Letters of a pasted text that a list shows. */
const INPUT_LETTERS = 300

function inputOf(input: ProjectInput): string {
  if (input.kind === 'topic') return input.topic
  return input.kind === 'url' ? input.url : (input.name ?? input.text).slice(0, INPUT_LETTERS)
}

export async function columnsOf(document: ProjectDocument): Promise<Columns> {
  const pictures = document.scenes.flatMap(scene => takeInUse(scene.visuals)?.asset ?? [])
  const { output, targetSeconds, mood, language, voice } = document.settings
  return {
    document: JSON.stringify(document),
    documentHash: await sha256(canonicalJson(document)),
    title: document.title,
    titleFolded: fold(document.title),
    sceneCount: document.scenes.length,
    seconds: filmSeconds(document),
    aspectRatio: output.aspectRatio,
    thumbnail: pictures[0] ?? null,
    inputKind: document.input.kind,
    input: inputOf(document.input),
    targetSeconds,
    mood,
    language,
    voice: voice.voice,
    music: takeInUse(document.music)?.asset ?? null,
  }
}
