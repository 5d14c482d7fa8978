/** Speaks a text, with the moment of every word where the vendor tells it. */
import type { Processor } from '../processor.ts'
import { askSound } from './sound.ts'

export const speak: Processor<'speak'> = {
  kind: 'speak',
  needs: ['speech'],
  next: (input, situation) => askSound({ kind: 'speech', purpose: 'narration', request: input }, situation),
}
