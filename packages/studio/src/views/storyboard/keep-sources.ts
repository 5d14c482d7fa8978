/** Owns which sources a narration keeps after its text was changed by hand: those of sentences that stand unchanged. */
import type { SentenceSource } from '@contenthq/model'

/** A sentence begins here: at the start, or behind the end of another. */
const BEGINS = /(^|[.!?…。！？]["”’»)]*)\s*$/u

function commonLength(before: string, after: string, at: (text: string, index: number) => string | undefined): number {
  const shorter = Math.min(before.length, after.length)
  let length = 0
  while (length < shorter && at(before, length) === at(after, length)) length++
  return length
}

/** Sentences before the change keep their place, sentences behind it move along, those that were changed lose their source. */
export function keepSources(
  before: string,
  after: string,
  sources: readonly SentenceSource[],
): readonly SentenceSource[] {
  const head = commonLength(before, after, (text, index) => text[index])
  const tail = commonLength(before, after, (text, index) => text[text.length - 1 - index])
  const shift = after.length - before.length
  let end = 0
  return sources.flatMap(({ sentence, source }) => {
    const moved = sentence.end <= head ? 0 : sentence.start >= before.length - tail ? shift : undefined
    if (moved === undefined) return []
    const now = { start: sentence.start + moved, end: sentence.end + moved }
    const whole = BEGINS.test(after.slice(0, now.start)) && /^(\s|$)/u.test(after.slice(now.end))
    if (!whole || now.start < end) return []
    end = now.end
    return [{ sentence: now, source }]
  })
}
