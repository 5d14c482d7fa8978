/** Asking for one sound: a job of a single call whose answer is a file. */
import type { Call, Next, Situation } from '../processor.ts'

/** Done when the file is there; what the vendor tells about it goes along. */
export function askSound(call: Call, { answerTo }: Situation): Next {
  const answer = answerTo(call.purpose)
  if (!answer) return { kind: 'call', call, percent: 0 }
  if (!answer.asset) return { kind: 'stuck', detail: 'The answer brought no sound.' }
  const result = { ...answer.value, ...answer.asset, provider: answer.vendor }
  return { kind: 'done', result, assets: [answer.asset.hash] }
}
