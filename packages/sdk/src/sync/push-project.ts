/**
 * Owns bringing one project to the API: media before the document, and what a conflict means. Each call does one
 * round and says whether another is needed. Does not know time, queues or retries.
 */
import { ContentHQError, canonicalJson, type ProjectDocument, type ProjectId } from '@contenthq/model'
import type { ApiClient, SaveOutcome } from '../api/client.ts'
import type { LocalProject, SyncStore } from './ports.ts'

/** What people are told about. */
export type SyncEvent =
  /** The API's newer document is now the local one. */
  | { readonly kind: 'adopted'; readonly id: ProjectId }
  /** Both had edits: theirs is the project, ours the copy. `id` is gone where theirs was a deletion. */
  | { readonly kind: 'kept-both'; readonly id: ProjectId; readonly copyId: ProjectId }
  /** It was deleted elsewhere and had no edits here. */
  | { readonly kind: 'removed'; readonly id: ProjectId }
  /** The API's document was written by a newer version; ours stays as it is. */
  | { readonly kind: 'newer'; readonly id: ProjectId }
  /** The API will not take this project as it is; it stays here and is tried again after the next edit. */
  | { readonly kind: 'refused'; readonly id: ProjectId; readonly error: ContentHQError }

export type PushContext = {
  readonly client: ApiClient
  readonly store: SyncStore
  readonly signal: AbortSignal
  readonly newId: () => ProjectId
  readonly onEvent: (event: SyncEvent) => void
}

/** 'again': the state has changed, push once more. */
export type PushResult = 'done' | 'again'

const hashOf = async (document: ProjectDocument): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(document)))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

const codeOf = (thrown: unknown): string | undefined => (thrown instanceof ContentHQError ? thrown.code : undefined)

const copyOf = (document: ProjectDocument, id: ProjectId): ProjectDocument => ({
  ...document,
  id,
  title: `${document.title} (from this device)`,
})

/** Sends the media that the API asks for, then the document. */
async function send(project: LocalProject, { client, store, signal }: PushContext): Promise<SaveOutcome> {
  const { document, revision } = project
  const save = (): Promise<SaveOutcome> =>
    revision === null
      ? client.projects.create(document, { signal })
      : client.projects.save(document, revision, { signal })
  const first = await save()
  if (first.kind !== 'media-missing') return first
  for (const hash of first.hashes) await client.media.put(hash, await store.media.read(hash), { signal })
  const second = await save()
  if (second.kind === 'media-missing') throw new ContentHQError('media-missing', second.hashes.join(', '))
  return second
}

/** Both sides have edits. Ours are replayed on theirs where that is possible; else both are kept. */
async function settle(project: LocalProject, theirs: unknown, revision: number, context: PushContext): Promise<void> {
  const { store, newId, onEvent } = context
  const { id, change, document } = project
  const { openDocument } = await import('@contenthq/model/api')
  const opened = openDocument(theirs)
  if (opened.readOnly) throw new ContentHQError('document-newer')
  const hash = await hashOf(opened.document)
  // what stands there is what we sent and never heard of, or what we have now: nobody else was there
  if (project.sent.includes(hash)) return store.documents.acknowledge(id, revision)
  if (hash === (await hashOf(document))) return store.documents.acknowledge(id, revision, change)
  const replayed = await store.documents.replay?.(id, opened.document)
  if (replayed) {
    await store.documents.swap(id, change, [{ document: replayed, revision, pending: true }])
    return
  }
  const copy = copyOf(document, newId())
  const kept = await store.documents.swap(id, change, [
    { document: opened.document, revision, pending: false },
    { document: copy, revision: null, pending: true },
  ])
  if (kept) onEvent({ kind: 'kept-both', id, copyId: copy.id })
}

/** It was deleted elsewhere: without edits here it goes, with edits they live on in a copy. */
async function settleDeletion(project: LocalProject, { store, newId, onEvent }: PushContext): Promise<void> {
  const { id, change, pending, document } = project
  if (!pending) {
    if (await store.documents.swap(id, change, [])) onEvent({ kind: 'removed', id })
    return
  }
  const copy = copyOf(document, newId())
  if (await store.documents.swap(id, change, [{ document: copy, revision: null, pending: true }]))
    onEvent({ kind: 'kept-both', id, copyId: copy.id })
}

/** One round for a project with edits. Throws what the API or the network says. */
export async function pushProject(id: ProjectId, context: PushContext): Promise<PushResult> {
  const { store } = context
  const project = await store.documents.read(id)
  if (!project?.pending) return 'done'
  const hash = await hashOf(project.document)
  if (!project.sent.includes(hash)) await store.documents.markSent(id, hash)
  try {
    const outcome = await send(project, context)
    if (outcome.kind === 'saved') await store.documents.acknowledge(id, outcome.revision, project.change)
    else if (outcome.kind === 'conflict') await settle(project, outcome.document, outcome.revision, context)
  } catch (thrown) {
    if (codeOf(thrown) === 'project-deleted') await settleDeletion(project, context)
    else if (codeOf(thrown) === 'project-missing' && project.revision !== null)
      await store.documents.acknowledge(id, null)
    else throw thrown
  }
  return (await store.documents.read(id))?.pending ? 'again' : 'done'
}

/** Tells the API of a deletion. One it has never heard of is as good as deleted. */
export async function pushDeletion(id: ProjectId, { client, store, signal }: PushContext): Promise<void> {
  try {
    await client.projects.delete(id, { signal })
  } catch (thrown) {
    if (codeOf(thrown) !== 'project-missing') throw thrown
  }
  await store.documents.forgetDeletion(id)
}

/** Looks at a project that is here, settled, and not on the API's list: deleted elsewhere, or forgotten. */
export async function recheckProject(id: ProjectId, context: PushContext): Promise<void> {
  const project = await context.store.documents.read(id)
  if (!project || project.pending) return
  try {
    await context.client.projects.read(id, { signal: context.signal })
  } catch (thrown) {
    if (codeOf(thrown) === 'project-deleted') await settleDeletion(project, context)
    else if (codeOf(thrown) === 'project-missing') await context.store.documents.acknowledge(id, null)
    else throw thrown
  }
}
