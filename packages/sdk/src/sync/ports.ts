/**
 * Owns what sync needs of the local store, as interfaces. The store is the truth of this device: sync only moves what
 * is in it, and changes it in single steps that either happen whole or not at all.
 */
import type { AssetHash, ProjectDocument, ProjectId } from '@contenthq/model'

/** A project as the API knows it from here. */
export type ProjectState = {
  readonly id: ProjectId
  /** Revision on the API that the document builds on; null: the API has never seen it. */
  readonly revision: number | null
  /** Edited since the API last had it. */
  readonly pending: boolean
}

export type LocalProject = ProjectState & {
  readonly document: ProjectDocument
  /** Another value after every local edit: tells whether something happened while a request was under way. */
  readonly change: string
  /** What `markSent` noted since the last acknowledgement; empty at first. */
  readonly sent: readonly string[]
}

/** A project to be stored; `change` becomes a new value. */
export type NextProject = {
  readonly document: ProjectDocument
  readonly revision: number | null
  readonly pending: boolean
}

export type DocumentPort = {
  list(): Promise<readonly ProjectState[]>
  read(id: ProjectId): Promise<LocalProject | undefined>
  /** Adds the hash of the document about to be sent: a lost answer is understood later, also after a reload. */
  markSent(id: ProjectId, hash: string): Promise<void>
  /**
   * The API has the project at `revision` (null: it has forgotten it). With `change`, pending ends if no edit came
   * since; without, pending stays or begins. Clears `sent`. Nothing happens when the project is gone.
   */
  acknowledge(id: ProjectId, revision: number | null, change?: string): Promise<void>
  /**
   * One transaction: when the project is still in state `change` (null: it is not here), it gives way to `next` (none:
   * it is gone; two: theirs and our copy). Answers false, and does nothing, when it is in another state.
   */
  swap(id: ProjectId, change: string | null, next: readonly NextProject[]): Promise<boolean>
  /** Projects deleted here that the API has not been told of. */
  deletions(): Promise<readonly ProjectId[]>
  forgetDeletion(id: ProjectId): Promise<void>
  /** The commands since the base revision replayed on their document; undefined when one of them cannot. */
  replay?(id: ProjectId, theirs: ProjectDocument): Promise<ProjectDocument | undefined>
}

export type MediaPort = {
  has(hash: AssetHash): Promise<boolean>
  /** Throws 'asset-missing'. The blob's type is the media type. */
  read(hash: AssetHash): Promise<Blob>
  /** Throws 'media-mismatch' when the bytes have another hash. */
  putAs(hash: AssetHash, blob: Blob): Promise<void>
}

export type SyncStore = { readonly documents: DocumentPort; readonly media: MediaPort }
