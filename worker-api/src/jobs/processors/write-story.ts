/** Writes a story from a source: what holds the film together, and its narration as paragraphs. */
import { writtenStorySchema } from '@contenthq/model/api'
import type { Processor } from '../processor.ts'
import { askText } from './ask-text.ts'

export const writeStory: Processor<'write-story'> = {
  kind: 'write-story',
  needs: ['text'],
  next: (input, situation) =>
    askText({ purpose: 'story', request: { task: 'story', ...input }, shape: writtenStorySchema }, situation),
}
