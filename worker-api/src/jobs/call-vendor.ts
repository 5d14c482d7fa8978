/** Owns one vendor call: its deadline, and telling an answer, an answered error and an unknown outcome apart. */
import type { Owner } from '../env.ts'
import { sha256 } from '../storage/hash.ts'
import type { Usage } from './audit.ts'
import type { StepFailure } from './job-views.ts'
import type { Outcome } from './lease.ts'
import type { Plain } from './processor.ts'
import { LONGEST_DEADLINE, type Vendor, type VendorAnswer, type VendorCall, VendorFailure } from './vendors.ts'

/** Where the files of answers go, before anything is written about them; answers which deletion of it was the last. */
export type FileStore = {
  put(file: {
    readonly owner: Owner
    readonly hash: string
    readonly bytes: Uint8Array<ArrayBuffer>
    readonly mimeType: string
  }): Promise<{ readonly since: number }>
  get(owner: Owner, hash: string): Promise<Uint8Array<ArrayBuffer>>
}

type Asked = Pick<VendorCall, 'key' | 'web' | 'place'> & {
  readonly request: Plain
  readonly owner: Owner
  readonly files: FileStore
  /** Ends the call at once. Only for calls that cost nothing: one that is paid for is awaited. */
  readonly stop?: AbortSignal | undefined
}

/** Rejects when the deadline comes first, also when the vendor's code does not listen to its signal. */
async function withinDeadline(vendor: Vendor, asked: Asked): Promise<VendorAnswer> {
  const { request, key, owner, files, web, place, stop } = asked
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const deadline = Math.min(vendor.deadline, LONGEST_DEADLINE)
    timer = setTimeout(() => {
      controller.abort()
      reject(new Error('no answer in time'))
    }, deadline)
  })
  try {
    const asset = (hash: string) => files.get(owner, hash)
    const signal = stop ? AbortSignal.any([controller.signal, stop]) : controller.signal
    return await Promise.race([vendor.call(request, { signal, key, asset, web, place }), late])
  } finally {
    clearTimeout(timer)
  }
}

async function answered(answer: VendorAnswer, vendor: Vendor, { owner, files }: Asked): Promise<Outcome> {
  const { value, file, inputTokens, outputTokens, microdollars = vendor.estimate } = answer
  const usage: Usage = {
    microdollars,
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  }
  const told = { state: 'answered', usage: JSON.stringify(usage) } as const
  if (!file) return { ...told, result: JSON.stringify({ value }) }
  const hash = await sha256(file.bytes)
  const { mimeType } = file
  const { since } = await files.put({ owner, hash, bytes: file.bytes, mimeType })
  const bytes = file.bytes.byteLength
  return {
    ...told,
    result: JSON.stringify({ value, asset: { hash, mimeType, bytes } }),
    file: { owner, hash, bytes, mimeType, since },
  }
}

/** What became of the call. Rejects only when a file of the answer could not be stored: then nothing is known. */
export async function callVendor(vendor: Vendor, asked: Asked): Promise<Outcome> {
  let answer: VendorAnswer
  try {
    answer = await withinDeadline(vendor, asked)
  } catch (thrown) {
    if (!(thrown instanceof VendorFailure)) return { state: 'unknown' }
    const { code, again, detail, retryAfter } = thrown
    const failure: StepFailure = {
      code,
      again,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    }
    return { state: 'failed', failure: JSON.stringify(failure) }
  }
  return answered(answer, vendor, asked)
}
