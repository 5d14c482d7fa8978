/** Reads a web address: one fetch, behind the guard, by whoever reads sources. */
import type { Processor } from '../processor.ts'

export const ingest: Processor<'ingest'> = {
  kind: 'ingest',
  needs: ['read'],
  next: ({ url }, { answerTo }) => {
    const answer = answerTo('source')
    if (!answer) return { kind: 'call', call: { kind: 'read', purpose: 'source', request: { url } }, percent: 0 }
    return { kind: 'done', result: answer.value, assets: answer.asset ? [answer.asset.hash] : [] }
  },
}
