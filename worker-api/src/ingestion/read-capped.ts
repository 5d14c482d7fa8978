/** Owns reading a body that may never end: to a cap, and no longer than a signal lets it. */
import { ContentHQError } from '@contenthq/model'

export type Cap = {
  /** Bytes as they are after unpacking. */
  readonly cap: number
  readonly signal: AbortSignal
}

/** Lets the connection go. What goes wrong in that is nobody's business any more. */
export const discard = (response: Response): void => {
  response.body?.cancel().catch(() => undefined)
}

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/**
 * All bytes of a body. Throws 'source-too-large' one chunk past the cap at the latest, whatever length was announced, and
 * the signal's reason when it fires; the connection is let go either way.
 */
export async function readCapped(response: Response, { cap, signal }: Cap): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = response
  if (!body) return new Uint8Array()
  if (Number(response.headers.get('content-length') ?? 0) > cap) {
    discard(response)
    throw new ContentHQError('source-too-large', `It announces more than ${cap} bytes.`)
  }
  const reader = body.getReader()
  const stop = (): void => {
    reader.cancel(signal.reason).catch(() => undefined)
  }
  signal.addEventListener('abort', stop, { once: true })
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) return joined(chunks, length)
      length += value.byteLength
      if (length > cap) throw new ContentHQError('source-too-large', `It is larger than ${cap} bytes.`)
      chunks.push(value)
    }
  } catch (thrown) {
    stop()
    throw thrown
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
