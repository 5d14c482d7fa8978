/** Owns the cursor of a list: a moment and an id, opaque to callers, good across new rows. */
import { Refusal } from '../refusal.ts'

export type Position = readonly [moment: string, id: string]

export const writeCursor = (position: Position): string =>
  btoa(JSON.stringify(position)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Throws 'input-invalid' for what is no cursor of ours. */
export function readCursor(cursor: string): Position {
  try {
    const position: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    const [moment, id] = Array.isArray(position) ? (position as unknown[]) : []
    if (typeof moment === 'string' && typeof id === 'string') return [moment, id]
  } catch {
    // answered below, like any other cursor that is not ours
  }
  throw new Refusal('input-invalid', { extras: { errors: [{ path: 'cursor', message: 'This is not a cursor.' }] } })
}
