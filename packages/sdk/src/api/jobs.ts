/**
 * Owns the verbs of jobs and credits, shaped by hand. A wish is safe to repeat under its key, so every call here is tried
 * again when its answer does not come. Knows no stage and adopts nothing.
 */
import type {
  BalanceAnswer,
  CheckAnswer,
  EstimateAnswer,
  JobAnswer,
  JobEventsAnswer,
  JobListAnswer,
  JobReceipt,
  JobStatus,
  JobWish,
  SubscriptionAnswer,
  TransactionsAnswer,
  UsageAnswer,
} from '@contenthq/model/api'
import { type ApiRequest, type CallOptions, networkError, type Transport } from './transport.ts'

export type JobsClient = {
  /**
   * Asks for work under the wish's request key; the same again answers the same. Throws 'credits-insufficient',
   * 'provider-not-configured', 'project-missing', 'idempotency-mismatch'.
   */
  enqueue(key: string, wish: JobWish, options?: CallOptions): Promise<JobReceipt>
  /** Throws 'job-missing'. */
  read(id: string, options?: CallOptions): Promise<JobAnswer>
  /** A page of a project's jobs, newest first. */
  list(
    project: string,
    options?: CallOptions & {
      readonly statuses?: readonly JobStatus[]
      readonly cursor?: string
      readonly limit?: number
    },
  ): Promise<JobListAnswer>
  /** What changed behind `after` (0: everything); waits for the first change for up to `wait` seconds, 20 by default. */
  events(project: string, after: number, options?: CallOptions & { readonly wait?: number }): Promise<JobEventsAnswer>
  /** Ends it, or asks it to end: a call under way is kept and charged. */
  cancel(id: string, options?: CallOptions): Promise<JobAnswer>
  /** The same wish as a new job. Throws 'job-open' where it has not failed. */
  retry(id: string, options?: CallOptions): Promise<JobReceipt>
}

export type BillingClient = {
  balance(options?: CallOptions): Promise<BalanceAnswer>
  transactions(
    options?: CallOptions & { readonly cursor?: string; readonly limit?: number },
  ): Promise<TransactionsAnswer>
  /** By day and operation; days as 2026-01-31, both included, the last thirty where absent. */
  usage(options?: CallOptions & { readonly from?: string; readonly to?: string }): Promise<UsageAnswer>
  subscription(options?: CallOptions): Promise<SubscriptionAnswer>
  /** What is left to make of a project, and what it costs at least and at most. */
  estimate(project: string, options?: CallOptions): Promise<EstimateAnswer>
  /** Whether the credits suffice; changes nothing. */
  check(question: JobWish | { readonly credits: number }, options?: CallOptions): Promise<CheckAnswer>
}

/** Seconds that `events` waits for news. */
const WAIT = 20

type Query = Readonly<Record<string, string | number | undefined>>

const withQuery = (path: string, query: Query): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** Sends and reads JSON; a line that breaks in the middle of it counts as not reached. */
export async function ask<T>(send: Transport, request: Omit<ApiRequest, 'idempotent'>): Promise<T> {
  const response = await send({ ...request, idempotent: true })
  try {
    return (await response.json()) as T
  } catch (thrown) {
    throw networkError(thrown, request.signal)
  }
}

export const jsonBody = (body: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const jobPath = (id: string): string => `/v1/jobs/${encodeURIComponent(id)}`

export function createJobsClient(send: Transport): JobsClient {
  return {
    enqueue(key, wish, call = {}) {
      const { headers, body } = jsonBody(wish)
      return ask(send, {
        method: 'POST',
        path: '/v1/jobs',
        headers: { ...headers, 'idempotency-key': key },
        body,
        ...call,
      })
    },
    read: (id, call = {}) => ask(send, { method: 'GET', path: jobPath(id), ...call }),
    list: (project, { statuses, cursor, limit, ...call } = {}) =>
      ask(send, {
        method: 'GET',
        path: withQuery('/v1/jobs', { project, status: statuses?.join(','), cursor, limit }),
        ...call,
      }),
    events: (project, after, { wait = WAIT, ...call } = {}) =>
      ask(send, { method: 'GET', path: withQuery('/v1/jobs/events', { project, after, wait }), ...call }),
    cancel: (id, call = {}) => ask(send, { method: 'POST', path: `${jobPath(id)}/cancel`, ...call }),
    retry: (id, call = {}) => ask(send, { method: 'POST', path: `${jobPath(id)}/retry`, ...call }),
  }
}

export function createBillingClient(send: Transport): BillingClient {
  const get = <T>(path: string, query: Query, call: CallOptions): Promise<T> =>
    ask<T>(send, { method: 'GET', path: withQuery(`/v1/billing/${path}`, query), ...call })
  return {
    balance: (call = {}) => get('balance', {}, call),
    transactions: ({ cursor, limit, ...call } = {}) => get('transactions', { cursor, limit }, call),
    usage: ({ from, to, ...call } = {}) => get('usage', { from, to }, call),
    subscription: (call = {}) => get('subscription', {}, call),
    estimate: (project, call = {}) => get('estimate', { project }, call),
    check: (question, call = {}) =>
      ask(send, { method: 'POST', path: '/v1/billing/check', ...jsonBody(question), ...call }),
  }
}
