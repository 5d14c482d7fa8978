/** Puts a written story with its scenes in place of the one before. */
import type { ProjectDocument, SourceRecord, Story } from '../project/project.ts'
import type { Scene } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { refusal } from './scene-lookup.ts'
import { lengthRefusals } from './set-scene.ts'

export type SetStory = {
  readonly kind: 'set-story'
  readonly title: string
  readonly source: SourceRecord | null
  readonly story: Story | null
  readonly scenes: readonly Scene[]
}

export const setStory: Edit<SetStory> = {
  kind: 'set-story',
  can: (_document, { scenes }) => [
    ...(new Set(scenes.map(scene => scene.id)).size === scenes.length
      ? []
      : [refusal('scene-twice', 'Two scenes have the same id.')]),
    ...scenes.flatMap(({ pins, id }) => lengthRefusals(pins, id)),
  ],
  apply: (document, { title, source, story, scenes }) => {
    const { source: _source, story: _story, ...rest } = document
    const after: ProjectDocument = { ...rest, title, scenes }
    return { ...after, ...(source ? { source } : {}), ...(story ? { story } : {}) }
  },
  inverse: ({ title, source, story, scenes }) => ({
    kind: 'set-story',
    title,
    source: source ?? null,
    story: story ?? null,
    scenes,
  }),
}
