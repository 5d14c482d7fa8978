/** Owns the user's own picture or video for a scene: checked by decoding it, stored, added as a take that can be undone. */
import type { Engine } from '@contenthq/engine'
import { type Asset, type Call, type Command, type Issue, type SceneId, throwIfAborted } from '@contenthq/model'
import type { MediaStore } from '../store/media.ts'

export type Replacement = {
  readonly sceneId: SceneId
  readonly picture: Blob
  readonly media: MediaStore
  readonly engine: Engine
  readonly edit: (command: Command) => void
  /** Converting a video may take long. */
  readonly call?: Partial<Call> | undefined
}

/** What could not be taken over as it is. Throws 'media-unsupported', 'media-empty', 'cancelled' before anything changes. */
export async function replacePicture({
  sceneId,
  picture,
  media,
  engine,
  edit,
  call,
}: Replacement): Promise<readonly Issue[]> {
  const { file, facts, notices } = await engine.importPicture(picture, call)
  throwIfAborted(call?.signal)
  const hash = await media.put(file)
  const asset: Asset = {
    hash,
    bytes: file.size,
    ...facts,
    provenance: { provider: 'user', licence: 'Provided by the user' },
  }
  const take = { id: crypto.randomUUID(), asset: hash, prompt: '', provider: 'user', attempt: 1 }
  edit({ kind: 'add-take', scene: sceneId, piece: 'visual', take, assets: [asset] })
  return notices
}
