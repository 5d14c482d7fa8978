/**
 * Owns the looks that are chosen by what a film is for: motion, transitions, captions and the music's level together, as
 * data. Names styles by their ids; the engine owns what those look like.
 */

import type { ApplyLook, SceneLook } from '../edits/apply-look.ts'
import { ContentHQError } from '../errors.ts'
import type { ProjectDocument } from '../project/project.ts'
import type { MotionChoice, TransitionChoice } from '../project/scene.ts'

/** What a scene is to the one before: it carries on, sets something against it, or happens at another time. */
export type SceneRelation = 'continuity' | 'contrast' | 'time-jump'

export type Preset = {
  readonly id: string
  readonly label: string
  /** Scenes take turns. */
  readonly motions: readonly MotionChoice[]
  readonly transitions: Readonly<Record<SceneRelation, TransitionChoice>>
  readonly captions: string
  /** In dB, as in the music's settings. */
  readonly music: { readonly gain: number; readonly duck: number }
}

const eased = (style: string): MotionChoice => ({ style, easing: 'ease' })
const CUT: TransitionChoice = { style: 'cut', seconds: 0 }

export const presets: readonly Preset[] = [
  {
    id: 'documentary',
    label: 'Documentary',
    motions: [eased('zoom-in'), eased('pan-right'), eased('zoom-out'), eased('drift')],
    transitions: {
      continuity: { style: 'crossfade', seconds: 0.6 },
      contrast: { style: 'wipe-right', seconds: 0.7 },
      'time-jump': { style: 'dip-black', seconds: 1 },
    },
    captions: 'plate',
    music: { gain: -12, duck: -10 },
  },
  {
    id: 'energetic',
    label: 'Energetic',
    motions: [{ style: 'zoom-in' }, { style: 'pan-left' }, { style: 'zoom-out' }, { style: 'pan-up' }],
    transitions: {
      continuity: { style: 'push-left', seconds: 0.4 },
      contrast: { style: 'clock', seconds: 0.5 },
      'time-jump': { style: 'dip-white', seconds: 0.5 },
    },
    captions: 'pop',
    music: { gain: -6, duck: -11 },
  },
  {
    id: 'calm',
    label: 'Calm',
    motions: [eased('drift'), eased('zoom-out'), eased('zoom-in')],
    transitions: {
      continuity: { style: 'crossfade', seconds: 1.2 },
      contrast: { style: 'blur', seconds: 1 },
      'time-jump': { style: 'dip-black', seconds: 1.4 },
    },
    captions: 'breath',
    music: { gain: -13, duck: -8 },
  },
  {
    id: 'social',
    label: 'Social',
    motions: [{ style: 'zoom-in' }, { style: 'zoom-out' }, { style: 'pan-up' }],
    transitions: {
      continuity: CUT,
      contrast: { style: 'slide-up', seconds: 0.4 },
      'time-jump': { style: 'pixelise', seconds: 0.5 },
    },
    captions: 'stacked',
    music: { gain: -8, duck: -12 },
  },
  {
    id: 'reduced-motion',
    label: 'Reduced motion',
    motions: [{ style: 'static' }],
    transitions: {
      continuity: CUT,
      contrast: { style: 'crossfade', seconds: 0.5 },
      'time-jump': { style: 'crossfade', seconds: 0.8 },
    },
    captions: 'quiet',
    music: { gain: -12, duck: -10 },
  },
]

/** The first words of a scene that lies in another time; English, as other words of meaning here. */
const TIME_JUMP =
  /^\W*(?:(?:\d+|many|some|a few|two|three|ten|hundreds? of|thousands? of) (?:years?|days?|centuries|months|decades) (?:later|earlier|ago)|by (?:the )?\d{3,4}|in (?:the )?\d{3,4}|centuries later|long ago|today|nowadays|meanwhile|later|in the end|once upon)\b/i
const CONTRAST = /^\W*(?:but|yet|however|instead|on the other hand|still|although|unlike|in contrast)\b/i

/** By how its narration begins; without a sign it carries on. */
export function relationOf(narration: string): SceneRelation {
  if (TIME_JUMP.test(narration)) return 'time-jump'
  return CONTRAST.test(narration) ? 'contrast' : 'continuity'
}

/** The one command that gives a project this look; undone like any other. Throws 'option-invalid' for an unknown preset. */
export function presetCommand(document: ProjectDocument, id: string): ApplyLook {
  const preset = presets.find(one => one.id === id)
  if (!preset) throw new ContentHQError('option-invalid', `There is no preset “${id}”.`)
  const scenes = document.scenes.map(
    ({ id: scene, narration }, index): SceneLook => ({
      scene,
      motion: preset.motions[index % preset.motions.length]!,
      transition: preset.transitions[relationOf(narration)],
      captionStyle: null,
    }),
  )
  const { captions, music } = document.settings
  return {
    kind: 'apply-look',
    scenes,
    captions: { ...captions, style: preset.captions },
    music: { ...music, ...preset.music },
  }
}
