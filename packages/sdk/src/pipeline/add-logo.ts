/** Owns a person's logo or watermark: checked by decoding it, stored, laid over the film or a scene as an edit that can be undone. */
import type { Engine } from '@contenthq/engine'
import {
  type Asset,
  type Call,
  type Command,
  ContentHQError,
  type LogoOverlay,
  logoBounds,
  type OverlayId,
  type SceneId,
  throwIfAborted,
} from '@contenthq/model'
import type { MediaStore } from '../store/media.ts'

export type LogoWish = {
  readonly picture: Blob
  /** Over this scene; null: over the whole film. */
  readonly scene: SceneId | null
  readonly media: MediaStore
  readonly engine: Engine
  readonly edit: (command: Command) => void
  readonly call?: Partial<Call> | undefined
}

/** Its id. Throws 'media-unsupported', 'media-empty', 'cancelled' before anything changes, and 'edit-refused'. */
export async function addLogo({ picture, scene, media, engine, edit, call }: LogoWish): Promise<OverlayId> {
  const { file, facts } = await engine.importPicture(picture, call)
  if (facts.kind !== 'image') throw new ContentHQError('media-unsupported', 'A logo is a picture, not a video.')
  throwIfAborted(call?.signal)
  const hash = await media.put(file)
  const asset: Asset = {
    hash,
    bytes: file.size,
    ...facts,
    provenance: { provider: 'user', licence: 'Provided by the user' },
  }
  const overlay: LogoOverlay = {
    id: crypto.randomUUID(),
    kind: 'logo',
    asset: hash,
    place: 'top-right',
    size: logoBounds.size.usual,
    opacity: logoBounds.opacity.usual,
  }
  edit({ kind: 'add-overlay', scene, overlay, assets: [asset] })
  return overlay.id
}
