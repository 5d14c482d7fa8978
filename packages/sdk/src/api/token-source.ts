/** Owns keeping a session token until shortly before its end, so that not every call asks the host's server for one. */

export type IssuedToken = {
  readonly token: string
  /** ISO 8601 in UTC. */
  readonly expiresAt: string
}

export type TokenSourceOptions = {
  /** Milliseconds before its end at which a token is replaced. Default 60,000. */
  readonly margin?: number
  /** Milliseconds since 1970. Default Date.now. */
  readonly now?: () => number
}

/**
 * A function for `createSession({ token })`: asks `fetchToken` (your server's, which holds the secret key) when there is
 * no good token. Calls at the same time ask once; a failure is the caller's and is not kept.
 */
export function createTokenSource(
  fetchToken: () => Promise<IssuedToken>,
  { margin = 60_000, now = Date.now }: TokenSourceOptions = {},
): () => Promise<string> {
  let kept: IssuedToken | undefined
  let asking: Promise<IssuedToken> | undefined
  const isGood = ({ expiresAt }: IssuedToken): boolean => Date.parse(expiresAt) - margin > now()
  return async () => {
    if (kept && isGood(kept)) return kept.token
    asking ??= fetchToken().finally(() => {
      asking = undefined
    })
    kept = await asking
    return kept.token
  }
}
