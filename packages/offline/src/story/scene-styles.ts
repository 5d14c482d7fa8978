/** Owns how a scene moves and how it takes over from the one before: by what is said, with restraint. */
import type { MotionChoice, TransitionChoice } from '@contenthq/model'

/** What words ask of the camera. The first that speaks wins. English only; other languages take turns. */
const meanings: readonly (readonly [style: string, pattern: RegExp])[] = [
  [
    'pan-down',
    /\b(?:deep(?:er|est)?|below|beneath|sink|sank|falls?|fell|down|descend\w*|bottom|roots?|underground|buried)\b/gi,
  ],
  [
    'pan-up',
    /\b(?:tall|towers?|rise|rises|rose|rising|climb\w*|sky|launch\w*|upwards?|above|mountains?|summit|stood|grow\w*)\b/gi,
  ],
  ['zoom-out', /\b(?:world|universe|galax\w+|everywhere|vast|oceans?|earth|today|half|billions?|spread|across)\b/gi],
  [
    'pan-right',
    /\b(?:ships?|sail\w*|travel\w*|journey|voyage|trade|carried|roads?|raced?|towards?|moved?|brought|swept)\b/gi,
  ],
  ['zoom-in', /\b(?:inside|small|tiny|secret\w*|detail|cells?|hidden|close|quiet|heart|cent(?:re|er)|within)\b/gi],
]

const turn = ['zoom-in', 'pan-right', 'zoom-out', 'pan-left'] as const

/** The motion of a scene; never the one of the scene before. `seed` only decides where the turns start. */
export function motionFor(narration: string, index: number, previous: string | undefined, seed: number): MotionChoice {
  if (index === 0) return { style: 'zoom-in' }
  const spoken = meanings
    .map(([style, pattern]) => ({ style, count: narration.match(pattern)?.length ?? 0 }))
    .filter(({ style, count }) => count > 0 && style !== previous)
    .sort((a, b) => b.count - a.count)
  const wished = spoken[0]?.style
  if (wished) return { style: wished }
  const start = Math.abs(Math.trunc(seed)) % turn.length
  const style = turn[(index + start) % turn.length] ?? 'zoom-in'
  return { style: style === previous ? (turn[(index + start + 1) % turn.length] ?? 'zoom-out') : style }
}

/** A crossfade of half a second; a cut where the scene carries straight on from the one before. */
export const transitionFor = (carriesOn: 'carries-on' | 'new-topic'): TransitionChoice =>
  carriesOn === 'carries-on' ? { style: 'cut', seconds: 0 } : { style: 'crossfade', seconds: 0.5 }
