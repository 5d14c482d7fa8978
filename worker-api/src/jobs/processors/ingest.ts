/** Reads a web address: one fetch, behind the guard, by whoever reads sources. It becomes a source of the project. */
import { readAnswerSchema } from '@contenthq/model/api'
import type { Processor } from '../processor.ts'

export const ingest: Processor<'ingest'> = {
  kind: 'ingest',
  needs: ['read'],
  next: ({ url }, { answerTo }) => {
    const answer = answerTo('source')
    if (!answer) return { kind: 'call', call: { kind: 'read', purpose: 'source', request: { url } }, percent: 0 }
    if (!readAnswerSchema.safeParse(answer.value).success)
      return { kind: 'stuck', detail: 'What was read has no words.' }
    return { kind: 'done', result: answer.value, assets: answer.asset ? [answer.asset.hash] : [] }
  },
}
