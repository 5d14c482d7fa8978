/** Owns the shape of a transition style: at progress 0 the frame is `from`'s, at 1 it is `to`'s, to the pixel. */
import type { Transition } from '../../display-list.ts'

export type TransitionStyle = { readonly id: string; readonly label: string; readonly draw: Transition }
