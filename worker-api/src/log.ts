/**
 * Owns the Worker's log: a line of JSON for each request and for each failure that no caller caused. It names people by
 * our ids and routes by their patterns; no address, header, body, token or key is in it, nor what a database was asked.
 */

/** What looks like a key or a token of ours, wherever it stands. */
const secrets = /\bchq_[a-z]+_[\w-]+|\beyJ[\w-]+(\.[\w-]*)*|\b(Bearer|Basic)\s+\S+/gi

const LONGEST = 300

/** Why something failed: the innermost reason, because the outer ones repeat what people sent. */
export function reasonOf(thrown: unknown): string {
  let reason = 'without a reason'
  // what a parser did not understand is in its words
  for (let error = thrown; error instanceof Error; error = error.cause)
    reason = error instanceof SyntaxError ? error.name : error.message
  return reason.replaceAll(secrets, '…').slice(0, LONGEST)
}

/** Where it was thrown, without its words. */
function placeOf(thrown: unknown): readonly string[] {
  const lines = thrown instanceof Error ? (thrown.stack ?? '').split('\n') : []
  return lines.filter(line => /^\s+at /.test(line)).map(line => line.trim())
}

export type RequestLine = {
  readonly request: string
  readonly method: string
  /** The pattern of the route, never the address; 'none' where no route answers. */
  readonly route: string
  readonly status: number
  /** Until the answer began. */
  readonly ms: number
  readonly owner?: string
  readonly app?: string
  /** The code of the problem that was answered. */
  readonly problem?: string
}

/** `LOG_REQUESTS` is 'off' where nobody reads them. */
export function logRequest(line: RequestLine): void {
  console.log(JSON.stringify(line))
}

/** `about` says what was being done: ids and names of ours only. */
export function logFailure(about: Readonly<Record<string, string>>, thrown: unknown): void {
  console.error(JSON.stringify({ ...about, failure: reasonOf(thrown), at: placeOf(thrown).slice(0, 5) }))
}
