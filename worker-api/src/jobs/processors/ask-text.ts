/** Asking a writer for an answer of a certain shape, once more where the first does not have it. */
import { strayAddress } from '@contenthq/model/api'
import type { z } from 'zod'
import type { Next, Plain, Situation } from '../processor.ts'

type Question = {
  readonly purpose: string
  readonly request: Plain
  readonly shape: z.ZodType<object>
}

/** What is wrong with an answer, as one sentence for the writer. */
const complaint = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`)
    .join('; ')

/** Done with the first answer that has the shape and names no address; stuck after two without it. */
export function askText({ purpose, request, shape }: Question, { answerTo }: Situation): Next {
  let wrong: string | undefined
  for (const turn of [1, 2]) {
    const answer = answerTo(`${purpose}-${turn}`)
    if (!answer) {
      const again = wrong === undefined ? request : { ...request, wrong }
      const call = { kind: 'text', purpose: `${purpose}-${turn}`, request: again } as const
      return { kind: 'call', call, percent: (turn - 1) * 50 }
    }
    const parsed = shape.safeParse(answer.value)
    const stray = parsed.success ? strayAddress(parsed.data) : undefined
    if (parsed.success && stray === undefined)
      return { kind: 'done', result: { ...parsed.data, provider: answer.vendor }, assets: [] }
    wrong = parsed.success ? `Write no web addresses and no markup: "${stray}"` : complaint(parsed.error)
  }
  return { kind: 'stuck', detail: `The answer cannot be taken: ${wrong}` }
}
