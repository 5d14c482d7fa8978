/** Makes a piece of music of a mood and a length. */
import type { Processor } from '../processor.ts'
import { askSound } from './sound.ts'

export const writeMusic: Processor<'write-music'> = {
  kind: 'write-music',
  needs: ['music'],
  next: (input, situation) => askSound({ kind: 'music', purpose: 'music', request: input }, situation),
}
