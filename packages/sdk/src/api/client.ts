/**
 * Owns the verbs of the API, shaped by hand. What is expected of a save (a conflict, media to send first) is an
 * answer; everything else is a ContentHQError, 'api-unreachable' when nobody answers.
 */
import { type AssetHash, ContentHQError, MAX_MEDIA_BYTES, type ProjectDocument, type ProjectId } from '@contenthq/model'
import type { Health, Problem, ProjectListAnswer, Saved, StoredMedia, StoredProject } from '@contenthq/model/api'
import { type BillingClient, createBillingClient, createJobsClient, type JobsClient } from './jobs.ts'
import { createSourcesClient, type SourcesClient } from './sources.ts'
import {
  type CallOptions,
  createTransport,
  networkError,
  problemError,
  readProblem,
  type TransportOptions,
} from './transport.ts'

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number }
  /** Somebody else saved first: theirs, unchecked, as it came. */
  | { readonly kind: 'conflict'; readonly revision: number; readonly document: unknown }
  /** Put these, then save again. */
  | { readonly kind: 'media-missing'; readonly hashes: readonly AssetHash[] }

export type ListOptions = CallOptions & {
  readonly cursor?: string
  readonly search?: string
  /** 1 to 100, default 50. */
  readonly limit?: number
  /** Default 'updated', the newest first; 'title' is from A to Z. */
  readonly sort?: 'updated' | 'created' | 'title'
  /** Those taken out of the list, in place of the list. */
  readonly archived?: boolean
}

export type DuplicateOptions = { readonly id: ProjectId; readonly title?: string }

export type Share = { readonly id: string; readonly url: string }

export type ApiClient = {
  health(options?: CallOptions): Promise<Health>
  readonly projects: {
    /** A page, newest first. */
    list(options?: ListOptions): Promise<ProjectListAnswer>
    /** The id is the document's, so the same call again is harmless. */
    create(document: ProjectDocument, options?: CallOptions): Promise<SaveOutcome>
    /** Throws 'project-missing', 'project-deleted'. The document is unchecked: open it at the one door. */
    read(id: ProjectId, options?: CallOptions): Promise<StoredProject>
    /** Saves on a revision; throws 'project-missing', 'project-deleted', 'document-newer' and the like. */
    save(document: ProjectDocument, base: number, options?: CallOptions): Promise<SaveOutcome>
    delete(id: ProjectId, options?: CallOptions): Promise<void>
    /** Takes it out of the list, or brings it back. */
    archive(id: ProjectId, options?: CallOptions): Promise<void>
    restore(id: ProjectId, options?: CallOptions): Promise<void>
    /** A copy under an id of your choice; the same call again is harmless. Answers its revision. */
    duplicate(id: ProjectId, copy: DuplicateOptions, options?: CallOptions): Promise<Saved>
  }
  readonly media: {
    has(hash: AssetHash, options?: CallOptions): Promise<boolean>
    /** Stores bytes under their hash; `type` says what they are. Throws 'media-mismatch', 'media-unsupported', 'payload-too-large'. */
    put(hash: AssetHash, blob: Blob, options?: CallOptions): Promise<StoredMedia>
    /** Throws 'asset-missing'. */
    get(hash: AssetHash, options?: CallOptions): Promise<Blob>
    /** Throws 'media-in-use' while a project names it. */
    delete(hash: AssetHash, options?: CallOptions): Promise<void>
    /** An address that opens the file without a token for so many seconds, at most a day. */
    link(hash: AssetHash, seconds: number, options?: CallOptions): Promise<string>
    /** A public address, until it is revoked. */
    share(hash: AssetHash, options?: CallOptions): Promise<Share>
    revokeShare(id: string, options?: CallOptions): Promise<void>
  }
  readonly jobs: JobsClient
  readonly sources: SourcesClient
  readonly billing: BillingClient
}

/** Milliseconds for the largest file on a slow line. */
const MEDIA_DEADLINE = 15 * 60_000

const projectPath = (id: ProjectId): string => `/v1/projects/${encodeURIComponent(id)}`
const mediaPath = (hash: AssetHash): string => `/v1/media/${encodeURIComponent(hash)}`

