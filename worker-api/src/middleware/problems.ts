/** Owns how every failure leaves the API: RFC 9457 problem details. What was not foreseen is logged and told as 'server-failed'. */
import { ContentHQError, errorFacts } from '@contenthq/model'
import { PROBLEM_TYPE, type Problem } from '@contenthq/model/api'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../env.ts'
import { logFailure } from '../log.ts'
import { Refusal, statusOf } from '../refusal.ts'

/** Framework errors, as refusals of ours. */
function fromHttpException(thrown: HTTPException): Refusal {
  const detail = thrown.message
  if (thrown.status >= 500) return new Refusal('server-failed', { status: thrown.status })
  return new Refusal('input-invalid', { status: thrown.status, ...(detail ? { detail } : {}) })
}

function toRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  if (thrown instanceof HTTPException) return fromHttpException(thrown)
  if (thrown instanceof ContentHQError && statusOf(thrown.code) < 500)
    return new Refusal(thrown.code, thrown.detail === undefined ? {} : { detail: thrown.detail })
  return new Refusal('server-failed')
}

/** The answer for a refusal. */
export function problemResponse(context: Context<AppEnv>, refusal: Refusal): Response {
  const { code, status } = refusal
  context.set('problem', code)
  const help = context.env.HELP_URL
  const problem: Problem = {
    type: help ? `${help}#${code}` : `urn:contenthq:problem:${code}`,
    title: errorFacts[code].message,
    status,
    code,
    message: refusal.message,
    remedy: refusal.remedy,
    retryable: refusal.retryable,
    instance: context.get('requestId'),
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...refusal.extras,
  }
  return context.body(JSON.stringify(problem), status as 500, { 'content-type': PROBLEM_TYPE, ...refusal.headers })
}

export const onError: ErrorHandler<AppEnv> = (thrown, context) => {
  const refusal = toRefusal(thrown)
  if (refusal.status >= 500 && !(thrown instanceof Refusal)) logFailure({ request: context.get('requestId') }, thrown)
  return problemResponse(context, refusal)
}
