/**
 * Owns the looks that are chosen by what a film is for: motion, transitions, captions and the music's level together, as
 * data. Names styles by their ids; the engine owns what those look like.
 */

import { canonicalJson } from '../canonical-json.ts'
import type { ApplyLook, SceneLook } from '../edits/apply-look.ts'
import { ContentHQError } from '../errors.ts'
import type { ProjectDocument } from '../project/project.ts'
import type { MotionChoice, TransitionChoice } from '../project/scene.ts'
import { filmRelations, type SceneRelation } from './relations.ts'

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

/** The one command that gives a project this look; undone like any other. Throws 'option-invalid' for an unknown preset. */
export function presetCommand(document: ProjectDocument, id: string): ApplyLook {
  const preset = presets.find(one => one.id === id)
  if (!preset) throw new ContentHQError('option-invalid', `There is no preset “${id}”.`)
  const relations = filmRelations(
    document.scenes.map(({ narration }) => narration),
    document.settings.language,
  )
  const scenes = document.scenes.map(
    ({ id: scene }, index): SceneLook => ({
      scene,
      motion: preset.motions[index % preset.motions.length]!,
      transition: preset.transitions[relations[index]!],
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

/** The preset that the project looks like now; undefined where something was chosen by hand. */
export function presetInUse(document: ProjectDocument): Preset | undefined {
  const { captions, music } = document.settings
  return presets.find(preset => {
    if (captions.style !== preset.captions || music.gain !== preset.music.gain || music.duck !== preset.music.duck)
      return false
    const { scenes } = presetCommand(document, preset.id)
    return document.scenes.every(
      ({ motion, transition, captionStyle }, index) =>
        captionStyle === undefined &&
        canonicalJson({ motion, transition }) ===
          canonicalJson({ motion: scenes[index]!.motion, transition: scenes[index]!.transition }),
    )
  })
}
