/** Owns the user's own picture for a scene: checked by decoding it, stored, added as a take that can be undone. */
import type { Engine } from '@contenthq/engine'
import type { Asset, Command, SceneId } from '@contenthq/model'
import type { MediaStore } from '../store/media.ts'

export type Replacement = {
  readonly sceneId: SceneId
  readonly picture: Blob
  readonly media: MediaStore
  readonly engine: Engine
  readonly edit: (command: Command) => void
}

/** Throws 'media-unsupported' before anything changes. */
export async function replacePicture({ sceneId, picture, media, engine, edit }: Replacement): Promise<void> {
  const size = await engine.pictureSize(picture)
  const hash = await media.put(picture)
  const asset: Asset = {
    hash,
    kind: 'image',
    mimeType: picture.type || 'application/octet-stream',
    bytes: picture.size,
    ...size,
    provenance: { provider: 'user', licence: 'Provided by the user' },
  }
  const take = { id: crypto.randomUUID(), asset: hash, prompt: '', provider: 'user', attempt: 1 }
  edit({ kind: 'add-take', scene: sceneId, piece: 'visual', take, assets: [asset] })
}
