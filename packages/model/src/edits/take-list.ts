/** Owns reading and replacing the takes of one piece of a scene. */
import type { NarrationTake, Scene, TakeId, Takes, VisualTake } from '../project/scene.ts'

export type Piece = 'visual' | 'narration'
/** A take with the piece it belongs to. */
export type PieceTake =
  | { readonly piece: 'visual'; readonly take: VisualTake }
  | { readonly piece: 'narration'; readonly take: NarrationTake }

type Named = { readonly id: TakeId }

export const takesOf = (scene: Scene, piece: Piece): Takes<VisualTake | NarrationTake> =>
  piece === 'visual' ? scene.visuals : scene.narrations

/** The takes with another one in use (null: none). */
export const using = <T extends Named>({ list }: Takes<T>, inUse: TakeId | null): Takes<T> =>
  inUse === null ? { list } : { list, inUse }

/** The takes with `take` put before `before` (at the end where that is not there), and `inUse` in use (null: none). */
export function withTake<T extends Named>(
  { list }: Takes<T>,
  take: T,
  before: TakeId | undefined,
  inUse: TakeId | null,
): Takes<T> {
  const found = list.findIndex(other => other.id === before)
  const at = found < 0 ? list.length : found
  return using({ list: [...list.slice(0, at), take, ...list.slice(at)] }, inUse)
}

export const withoutTake = <T extends Named>({ list }: Takes<T>, id: TakeId, inUse: TakeId | null): Takes<T> =>
  using({ list: list.filter(take => take.id !== id) }, inUse)

/** The scene with the takes of one piece changed. */
export const changeTakes = (
  scene: Scene,
  piece: Piece,
  change: <T extends Named>(takes: Takes<T>) => Takes<T>,
): Scene =>
  piece === 'visual' ? { ...scene, visuals: change(scene.visuals) } : { ...scene, narrations: change(scene.narrations) }
