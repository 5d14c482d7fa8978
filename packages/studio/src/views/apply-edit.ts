/** Owns how a view changes the project: calls of the session whose refusals become something a person can read. */
import { asContentHQError, type Command, isCancelled } from '@contenthq/model'
import type { Session } from '@contenthq/sdk'
import { request } from '../requests.ts'

/** Applies a command; answers whether it was taken. */
export function applyEdit(from: EventTarget, session: Session, command: Command): boolean {
  try {
    session.edit(command)
    return true
  } catch (thrown) {
    request(from, 'chq-fail', { error: asContentHQError(thrown).toRecord() })
    return false
  }
}

/** Waits for work that was asked for; its failure is told, its cancellation is not. */
export async function told(from: EventTarget, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (thrown) {
    if (!isCancelled(thrown)) request(from, 'chq-fail', { error: asContentHQError(thrown).toRecord() })
  }
}
