/** Owns the registry of transitions. */
import { crossfade } from './crossfade.ts'
import { cut } from './cut.ts'
import type { TransitionStyle } from './transition-style.ts'

export const transitions: readonly TransitionStyle[] = [crossfade, cut]

/** An unknown transition, from a newer document, falls back to the crossfade. */
export const transitionOf = (id: string): TransitionStyle =>
  transitions.find(transition => transition.id === id) ?? crossfade
