/** Owns the rules for a topic as typed: its bounds, its tidy form, and how it sits inside a sentence. */
import { ContentHQError } from '@contenthq/model'

export const MAX_TOPIC_CHARACTERS = 300

/** One line without control characters, outer quotes or final punctuation. Errors: 'topic-empty', 'topic-too-long'. */
export function readTopic(topic: string): string {
  const line = topic
    .normalize('NFC')
    .replace(/[[\p{Cc}\p{Cf}]--[\u200c\u200d]]/gv, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // Counted as people count: one emoji is one character.
  if ([...line].length > MAX_TOPIC_CHARACTERS) throw new ContentHQError('topic-too-long')
  const bare = line.replace(/^["'“‘«\s]+|["'”’»\s.,;:!?…]+$/gu, '')
  if (!/[\p{L}\p{N}]/u.test(bare)) throw new ContentHQError('topic-empty')
  return bare
}

const MAX_WORDS_INSIDE = 9
const asks = /^(?:how|why|what|when|where|who|which|whose|is|are|do|does|did|can|could|should|will|was|were)\b/i

const frame = /^(?:history|story|origins?|rise|fall|invention|discovery|birth|journey) of\b/i

/** The topic inside a sentence: a noun phrase as it is, a question or command in quotation marks, a long one cut. */
export function topicInside(topic: string): string {
  const words = topic.split(' ')
  const long = words.length > MAX_WORDS_INSIDE
  const text = long ? `${words.slice(0, MAX_WORDS_INSIDE).join(' ')}…` : topic
  const quoted = long || asks.test(topic) || /[.!?,;:“”"]/.test(topic)
  if (quoted) return `“${text.replace(/[“”"]/g, '')}”`
  if (frame.test(text)) return `the ${text.charAt(0).toLowerCase()}${text.slice(1)}`
  return text.replace(/^(?:The|A|An)(?= )/, article => article.toLowerCase())
}
