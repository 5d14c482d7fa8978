/** Owns why something failed, in words for the log: the innermost reason, because the outer ones repeat what people sent. */

export function reasonOf(thrown: unknown): string {
  let reason = 'without a reason'
  for (let error = thrown; error instanceof Error; error = error.cause) reason = error.message
  return reason.slice(0, 300)
}
