/**
 * Owns the shape of a vendor: one trade, one call, a deadline. Which vendors there are is decided where the app is put
 * together. Does not know jobs.
 */
import type { ErrorCode } from '@contenthq/model'
import type { GuardedFetch } from '../ingestion/guarded-fetch.ts'
import type { Place } from '../ingestion/ingested-source.ts'
import type { CallKind, Plain } from './processor.ts'

/** Milliseconds that no deadline exceeds: an alarm runs for 15 minutes. */
export const LONGEST_DEADLINE = 10 * 60_000

export type VendorCall = {
  /** Fires at the deadline; in a call that costs nothing also when the job is cancelled. */
  readonly signal: AbortSignal
  /** The same for every attempt at the same thing: vendors who know such keys do it once. */
  readonly key: string
  /** The bytes of a stored file that the request names. Throws 'asset-missing'. */
  readonly asset: (hash: string) => Promise<Uint8Array<ArrayBuffer>>
  /** The way to the open web, for what people ask to be read. */
  readonly web: GuardedFetch
  /** What an address is in the job's project. */
  readonly place: (url: string) => Promise<Place>
}

export type VendorAnswer = {
  readonly value: Plain
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mimeType: string }
  readonly inputTokens?: number
  readonly outputTokens?: number
  /** Millionths of a US dollar, as the vendor told; absent: as estimated. */
  readonly microdollars?: number
}

export type Vendor = {
  /** Stable, kebab-case. */
  readonly id: string
  readonly model: string
  readonly kind: CallKind
  /** Milliseconds until a call counts as unanswered; at most LONGEST_DEADLINE. */
  readonly deadline: number
  /** Millionths of a US dollar for one call, for those whose outcome is never learnt. */
  readonly estimate: number
  /** Rejects with VendorFailure when the vendor answered with an error; anything else it throws is an unknown outcome. */
  call(request: Plain, call: VendorCall): Promise<VendorAnswer>
}

type FailureOptions = {
  readonly code?: ErrorCode
  readonly detail?: string
  /** Milliseconds the vendor asks to wait. */
  readonly retryAfter?: number
}

/** The vendor answered, with an error. `again`: the same call may succeed later. */
export class VendorFailure extends Error {
  readonly again: boolean
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly retryAfter: number | undefined

  constructor(again: 'again' | 'never', { code = 'provider-failed', detail, retryAfter }: FailureOptions = {}) {
    super(detail ?? code)
    this.again = again === 'again'
    this.code = code
    this.detail = detail
    this.retryAfter = retryAfter
  }
}

/** Vendors by trade, in the order in which they are asked. */
export type Roster = Readonly<Partial<Record<CallKind, readonly Pick<Vendor, 'id'>[]>>>

export type Vendors = Readonly<Partial<Record<CallKind, readonly Vendor[]>>>

export const noVendors: Vendors = {}
