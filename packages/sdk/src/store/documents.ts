/** Owns the project documents of this browser: load, save, list, delete. Checks every document at the one door. */
import {
  ContentHQError,
  frameToSeconds,
  type ProjectDocument,
  type ProjectId,
  resolveTimeline,
  takeInUse,
} from '@contenthq/model'
import type { ProjectSummary } from '../session-contract.ts'
import { type Database, type DocumentRow, stored } from './database.ts'
import { type GiveUp, writeWithRoom } from './make-room.ts'

export type DocumentStore = {
  /** As `open`, but undefined when it is not here. */
  find(id: ProjectId): Promise<ProjectDocument | undefined>
  /** Throws 'project-missing', 'document-invalid', 'document-newer'. */
  open(id: ProjectId): Promise<ProjectDocument>
  /** Keeps the revision it is based on and marks it to be sent. Throws 'storage-full'. */
  save(document: ProjectDocument): Promise<void>
  list(): Promise<readonly ProjectSummary[]>
  remove(id: ProjectId): Promise<void>
}

/** `giveUp`: what may go when a document finds no room. */
export function createDocumentStore(
  { documents, deletions, atomically }: Pick<Database, 'documents' | 'deletions' | 'atomically'>,
  giveUp: readonly GiveUp[] = [],
): DocumentStore {
  async function find(id: ProjectId): Promise<ProjectDocument | undefined> {
    const row = await stored(() => documents.get(id))
    if (!row) return undefined
    const { openDocument } = await import('@contenthq/model/api')
    const { document, readOnly } = openDocument(row.document)
    if (readOnly) throw new ContentHQError('document-newer')
    return document
  }

  return {
    find,
    async open(id) {
      const document = await find(id)
      if (!document) throw new ContentHQError('project-missing', id)
      return document
    },
    save: document =>
      writeWithRoom(
        () =>
          atomically(async () => {
            const before = await documents.get(document.id)
            await documents.put(editedRow(document, before))
          }),
        giveUp,
      ),
    async list() {
      const rows = await stored(() => documents.orderBy('updatedAt').reverse().toArray())
      return rows.map(summaryOf)
    },
    remove: id =>
      stored(() =>
        atomically(async () => {
          const row = await documents.get(id)
          await documents.delete(id)
          // what was sent may have arrived even when the answer did not
          if (row && (row.revision !== null || row.sent.length > 0)) await deletions.put({ id })
        }),
      ),
  }
}

const editedRow = (document: ProjectDocument, before: DocumentRow | undefined): DocumentRow => ({
  id: document.id,
  document,
  updatedAt: new Date().toISOString(),
  revision: before?.revision ?? null,
  pending: true,
  change: crypto.randomUUID(),
  sent: before?.sent ?? [],
})

function summaryOf({ id, document, updatedAt }: DocumentRow): ProjectSummary {
  const { timeline } = resolveTimeline(document)
  const first = document.scenes.map(scene => takeInUse(scene.visuals)).find(take => take !== undefined)
  return {
    id,
    title: document.title,
    updatedAt,
    sceneCount: document.scenes.length,
    seconds: frameToSeconds(timeline.lengthFrames, timeline.frameRate),
    aspectRatio: document.settings.output.aspectRatio,
    ...(first ? { thumbnail: first.asset } : {}),
  }
}
