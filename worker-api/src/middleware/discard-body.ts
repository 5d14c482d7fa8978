/**
 * Owns hearing a sender out: a body that is not wanted is read away, within reason, before the refusal is sent. A
 * connection closed in the middle of an upload looks like a server that is down, and would be tried again.
 */
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../env.ts'

/** Bytes that are read away; a sender with more is cut off. */
const REASON = 32 * 1024 * 1024

/** Reads on to the end or to the budget. A sender that went away is no failure. */
export async function discardRest(reader: ReadableStreamDefaultReader<Uint8Array>, budget = REASON): Promise<void> {
  try {
    for (let left = budget; left > 0; ) {
      const { done, value } = await reader.read()
      if (done) return
      left -= value.byteLength
    }
    await reader.cancel()
  } catch {
    // nobody is left to be heard out
  }
}

export const discardBody: MiddlewareHandler<AppEnv> = async (context, next) => {
  await next()
  const { body, bodyUsed } = context.req.raw
  if (body && !bodyUsed && !body.locked) await discardRest(body.getReader())
}
