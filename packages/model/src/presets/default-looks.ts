/**
 * Owns how a story's scenes move and take over from each other where nobody chose: by what is said, varied, with
 * restraint. Pure: the same story and seed give the same film. Names styles by their ids.
 */
import type { MotionChoice, TransitionChoice } from '../project/scene.ts'
import { filmRelations, type SceneRelation } from './relations.ts'

/** A scene as far as its look goes. */
export type Beat = {
  /** What is said, with the word that joins it to what came before where the narration dropped it. */
  readonly narration: string
  /** It follows the scene before without a pause in the thought. */
  readonly carriesOn?: boolean
}

export type DefaultLook = { readonly motion: MotionChoice; readonly transition: TransitionChoice }

/** What words ask of the camera. The one heard most wins. English only; other languages take turns. */
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

const turns = ['zoom-in', 'pan-right', 'zoom-out', 'pan-left'] as const

/** What is set against the scene before moves the other way. */
const opposites: Readonly<Record<string, string>> = {
  'zoom-in': 'zoom-out',
  'zoom-out': 'zoom-in',
  'pan-left': 'pan-right',
  'pan-right': 'pan-left',
  'pan-up': 'pan-down',
  'pan-down': 'pan-up',
}

/** Never the motion of the scene before. */
function motionFor(narration: string, index: number, previous: string, relation: SceneRelation, seed: number): string {
  const spoken = meanings
    .map(([style, pattern]) => ({ style, count: narration.match(pattern)?.length ?? 0 }))
    .filter(({ style, count }) => count > 0 && style !== previous)
    .sort((a, b) => b.count - a.count)[0]
  if (spoken) return spoken.style
  if (relation === 'contrast') return opposites[previous] ?? 'zoom-out'
  // another time opens on the whole of it
  if (relation === 'time-jump' && previous !== 'zoom-out') return 'zoom-out'
  const start = Math.abs(Math.trunc(seed)) % turns.length
  const style = turns[(index + start) % turns.length]!
  return style === previous ? turns[(index + start + 1) % turns.length]! : style
}

const CUT: TransitionChoice = { style: 'cut', seconds: 0 }

/** Most scenes fade into each other; what stands out is a push aside, or the dark between two times. */
const usual: Readonly<Record<SceneRelation, TransitionChoice>> = {
  continuity: { style: 'crossfade', seconds: 0.5 },
  contrast: { style: 'push-left', seconds: 0.5 },
  'time-jump': { style: 'dip-black', seconds: 0.8 },
}

/** One look a scene, in order. `seed` only decides where the turns of motions start. */
export function defaultLooks(
  beats: readonly Beat[],
  { language = 'en', seed = 0 }: { readonly language?: string; readonly seed?: number } = {},
): readonly DefaultLook[] {
  const relations = filmRelations(
    beats.map(({ narration }) => narration),
    language,
  )
  let previous = ''
  return beats.map(({ narration, carriesOn }, index) => {
    const relation = relations[index]!
    const style = index === 0 ? 'zoom-in' : motionFor(narration, index, previous, relation, seed)
    previous = style
    return { motion: { style }, transition: carriesOn && relation === 'continuity' ? CUT : usual[relation] }
  })
}
