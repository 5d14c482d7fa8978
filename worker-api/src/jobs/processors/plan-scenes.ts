/** Cuts a written story into scenes: words to say, a picture to show, a way to move. */
import { sceneDraftsSchema } from '@contenthq/model/api'
import type { Processor } from '../processor.ts'
import { askText } from './ask-text.ts'

export const planScenes: Processor<'plan-scenes'> = {
  kind: 'plan-scenes',
  needs: ['text'],
  next: (input, situation) =>
    askText({ purpose: 'scenes', request: { task: 'scenes', ...input }, shape: sceneDraftsSchema }, situation),
}
