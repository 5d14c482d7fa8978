/**
 * Owns the last resort for a topic: an outline that says what it is, asks the topic's questions, names no fact and
 * shows how to add a source. In English; other languages get the same outline marked as English.
 */
import type { ContentDocument, SourceProvider } from '@contenthq/model'
import { throwIfAborted } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { ending, opening, questionsFor } from './outline-questions.ts'
import { readTopic, topicInside } from './topic.ts'

/** 'Rome' of 'the history of Rome'; the whole topic where there is no such frame. */
const subjectOf = (topic: string): string =>
  /\b(?:history|story|origins?|rise|fall|invention|discovery|birth|journey) of (.+)$/i.exec(topic)?.[1] ?? topic

/** Markup characters in a topic are text, not Markdown. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+!|<>~&-]/g, '\\$&')

const sentenceCase = (text: string): string => {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20)
  return first.toUpperCase() + text.slice(first.length)
}

async function outlineOf(topic: string, mark: '?' | ''): Promise<ContentDocument> {
  const inside = topicInside(topic)
  const subject = topicInside(subjectOf(topic))
  const fill = (sentence: string): string =>
    escapeMarkdown(sentence)
      .replaceAll('\\{topic\\}', () => escapeMarkdown(inside))
      .replaceAll('\\{subject\\}', () => escapeMarkdown(subject))
  const parts = [...questionsFor(topic), ending]
  const blocks = [
    opening.map(fill).join(' '),
    ...parts.flatMap(part => [`## ${part.heading}`, part.sentences.map(fill).join(' ')]),
  ]
  const document = await extract({ bytes: new TextEncoder().encode(blocks.join('\n\n')), contentType: 'text/markdown' })
  return { ...document, kind: 'outline', title: `${sentenceCase(topic)}${mark}`, language: 'en' }
}

/** Answers any topic; asked last. Errors: 'topic-empty', 'topic-too-long' (over 300 characters). */
export function outlineSource(): SourceProvider {
  return {
    id: 'outline',
    label: 'Outline',
    place: 'offline',
    capability: 'source',
    read: async ({ input }, { signal, onProgress }) => {
      throwIfAborted(signal)
      if (input.kind !== 'topic') return undefined
      const document = await outlineOf(readTopic(input.topic), /[?？]\s*$/u.test(input.topic) ? '?' : '')
      onProgress?.(1)
      return document
    },
  }
}
