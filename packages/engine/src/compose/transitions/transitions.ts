/** Owns the registry of transitions. */
import { blur } from './blur.ts'
import { circleClose, circleOpen } from './circle.ts'
import { clock } from './clock.ts'
import { crossfade } from './crossfade.ts'
import { cut } from './cut.ts'
import { dipToBlack, dipToWhite } from './dip.ts'
import { dissolve } from './dissolve.ts'
import { pixelise } from './pixelise.ts'
import { pushLeft, pushUp } from './push.ts'
import { slideLeft, slideUp } from './slide.ts'
import type { TransitionStyle } from './transition-style.ts'
import { wipeDown, wipeLeft, wipeRight, wipeUp } from './wipe.ts'

export const transitions: readonly TransitionStyle[] = [
  crossfade,
  cut,
  dipToBlack,
  dipToWhite,
  wipeRight,
  wipeLeft,
  wipeUp,
  wipeDown,
  slideLeft,
  slideUp,
  pushLeft,
  pushUp,
  circleOpen,
  circleClose,
  clock,
  dissolve,
  pixelise,
  blur,
]

/** An unknown transition, from a newer document, falls back to the crossfade. */
export const transitionOf = (id: string): TransitionStyle =>
  transitions.find(transition => transition.id === id) ?? crossfade
