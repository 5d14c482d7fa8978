/**
 * Makes a picture that passes its check: below the passing score the prompt is repaired and the picture made again,
 * three attempts in all, the best is kept. Where nobody checks, or the checker is down, an unchecked picture passes.
 */
import { judgeAttempts, MAX_ATTEMPTS, type VisualTake } from '@contenthq/model'
import { type JobInputs, pictureCheckSchema, repairedPromptSchema, strayAddress } from '@contenthq/model/api'
import type { Answer, HandedOver, Next, Processor, Situation } from '../processor.ts'

type Input = JobInputs['make-picture']
type Made = { readonly picture: Answer; readonly take: VisualTake }

const named = (what: 'picture' | 'check' | 'repair', attempt: number): string => `${what}-${attempt}`

/** The prompt of an attempt: repaired where it could be, and the last one otherwise. */
function promptOf({ prompt }: Input, { answerTo }: Situation, attempt: number): string {
  for (let before = attempt - 1; before >= 1; before--) {
    const repaired = repairedPromptSchema.safeParse(answerTo(named('repair', before))?.value)
    if (repaired.success && strayAddress(repaired.data) === undefined) return repaired.data.prompt
  }
  return prompt
}

/** The attempts whose picture is there, with its check where there is one. */
function attemptsMade(input: Input, situation: Situation): readonly Made[] {
  const made: Made[] = []
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const picture = situation.answerTo(named('picture', attempt))
    if (!picture?.asset) break
    const answer = situation.answerTo(named('check', attempt))
    const check = pictureCheckSchema.safeParse(answer?.value)
    made.push({
      picture,
      take: {
        id: picture.step,
        asset: picture.asset.hash,
        prompt: promptOf(input, situation, attempt),
        provider: picture.vendor,
        attempt,
        ...(answer && check.success ? { check: { provider: answer.vendor, kind: 'meaning', ...check.data } } : {}),
      },
    })
  }
  return made
}

const handOver = (made: readonly Made[], take: VisualTake, passed: boolean): HandedOver => {
  const { picture } = made.find(one => one.take === take)!
  return {
    result: { take, passed, ...picture.asset, ...picture.value },
    assets: [take.asset],
    passed,
    kept: take.id,
  }
}

/** The best of what there is; undefined when there is nothing. */
function best(made: readonly Made[]): HandedOver | undefined {
  const take = made
    .map(one => one.take)
    .reduce<VisualTake | undefined>(
      (a, b) => (a === undefined || (b.check?.score ?? -1) > (a.check?.score ?? -1) ? b : a),
      undefined,
    )
  return take && handOver(made, take, false)
}

const picture = (input: Input, situation: Situation, attempt: number): Next => {
  const purpose = named('picture', attempt)
  const { width, height, mood, seed } = input
  // another seed for another attempt: without a repaired prompt it would be the same picture
  const request = { prompt: promptOf(input, situation, attempt), width, height, mood, seed: seed + attempt - 1 }
  return { kind: 'call', call: { kind: 'image', purpose, request }, percent: ((attempt - 1) / MAX_ATTEMPTS) * 100 }
}

export const makePicture: Processor<'make-picture'> = {
  kind: 'make-picture',
  needs: ['image'],
  next: (input, situation) => {
    const { answerTo, can } = situation
    const made = attemptsMade(input, situation)
    const last = made.at(-1)
    if (!last) return picture(input, situation, 1)
    const attempt = made.length
    const { take } = last
    const percent = ((attempt - 0.5) / MAX_ATTEMPTS) * 100
    const check = named('check', attempt)
    if (!answerTo(check) && can('vision', check)) {
      const request = { asset: take.asset, prompt: take.prompt, narration: input.narration }
      return { kind: 'call', call: { kind: 'vision', purpose: check, request }, percent }
    }
    const verdict = judgeAttempts(made.map(one => one.take))
    if (verdict.kind === 'accept') return { kind: 'done', ...handOver(made, verdict.take, true) }
    if (verdict.kind === 'keep-best') return { kind: 'done', ...handOver(made, verdict.take, false) }
    const repair = named('repair', attempt)
    if (!answerTo(repair) && can('text', repair)) {
      const { narration } = input
      const request = { task: 'repair', prompt: take.prompt, narration, reasons: take.check?.reasons ?? [] }
      return { kind: 'call', call: { kind: 'text', purpose: repair, request }, percent }
    }
    if (can('image', named('picture', attempt + 1))) return picture(input, situation, attempt + 1)
    return { kind: 'done', ...best(made)! }
  },
  soFar: (input, situation) => best(attemptsMade(input, situation)),
}
