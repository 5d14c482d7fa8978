/** Looks whether a stored picture shows what it should. */
import { pictureCheckSchema } from '@contenthq/model/api'
import type { Processor } from '../processor.ts'

export const checkPicture: Processor<'check-picture'> = {
  kind: 'check-picture',
  needs: ['vision'],
  next: (input, { answerTo }) => {
    const answer = answerTo('check')
    if (!answer) return { kind: 'call', call: { kind: 'vision', purpose: 'check', request: input }, percent: 0 }
    const check = pictureCheckSchema.safeParse(answer.value)
    if (!check.success) return { kind: 'stuck', detail: 'The check does not have its shape.' }
    const result = { check: { provider: answer.vendor, kind: 'meaning', ...check.data } }
    return { kind: 'done', result, assets: [] }
  },
}
