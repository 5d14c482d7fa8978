/** Owns the columns read off a document when it is saved. Pure but for the hash. */
import { canonicalJson, filmSeconds, type ProjectDocument, takeInUse } from '@contenthq/model'
import type { ProjectRow } from './schema.ts'

/** A title, or the words of a search, as they are compared. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

type Columns = Pick<
  ProjectRow,
  'document' | 'documentHash' | 'title' | 'titleFolded' | 'sceneCount' | 'seconds' | 'aspectRatio' | 'thumbnail'
>

export async function columnsOf(document: ProjectDocument): Promise<Columns> {
  const pictures = document.scenes.flatMap(scene => takeInUse(scene.visuals)?.asset ?? [])
  return {
    document: JSON.stringify(document),
    documentHash: await sha256(canonicalJson(document)),
    title: document.title,
    titleFolded: fold(document.title),
    sceneCount: document.scenes.length,
    seconds: filmSeconds(document),
    aspectRatio: document.settings.output.aspectRatio,
    thumbnail: pictures[0] ?? null,
  }
}
