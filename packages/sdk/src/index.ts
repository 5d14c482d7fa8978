/** The public surface of @contenthq/sdk. Small: everything heavy is loaded by `createSession`. */

import type { SessionOptions } from './session/session-options.ts'
import type { Session } from './session-contract.ts'

export { ContentHQError, type ErrorCode, type ErrorRecord } from '@contenthq/model'
export type { PackFile, VoicePack } from '@contenthq/offline'
export { createTokenSource, type IssuedToken, type TokenSourceOptions } from './api/token-source.ts'
export type { SessionOptions } from './session/session-options.ts'
export type * from './session-contract.ts'

/** Opens a session on this browser's storage. Rejects with 'storage-unavailable' where a page may store nothing. */
export async function createSession(options: SessionOptions = {}): Promise<Session> {
  const [{ openSession }, engine] = await Promise.all([import('./session/session.ts'), import('@contenthq/engine')])
  return openSession(options, engine)
}
