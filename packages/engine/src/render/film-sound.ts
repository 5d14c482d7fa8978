/** Owns the sound of a film on the page: found on the shelf by its plan, or mixed and encoded by a worker of its own. */
import { proxy } from 'comlink'
import type { EncodedSound } from '../audio/encode-sound.ts'
import type { SoundCodecId } from '../audio/sound-codec.ts'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { findSoundList, keepSoundList, soundBlocksOn } from '../segments/sound-blocks.ts'
import { callWorker } from './call-worker.ts'
import { persist } from './encoder-ladder.ts'
import type { PartShelf } from './output/part-shelf.ts'
import { createWorkerSlot } from './worker-slot.ts'

export type FilmSoundInput = {
  readonly composition: Composition
  readonly assets: AssetReader
  readonly codec: SoundCodecId
  readonly shelf: PartShelf
  readonly assetBase: string
  readonly signal: AbortSignal
  /** 0..1 */
  readonly onProgress: (share: number) => void
}

/** All blocks stand on the shelf. Throws 'asset-missing', 'media-unsupported', 'encoder-failed', 'worker-died', 'cancelled'. */
export async function encodeFilmSound(input: FilmSoundInput): Promise<EncodedSound> {
  const { composition, assets, codec, shelf, assetBase, signal, onProgress } = input
  const plan = resolveSoundPlan(composition)
  const known = await findSoundList(shelf, plan, codec)
  if (known) {
    onProgress(1)
    return known
  }
  const files = new Map(await Promise.all(soundFiles(plan).map(async hash => [hash, await assets.read(hash)] as const)))
  const slot = createWorkerSlot()
  try {
    const sound = await persist(signal, () =>
      slot.use(worker =>
        callWorker(worker, signal, onProgress, (remote, port, progress) =>
          remote.mixSound(
            { plan, files, codec, assetBase },
            port,
            progress,
            proxy(soundBlocksOn(shelf, codec, signal)),
          ),
        ),
      ),
    )
    await keepSoundList(shelf, plan, codec, sound)
    return sound
  } finally {
    slot.terminate()
  }
}
