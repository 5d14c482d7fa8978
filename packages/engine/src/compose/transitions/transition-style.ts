/** Owns the shape of a transition style. */
import type { Transition } from '../../display-list.ts'

export type TransitionStyle = { readonly id: string; readonly label: string; readonly draw: Transition }
