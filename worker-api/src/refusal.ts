/** Owns the error a route throws: a code of the product with the status and the members of its problem details. */
import { ContentHQError, type ErrorCode } from '@contenthq/model'
import type { Problem } from '@contenthq/model/api'

/** What some codes tell beyond the common members. */
export type Extras = Pick<Problem, 'errors' | 'missing' | 'credits' | 'current'>

const statuses: Partial<Record<ErrorCode, number>> = {
  'input-invalid': 400,
  'token-missing': 401,
  'token-invalid': 401,
  'key-invalid': 401,
  'sign-in-refused': 401,
  'credits-insufficient': 402,
  'api-refused': 403,
  'scope-missing': 403,
  'project-missing': 404,
  'not-found': 404,
  'asset-missing': 404,
  'upload-missing': 404,
  'hold-missing': 404,
  'job-missing': 404,
  'plan-missing': 404,
  'scene-missing': 404,
  'document-newer': 409,
  'media-missing': 409,
  'media-in-use': 409,
  'hold-open': 409,
  'job-open': 409,
  'run-refused': 409,
  'hold-closed': 409,
  'project-deleted': 410,
  'revision-conflict': 412,
  'payload-too-large': 413,
  'document-too-large': 413,
  'quota-exceeded': 413,
  'media-unsupported': 415,
  'range-invalid': 416,
  'document-invalid': 422,
  'media-mismatch': 422,
  'idempotency-mismatch': 422,
  'credits-invalid': 422,
  'edit-refused': 422,
  'url-invalid': 422,
  'url-forbidden': 422,
  'robots-refused': 422,
  'source-too-large': 422,
  'source-empty': 422,
  'file-damaged': 422,
  'file-encrypted': 422,
  'file-scanned': 422,
  'archive-bomb': 422,
  'topics-missing': 422,
  'xml-unsafe': 422,
  'xml-unknown': 422,
  'feed-missing': 422,
  'feed-damaged': 422,
  'page-paywalled': 422,
  'page-cookie-wall': 422,
  'page-login': 422,
  'page-blocked': 422,
  'page-missing': 422,
  'file-binary': 422,
  'file-empty': 422,
  'rate-limited': 429,
  'identity-not-configured': 503,
  'provider-not-configured': 501,
}

/** HTTP status of a code; 500 for those that no caller can cause. */
export const statusOf = (code: ErrorCode): number => statuses[code] ?? 500

type RefusalOptions = {
  readonly detail?: string
  /** Where the code's own status is not exact enough. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly extras?: Extras
}

export class Refusal extends ContentHQError {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly extras: Extras

  constructor(code: ErrorCode, { detail, status, headers, extras }: RefusalOptions = {}) {
    super(code, detail)
    this.status = status ?? statusOf(code)
    this.headers = headers ?? {}
    this.extras = extras ?? {}
  }
}
