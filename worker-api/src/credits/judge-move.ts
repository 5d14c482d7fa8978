/** Owns what a move may be before the database sees it. The table's own checks say the same once more. */
import { Refusal } from '../refusal.ts'
import { type Move, OWN_KEYS } from './moves.ts'

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const invalid = (path: string, message: string): Refusal =>
  new Refusal('input-invalid', { extras: { errors: [{ path, message }] } })

/** The move itself. Throws 'input-invalid'. Moments are compared as text, so they must all be written alike. */
export function requireMove<M extends Move & { readonly expiresAt?: string; readonly job?: string }>(move: M): M {
  const { key, now, expiresAt, job } = move
  if (!/^[\x21-\x7e]{1,200}$/.test(key) || key.startsWith(OWN_KEYS))
    throw invalid('key', `1 to 200 visible ASCII characters that do not begin with ${OWN_KEYS}`)
  if (job === '') throw invalid('job', 'A job has a name.')
  for (const [path, moment] of Object.entries({ now, expiresAt }))
    if (moment !== undefined && !(MOMENT.test(moment) && Number.isFinite(Date.parse(moment))))
      throw invalid(path, 'A moment in UTC with milliseconds.')
  return move
}

/** Throws 'credits-invalid' for what is no whole number from `least` to 2^53 - 1. */
export function requireAmount(amount: number, least: number): void {
  if (Number.isSafeInteger(amount) && amount >= least) return
  throw new Refusal('credits-invalid', { detail: `A whole number from ${least} to 2^53 - 1.` })
}
