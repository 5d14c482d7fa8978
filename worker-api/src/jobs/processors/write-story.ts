/** Writes a story from a source: what holds the film together, and its narration as paragraphs. */
import { writtenStorySchema } from '@contenthq/model/api'
import { fenceSource } from '../../prompts/fence-source.ts'
import type { Processor } from '../processor.ts'
import { askText } from './ask-text.ts'

export const writeStory: Processor<'write-story'> = {
  kind: 'write-story',
  needs: ['text'],
  next: ({ source, ...wishes }, situation) => {
    // nobody who writes is shown the source but between its marks
    const request = { task: 'story', ...wishes, material: fenceSource(source) }
    return askText({ purpose: 'story', request, shape: writtenStorySchema }, situation)
  },
}
