/**
 * Owns the sounds of a film while it is mixed: each file opened and measured once, stretches decoded when the mix comes
 * to them and let go when others need the room. Does not mix.
 */
import { type AssetHash, throwIfAborted } from '@contenthq/model'
import type { SoundStretch, StretchedSound } from './add-clip.ts'
import { createLoudnessMeter } from './loudness.ts'
import { matchOf } from './mix.ts'
import { openSound, type SoundFile } from './open-sound.ts'
import type { SoundPlan } from './sound-plan.ts'

export type SoundLibrary = {
  readonly sounds: ReadonlyMap<AssetHash, StretchedSound>
  /** Afterwards all that sounds between two samples of the film is in memory, until the next call. */
  bring(fromSample: number, toSample: number): Promise<void>
  close(): void
}

export type LibraryOptions = {
  readonly signal: AbortSignal
  /** How much was opened and measured, 0..1. */
  readonly onProgress?: (share: number) => void
  /** Decoded sound that is kept beyond what is needed now. */
  readonly budgetBytes?: number
}

/** Two minutes of stereo: the whole of a short film. */
const BUDGET_BYTES = 48 * 1024 * 1024

type Loaded = SoundStretch & { readonly bytes: number }

/** Throws as `readSound`, and 'cancelled'. */
export async function openSoundLibrary(
  plan: SoundPlan,
  blobs: ReadonlyMap<AssetHash, Blob>,
  { signal, onProgress, budgetBytes = BUDGET_BYTES }: LibraryOptions,
): Promise<SoundLibrary> {
  const matched = new Set([...plan.narration, ...plan.music].map(({ asset }) => asset))
  const clips = [...plan.narration, ...plan.music, ...(plan.videos ?? [])]
  const files = new Map<AssetHash, SoundFile>()
  const sounds = new Map<AssetHash, StretchedSound>()
  /** In the order of their last use. */
  const loaded = new Map<string, Loaded>()
  let total = 0
  const nameOf = (hash: AssetHash, stretch: number) => `${stretch} ${hash}`

  async function load(hash: AssetHash, stretch: number): Promise<Loaded> {
    const name = nameOf(hash, stretch)
    const known = loaded.get(name)
    const file = files.get(hash)!
    const channels = known?.channels ?? (await file.read(stretch))
    const bytes = channels.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const entry = known ?? { from: stretch * file.stretchSamples, channels, bytes }
    if (!loaded.delete(name)) total += bytes
    loaded.set(name, entry)
    return entry
  }

  function trim(needed: ReadonlySet<string>): void {
    for (const [name, { bytes }] of loaded) {
      if (total <= budgetBytes) return
      if (needed.has(name)) continue
      loaded.delete(name)
      total -= bytes
    }
  }

  async function open(hash: AssetHash, blob: Blob, onShare: (share: number) => void): Promise<void> {
    const file = await openSound(blob)
    files.set(hash, file)
    const stretchAt = (sample: number) => loaded.get(nameOf(hash, Math.floor(sample / file.stretchSamples)))!
    if (!matched.has(hash)) {
      // a video's sound is taken as it was recorded: only what the film shows of it is decoded
      sounds.set(hash, { samples: file.samples, match: 1, stretchAt })
      return
    }
    const meter = createLoudnessMeter()
    let channelCount = 1
    for (let stretch = 0; stretch * file.stretchSamples < file.samples; stretch++) {
      throwIfAborted(signal)
      const [left, right] = (await load(hash, stretch)).channels
      meter.push(left, right ?? left)
      channelCount = right ? 2 : 1
      trim(new Set())
      onShare(Math.min(1, ((stretch + 1) * file.stretchSamples) / file.samples))
    }
    sounds.set(hash, {
      samples: file.samples,
      match: matchOf(meter.energies(), channelCount),
      stretchAt,
    })
  }

  const close = () => {
    for (const file of files.values()) file.close()
    loaded.clear()
  }

  /** Names of the stretches that a span of the film needs, by their sound. */
  function* neededBy(fromSample: number, toSample: number): Generator<readonly [hash: AssetHash, stretch: number]> {
    for (const { asset, startSample, samples, offsetSamples } of clips) {
      const file = files.get(asset)
      if (!file) continue
      const origin = startSample - offsetSamples
      const from = Math.max(fromSample, startSample) - origin
      const to = Math.min(toSample - origin, offsetSamples + samples, file.samples)
      if (from >= to) continue
      for (let stretch = Math.floor(from / file.stretchSamples); stretch * file.stretchSamples < to; stretch++)
        yield [asset, stretch]
    }
  }

  try {
    let opened = 0
    for (const [hash, blob] of blobs) {
      await open(hash, blob, share => onProgress?.((opened + share) / blobs.size))
      opened++
    }
  } catch (thrown) {
    close()
    throw thrown
  }
  return {
    sounds,
    async bring(fromSample, toSample) {
      const needed = [...neededBy(fromSample, toSample)]
      for (const [hash, stretch] of needed) {
        throwIfAborted(signal)
        await load(hash, stretch)
      }
      trim(new Set(needed.map(([hash, stretch]) => nameOf(hash, stretch))))
    },
    close,
  }
}
