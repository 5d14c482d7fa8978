/**
 * Owns a link's source where there is an API: its guarded fetch reads any public page, feed or transcript. Answers
 * undefined where no API answers or none reads links; then the page itself tries.
 */
import {
  asContentHQError,
  type Call,
  type ContentDocument,
  ContentHQError,
  type ErrorCode,
  type ProjectId,
  type SourceProvider,
  throwIfAborted,
} from '@contenthq/model'
import type { JobAnswer } from '@contenthq/model/api'
import type { ApiClient } from '../api/client.ts'
import { isContentDocument } from './content-check.ts'

export type ApiSourceOptions = {
  readonly client: Pick<ApiClient, 'jobs' | 'sources'>
  /** The project that is open, once the API knows it; rejects where it cannot be brought there. */
  readonly project: (signal: AbortSignal) => Promise<ProjectId>
}

/** What a job of kind 'ingest' hands over. */
type Result = {
  readonly sources?: readonly { readonly id: string }[]
  readonly feed?: { readonly entries: readonly { readonly id: string }[] }
}

/** Where another way to read the link may do. */
const elsewhere: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'api-unreachable',
  'provider-not-configured',
  'identity-not-configured',
  'project-missing',
])

/** Seconds that one look for news waits. */
const WAIT = 10

export function apiSource({ client, project }: ApiSourceOptions): SourceProvider {
  async function ended(projectId: ProjectId, id: string, signal: AbortSignal): Promise<JobAnswer> {
    let after = 0
    for (;;) {
      const { jobs, cursor } = await client.jobs.events(projectId, after, { wait: WAIT, signal })
      after = cursor
      const job = jobs.find(one => one.id === id)
      if (job && job.status !== 'queued' && job.status !== 'running') return job
    }
  }

  /** What was read. A job whose reader has gone is cancelled, and so is its fetch. */
  async function ingest(
    projectId: ProjectId,
    address: { readonly url: string; readonly language: string; readonly entries?: readonly string[] },
    signal: AbortSignal,
  ): Promise<Result> {
    const { id } = await client.sources.add(projectId, crypto.randomUUID(), address, { signal })
    const job = await ended(projectId, id, signal).catch(thrown => {
      if (signal.aborted) client.jobs.cancel(id).catch(() => undefined)
      throw thrown
    })
    if (job.status === 'cancelled') throw new ContentHQError('cancelled')
    if (job.status === 'failed') throw asContentHQError(job.error)
    return (job.result ?? {}) as Result
  }

  async function read(url: string, language: string, { signal }: Call): Promise<ContentDocument> {
    const projectId = await project(signal)
    let { sources = [], feed } = await ingest(projectId, { url, language }, signal)
    // a film of a feed is a film of its newest entry
    const newest = feed?.entries[0]
    if (newest) ({ sources = [], feed } = await ingest(projectId, { url, language, entries: [newest.id] }, signal))
    const [source] = sources
    if (!source) throw new ContentHQError('source-empty')
    const { document, body } = await client.sources.read(projectId, source.id, { signal })
    const whole: unknown = { ...document, text: body }
    if (!isContentDocument(whole)) throw new ContentHQError('source-empty')
    return whole
  }

  return {
    id: 'api-reader',
    label: 'Read by the server',
    place: 'cloud',
    capability: 'source',
    async read({ input, language }, call) {
      if (input.kind !== 'url') return undefined
      try {
        return await read(input.url, language, call)
      } catch (thrown) {
        throwIfAborted(call.signal)
        const error = asContentHQError(thrown)
        if (elsewhere.has(error.code)) return undefined
        throw error
      }
    },
  }
}
