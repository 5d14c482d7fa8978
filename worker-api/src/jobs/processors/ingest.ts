/** Reads a source of the web: one reading, behind the guard, whose documents are written into the project with its end. */
import { readAnswerSchema } from '@contenthq/model/api'
import type { ReadAnswer } from '../../ingestion/ingested-source.ts'
import { platformOf } from '../../ingestion/kept-sources.ts'
import type { Processor } from '../processor.ts'

export const ingest: Processor<'ingest'> = {
  kind: 'ingest',
  needs: ['read'],
  next: (input, { answerTo }) => {
    const answer = answerTo('source')
    if (!answer) return { kind: 'call', call: { kind: 'read', purpose: 'source', request: input }, percent: 0 }
    if (!readAnswerSchema.safeParse(answer.value).success)
      return { kind: 'stuck', detail: 'What was read has no words.' }
    const { sources, feed, failed } = answer.value as ReadAnswer
    const result = {
      sources: sources.map(({ id, url, document }) => ({
        id,
        url,
        platform: platformOf(document),
        title: document.title,
        characters: document.text.length,
      })),
      ...(feed ? { feed } : {}),
      ...(failed ? { failed } : {}),
    }
    return { kind: 'done', result, assets: [], sources }
  },
}