export function createApiClient(options: TransportOptions): ApiClient {
  const send = createTransport(options)
  const root = options.baseURL.replace(/\/+$/, '')

  /** The body of an answer; a line that breaks in the middle of it counts as not reached. */
  async function readBody<T>(reading: Promise<unknown>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return (await reading) as T
    } catch (thrown) {
      throw networkError(thrown, signal)
    }
  }

  async function getJson<T>(path: string, { signal }: CallOptions, expected: readonly number[] = []): Promise<T> {
    const call = { method: 'GET', path, idempotent: true, expected, ...(signal ? { signal } : {}) } as const
    return readBody<T>((await send(call)).json(), signal)
  }

  async function postJson<T>(
    path: string,
    body: object | undefined,
    repeat: 'idempotent' | 'once',
    { signal }: CallOptions,
  ) {
    const response = await send({
      method: 'POST',
      path,
      idempotent: repeat === 'idempotent',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    })
    return readBody<T>(response.json(), signal)
  }

  async function write(
    method: 'POST' | 'PUT',
    path: string,
    document: ProjectDocument,
    headers: Readonly<Record<string, string>>,
    { signal }: CallOptions,
  ): Promise<SaveOutcome> {
    const response = await send({
      method,
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(document),
      idempotent: true,
      expected: [409, 412],
      ...(signal ? { signal } : {}),
    })
    if (response.ok) {
      const { revision } = await readBody<Saved>(response.json(), signal)
      return { kind: 'saved', revision }
    }
    return refused(await readProblem(response), response.status)
  }

  return {
    health: (call = {}) => getJson<Health>('/v1/health', call, [503]),
    projects: {
      list({ cursor, search, limit, sort, archived, ...call } = {}) {
        const query = new URLSearchParams()
        if (cursor !== undefined) query.set('cursor', cursor)
        if (search) query.set('search', search)
        if (limit !== undefined) query.set('limit', String(limit))
        if (sort !== undefined) query.set('sort', sort)
        if (archived) query.set('archived', 'true')
        return getJson<ProjectListAnswer>(`/v1/projects?${query}`, call)
      },
      create: (document, call = {}) => write('POST', '/v1/projects', document, {}, call),
      read: (id, call = {}) => getJson<StoredProject>(projectPath(id), call),
      save: (document, base, call = {}) =>
        write('PUT', projectPath(document.id), document, { 'if-match': `"${base}"` }, call),
      async delete(id, call = {}) {
        await send({ method: 'DELETE', path: projectPath(id), idempotent: true, ...call })
      },
      async archive(id, call = {}) {
        await send({ method: 'POST', path: `${projectPath(id)}/archive`, idempotent: true, ...call })
      },
      async restore(id, call = {}) {
        await send({ method: 'POST', path: `${projectPath(id)}/restore`, idempotent: true, ...call })
      },
      duplicate: (id, copy, call = {}) => postJson<Saved>(`${projectPath(id)}/duplicate`, copy, 'idempotent', call),
    },
    media: {
      async has(hash, call = {}) {
        const path = mediaPath(hash)
        const { status } = await send({ method: 'HEAD', path, idempotent: true, expected: [404], ...call })
        return status !== 404
      },
      async put(hash, blob, call = {}) {
        if (blob.size > MAX_MEDIA_BYTES) throw new ContentHQError('payload-too-large', `${blob.size} bytes`)
        const response = await send({
          method: 'PUT',
          path: mediaPath(hash),
          headers: { 'content-type': blob.type || 'application/octet-stream' },
          body: blob,
          idempotent: true,
          deadline: MEDIA_DEADLINE,
          ...call,
        })
        return readBody<StoredMedia>(response.json(), call.signal)
      },
      async get(hash, call = {}) {
        const path = mediaPath(hash)
        const response = await send({ method: 'GET', path, idempotent: true, deadline: MEDIA_DEADLINE, ...call })
        return readBody<Blob>(response.blob(), call.signal)
      },
      async delete(hash, call = {}) {
        await send({ method: 'DELETE', path: mediaPath(hash), idempotent: false, ...call })
      },
      async link(hash, seconds, call = {}) {
        const { url } = await postJson<{ url: string }>(`${mediaPath(hash)}/link`, { seconds }, 'idempotent', call)
        return root + url
      },
      async share(hash, call = {}) {
        const { id, url } = await postJson<Share>(`${mediaPath(hash)}/shares`, undefined, 'once', call)
        return { id, url: root + url }
      },
      async revokeShare(id, call = {}) {
        await send({ method: 'DELETE', path: `/v1/shares/${encodeURIComponent(id)}`, idempotent: true, ...call })
      },
    },
    jobs: createJobsClient(send),
    sources: createSourcesClient(send),
    billing: createBillingClient(send),
  }
}

/** A 409 or 412 as an outcome of a save; thrown when it is another refusal. */
function refused(problem: Problem | undefined, status: number): SaveOutcome {
  if (problem?.code === 'revision-conflict' && problem.current) {
    const { document, revision } = problem.current
    return { kind: 'conflict', document, revision }
  }
  if (problem?.code === 'media-missing' && problem.missing) return { kind: 'media-missing', hashes: problem.missing }
  throw problemError(problem, status)
}
