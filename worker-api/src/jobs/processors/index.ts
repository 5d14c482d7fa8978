/** Owns which processor a kind of job has. */
import type { JobKind } from '@contenthq/model'
import type { Processor } from '../processor.ts'
import { checkPicture } from './check-picture.ts'
import { ingest } from './ingest.ts'
import { makePicture } from './make-picture.ts'
import { planScenes } from './plan-scenes.ts'
import { speak } from './speak.ts'
import { writeMusic } from './write-music.ts'
import { writeStory } from './write-story.ts'

const processors: { readonly [K in JobKind]: Processor<K> } = {
  ingest,
  'write-story': writeStory,
  'plan-scenes': planScenes,
  'make-picture': makePicture,
  'check-picture': checkPicture,
  speak,
  'write-music': writeMusic,
}

// a kind and the input of its job belong together, which the type system cannot follow through an index
export const processorOf = (kind: JobKind): Processor => processors[kind] as unknown as Processor
