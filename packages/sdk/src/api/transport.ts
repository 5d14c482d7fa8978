/**
 * Owns one request to the API: its token, its deadline, trying again, and turning every failure into a ContentHQError.
 * Does not know routes. Imports no schema: what the API answers is checked where it is stored.
 */
import { ContentHQError, type ErrorCode, errorFacts } from '@contenthq/model'
import type { Problem } from '@contenthq/model/api'

/** A token, or what gives one that is good now. */
export type Token = string | (() => string | Promise<string>)

export type CallOptions = { readonly signal?: AbortSignal }

export type TransportOptions = {
  /** For example http://127.0.0.1:8787. */
  readonly baseURL: string
  readonly fetch?: typeof fetch
  readonly token?: Token
}

export type ApiRequest = CallOptions & {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: BodyInit
  /** The same request twice has the effect of one; only then is it tried again. */
  readonly idempotent: boolean
  /** Statuses that the caller handles itself beside 2xx. */
  readonly expected?: readonly number[]
  /** Milliseconds until the call counts as unanswered. Default 30,000. */
  readonly deadline?: number
}

export type Transport = (request: ApiRequest) => Promise<Response>

/** Milliseconds before the second and the third attempt. */
const PAUSES = [300, 1200]
const DEADLINE = 30_000

const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorFacts, code)

/** The problem in an answer; undefined when something between us and the API answered. */
export async function readProblem(response: Response): Promise<Problem | undefined> {
  try {
    const problem = (await response.json()) as Problem
    return isErrorCode(problem.code) ? problem : undefined
  } catch {
    return undefined
  }
}

export function problemError(problem: Problem | undefined, status: number): ContentHQError {
  if (!problem) return new ContentHQError(status >= 500 ? 'api-unreachable' : 'api-refused', `HTTP ${status}`)
  const listed = problem.errors?.map(({ path, message }) => `${path}: ${message}`).join('; ')
  return new ContentHQError(problem.code, problem.detail ?? listed)
}

/** Waits, or rejects with 'cancelled' when the signal fires first. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new ContentHQError('cancelled'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** What went wrong below HTTP. */
export function networkError(thrown: unknown, signal: AbortSignal | undefined): ContentHQError {
  if (thrown instanceof ContentHQError) return thrown
  if (signal?.aborted) return new ContentHQError('cancelled', undefined, { cause: thrown })
  return new ContentHQError('api-unreachable', undefined, { cause: thrown })
}

export function createTransport({ baseURL, fetch = globalThis.fetch, token }: TransportOptions): Transport {
  const root = baseURL.replace(/\/+$/, '')

  async function once({ method, path, headers = {}, body, signal, expected = [], deadline = DEADLINE }: ApiRequest) {
    const timeout = AbortSignal.timeout(deadline)
    const bearer = typeof token === 'function' ? await token() : token
    const response = await fetch(root + path, {
      method,
      headers: { ...headers, ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body }),
    }).catch((thrown: unknown) => {
      throw networkError(thrown, signal)
    })
    if (response.ok || expected.includes(response.status)) return response
    throw problemError(await readProblem(response), response.status)
  }

  return async request => {
    const pauses = request.idempotent ? PAUSES : []
    for (const milliseconds of pauses) {
      if (request.signal?.aborted) throw new ContentHQError('cancelled')
      try {
        return await once(request)
      } catch (thrown) {
        if (!(thrown instanceof ContentHQError) || !thrown.retryable) throw thrown
      }
      // spread out, so that many callers do not come back at the same moment
      await pause(milliseconds * (0.75 + Math.random() / 2), request.signal)
    }
    return once(request)
  }
}
