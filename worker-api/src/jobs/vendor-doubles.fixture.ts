/**
 * Owns doubles of vendors, one a trade and a second writer and painter: real calls over the network, whose answers the
 * test records at its edge. Like real ones they answer JSON or a file, an error with a status, or not at all.
 */
import type { CallKind, Plain } from './processor.ts'
import { type Vendor, type VendorAnswer, VendorFailure, type Vendors } from './vendors.ts'

/** Where all of them live; the edge answers by path: /<vendor>. */
export const VENDOR_ORIGIN = 'https://vendor.test'

async function read(response: Response): Promise<VendorAnswer> {
  const value = JSON.parse(response.headers.get('x-value') ?? '{}') as Plain
  const mimeType = response.headers.get('content-type') ?? ''
  if (mimeType.startsWith('application/json'))
    return { value: (await response.json()) as Plain, inputTokens: 10, outputTokens: 5 }
  return { value, file: { bytes: new Uint8Array(await response.arrayBuffer()), mimeType }, microdollars: 40_000 }
}

const double = (kind: CallKind, id: string, deadline: number): Vendor => ({
  id,
  model: `${id}-1`,
  kind,
  deadline,
  estimate: 1000,
  async call(request, { signal, key, asset }) {
    if (typeof request.asset === 'string') await asset(request.asset)
    const response = await fetch(`${VENDOR_ORIGIN}/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(request),
      signal,
    })
    if (response.ok) return read(response)
    const detail = await response.text()
    if (response.status >= 500 && response.status !== 503) throw new Error('no answer of the vendor')
    throw new VendorFailure(response.status === 503 || response.status === 429 ? 'again' : 'never', { detail })
  },
})

/** `deadline`: milliseconds of every call. */
export const vendorDoubles = (deadline: number): Vendors => ({
  text: [double('text', 'writer', deadline), double('text', 'second-writer', deadline)],
  image: [double('image', 'painter', deadline), double('image', 'second-painter', deadline)],
  vision: [double('vision', 'looker', deadline)],
  speech: [double('speech', 'speaker', deadline)],
  music: [double('music', 'composer', deadline)],
  read: [double('read', 'reader', deadline)],
})
