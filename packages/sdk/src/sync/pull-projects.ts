/** Owns learning what the API has: projects made elsewhere appear, newer ones replace ours, deleted ones go. */
import { asContentHQError, type ProjectId } from '@contenthq/model'
import type { ProjectSummaryAnswer } from '@contenthq/model/api'
import type { ProjectState } from './ports.ts'
import { type PushContext, recheckProject } from './push-project.ts'

async function listAll({ client, signal }: PushContext): Promise<ReadonlyMap<ProjectId, ProjectSummaryAnswer>> {
  const all = new Map<ProjectId, ProjectSummaryAnswer>()
  let cursor: string | undefined
  do {
    const page = await client.projects.list({ limit: 100, signal, ...(cursor === undefined ? {} : { cursor }) })
    for (const summary of page.projects) all.set(summary.id, summary)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return all
}

/** Puts the API's document in the place of ours, if ours is still what it was: `change`, or null for absent. */
async function adopt(id: ProjectId, change: string | null, context: PushContext): Promise<void> {
  const { client, store, signal, onEvent } = context
  const { openDocument } = await import('@contenthq/model/api')
  const { document, revision } = await client.projects.read(id, { signal })
  const opened = openDocument(document)
  if (opened.readOnly) return onEvent({ kind: 'newer', id })
  if (await store.documents.swap(id, change, [{ document: opened.document, revision, pending: false }]))
    onEvent({ kind: 'adopted', id })
}

async function compare(
  { id, revision }: ProjectSummaryAnswer,
  local: ProjectState | undefined,
  context: PushContext,
): Promise<void> {
  const { documents } = context.store
  if (!local) return adopt(id, null, context)
  // edits of ours go out by themselves, and meet theirs there
  if (local.pending) return
  if (local.revision === null || local.revision > revision) return documents.acknowledge(id, revision)
  if (local.revision === revision) return
  const project = await documents.read(id)
  if (project && !project.pending) await adopt(id, project.change, context)
}

/** One look at the whole list. What cannot be taken over is told as an event and does not stop the rest. */
export async function pullProjects(context: PushContext): Promise<void> {
  const { documents } = context.store
  const remote = await listAll(context)
  const here = new Map((await documents.list()).map(state => [state.id, state]))
  const deleted = new Set(await documents.deletions())
  const guarded = async (id: ProjectId, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (thrown) {
      const error = asContentHQError(thrown)
      // it went between the list and the look
      if (error.code === 'project-missing' || error.code === 'project-deleted') return
      if (error.retryable || error.code === 'cancelled') throw error
      context.onEvent({ kind: 'refused', id, error })
    }
  }
  for (const summary of remote.values())
    if (!deleted.has(summary.id)) await guarded(summary.id, () => compare(summary, here.get(summary.id), context))
  for (const { id, revision, pending } of here.values())
    if (!remote.has(id) && revision !== null && !pending) await guarded(id, () => recheckProject(id, context))
}
