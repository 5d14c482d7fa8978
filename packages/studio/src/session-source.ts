/** Owns making a session when the page gave none. The SDK, and with it everything heavy, is loaded only here. */
import type { Session } from '@contenthq/sdk'

export type SessionPlaces = {
  /** Where the engine's own files lie; default: beside the SDK's. */
  readonly assetBase?: string
  /** The API; without one everything stays on the device. */
  readonly apiBase?: string
}

/** Loads the SDK and makes a session. Rejects with the loader's or the session's error. */
export async function createOwnSession(places: SessionPlaces): Promise<Session> {
  const { createSession } = await import('@contenthq/sdk')
  return createSession(places)
}
