/** Owns the registry of transitions. */
import { findStyle } from '../find-style.ts'
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

/** Throws 'style-unknown'. */
export const transitionOf = (id: string): TransitionStyle => findStyle('transitions', transitions, id)
