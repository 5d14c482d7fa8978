/**
 * Owns the preview's mix: a worker that has the film's sounds and answers any block of the mix, at the film's own gain as
 * soon as that is measured. Does not sound.
 */
import { ContentHQError, canonicalJson } from '@contenthq/model'
import { transfer } from 'comlink'
import { expectedFilmGain, type Stereo } from '../audio/mix.ts'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import type { AssetReader, Composition } from '../composition.ts'
import type { Outcome } from '../render/protocol.ts'
import { portOfSignal } from '../render/signal-port.ts'
import { type SpawnedWorker, spawnWorker } from '../render/spawn-worker.ts'

export type SoundRoom = {
  /** Length of the film, 48 kHz. */
  readonly samples: number
  /** dB. Expected at first, then measured, which takes about a thirtieth of the film's length. */
  readonly gain: number
  /** Resolves when blocks can be had. Rejects as `readSound`, 'worker-died', 'cancelled'. */
  readonly ready: Promise<void>
  /** Resolves when the gain is the measured one; never rejects. */
  readonly settled: Promise<void>
  block(startSample: number, length: number, gain: number): Promise<Stereo>
  dispose(): void
}

/** Measured before in this page, by the plan, which names its sounds by content. */
const measured = new Map<string, number>()
const MOST_MEASURED = 50

export function createSoundRoom(composition: Composition, assets: AssetReader): SoundRoom {
  const plan = resolveSoundPlan(composition)
  const name = canonicalJson(plan)
  const stop = new AbortController()
  const { port, dispose: closePort } = portOfSignal(stop.signal)
  let worker: SpawnedWorker | undefined
  let gain = measured.get(name) ?? expectedFilmGain(plan)

  async function ask<T>(call: (worker: SpawnedWorker) => Promise<Outcome<T>>): Promise<T> {
    if (!worker || stop.signal.aborted) throw new ContentHQError('cancelled')
    const outcome = await Promise.race([call(worker), worker.death])
    if (outcome.ok) return outcome.value
    throw new ContentHQError(outcome.error.code, outcome.error.detail)
  }

  async function open(): Promise<void> {
    const files = new Map(
      await Promise.all(soundFiles(plan).map(async hash => [hash, await assets.read(hash)] as const)),
    )
    if (stop.signal.aborted) throw new ContentHQError('cancelled')
    worker = spawnWorker()
    await ask(({ remote }) => remote.openPreviewSound({ plan, files }, transfer(port, [port])))
  }

  async function measure(): Promise<void> {
    if (measured.has(name)) return
    gain = await ask(({ remote }) => remote.previewGain())
    measured.set(name, gain)
    for (const oldest of measured.keys()) {
      if (measured.size <= MOST_MEASURED) break
      measured.delete(oldest)
    }
  }

  const ready = open()
  const settled = ready.then(measure).catch(() => undefined)
  ready.catch(() => undefined) // it may fail before anybody wants to hear
  return {
    samples: plan.samples,
    get gain() {
      return gain
    },
    ready,
    settled,
    block: (startSample, length, at) => ask(({ remote }) => remote.previewBlock(startSample, length, at)),
    dispose() {
      stop.abort()
      closePort()
      worker?.terminate()
    },
  }
}
