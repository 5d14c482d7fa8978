/** Owns the registry of lower thirds. */
import { findStyle } from '../../find-style.ts'
import { bar } from './bar.ts'
import { blocks } from './blocks.ts'
import { card } from './card.ts'
import type { LowerThirdStyle } from './lower-third.ts'
import { ribbon } from './ribbon.ts'
import { rule } from './rule.ts'

export const lowerThirds: readonly LowerThirdStyle[] = [bar, blocks, rule, card, ribbon]

/** Throws 'style-unknown'. */
export const lowerThirdOf = (id: string): LowerThirdStyle => findStyle('lowerThirds', lowerThirds, id)
