/**
 * Cuts the start and the end of a scene's video. A trim that leaves nothing is no reason against it: the timeline keeps
 * some of the video and says so.
 */
import type { ProjectDocument } from '../project/project.ts'
import type { SceneId, TakeId, Trim, VisualTake } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { findScene, needsScene, refusal, replaceScene } from './scene-lookup.ts'

/** `trim` null: the whole video. */
export type TrimVisual = {
  readonly kind: 'trim-visual'
  readonly scene: SceneId
  readonly take: TakeId
  readonly trim: Trim | null
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const findTake = (document: ProjectDocument, { scene, take }: TrimVisual): VisualTake | undefined =>
  findScene(document, scene)?.visuals.list.find(({ id }) => id === take)

export const trimVisual: Edit<TrimVisual> = {
  kind: 'trim-visual',
  can: (document, command) => {
    const { scene, trim } = command
    const missing = needsScene(document, scene)
    if (missing.length > 0) return missing
    if (!findTake(document, command)) return [refusal('take-missing', 'This take is not there.', scene)]
    return trim === null || (isCount(trim.start) && isCount(trim.end))
      ? []
      : [refusal('trim-invalid', 'A trim is a whole number of samples.', scene)]
  },
  apply: (document, { scene: id, take: takeId, trim }) =>
    replaceScene(document, id, scene => ({
      ...scene,
      visuals: {
        ...scene.visuals,
        list: scene.visuals.list.map(take => {
          if (take.id !== takeId) return take
          const { trim: _, ...rest } = take
          return trim === null ? rest : { ...rest, trim }
        }),
      },
    })),
  inverse: (document, command) => ({ ...command, trim: findTake(document, command)?.trim ?? null }),
}
